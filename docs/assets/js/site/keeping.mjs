// What may be kept on this device, which the visitor can switch off on the about page, and whether
// Python's memory is: scripts/build/early_python.js reads that before anything else.

const SWITCHED_OFF = "offline.off"; // in localStorage, only while switched off
const PYTHON_KEPT = "python.kept"; // likewise, while it is kept

export function mayKeep() {
  try {
    return localStorage.getItem(SWITCHED_OFF) === null;
  } catch {
    return false; // no storage at all
  }
}

function set(name, is) {
  if (is) localStorage.setItem(name, "1");
  else localStorage.removeItem(name);
}

export function setMayKeep(may) {
  set(SWITCHED_OFF, !may);
  if (!may) setPythonKept(false);
}

export function setPythonKept(is) {
  try {
    set(PYTHON_KEPT, is);
  } catch {
    // Then nothing starts early.
  }
}
