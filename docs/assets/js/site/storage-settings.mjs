// Whether this site may store its files on this device (the visitor can switch that off on the about
// page) and whether a snapshot of Python's memory is stored (scripts/build/early_python.js reads it).

// Keys of localStorage. Visitors have them already, so they keep their names.
const SWITCHED_OFF = "offline.off";
const SNAPSHOT_STORED = "python.kept";

export function mayStore() {
  try {
    return localStorage.getItem(SWITCHED_OFF) === null;
  } catch {
    return false; // there is no storage
  }
}

function setFlag(key, isSet) {
  if (isSet) localStorage.setItem(key, "1");
  else localStorage.removeItem(key);
}

export function setMayStore(may) {
  setFlag(SWITCHED_OFF, !may);
  if (!may) setSnapshotStored(false);
}

export function setSnapshotStored(isStored) {
  try {
    setFlag(SNAPSHOT_STORED, isStored);
  } catch {
    // There is no storage: Python will not start early.
  }
}
