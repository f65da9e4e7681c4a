// The worker in which Python runs: it starts once, then answers calls in order.
//
// On a first visit it takes a snapshot of Python's memory after the calculators are imported and
// before they receive anything that was typed, and stores it. On later visits it starts from that
// snapshot at once. Without one it waits until the page needs Python.

import { BUILD, VERSION } from "./build.mjs";
import { deleteSnapshot, findSnapshot, readSnapshot, storeSnapshot } from "./snapshot.mjs";

const HOME = new URL("../python/", import.meta.url).href;
const OWN_WHEEL = "calculators";
// Calls that read no file of our wheel. A snapshot holds the imported modules, but no files.
const WITHOUT_FILES = new Set(["answer"]);

const mayStore = self.name === "may-store"; // the visitor has not switched it off
const state = {
  stage: "downloading",
  snapshot: null, // to be stored after the first answer
  answered: false,
};
let setNeeded;
const needed = new Promise((resolve) => {
  setNeeded = resolve;
});
const started = start();

function setStage(stage) {
  state.stage = stage;
  postMessage({ stage });
}

async function start() {
  const found = mayStore ? await findSnapshot(VERSION.python) : null;
  if (found) {
    try {
      return await startFromSnapshot(found);
    } catch {
      await deleteSnapshot();
    }
  }
  await needed;
  return startAnew();
}

// Import a script of Pyodide past the service worker, because the browser stores compiled code only
// of scripts that it fetched itself. If that fails, import it from the service worker.
async function importScript(name) {
  const address = `${HOME}${BUILD.runtime}${name}`;
  try {
    return await import(address);
  } catch {
    return import(`${address}?stored`);
  }
}

async function loadPython(options, memoryRead) {
  const program = importScript("pyodide.asm.mjs");
  const { loadPyodide } = await importScript("pyodide.mjs");
  return loadPyodide({
    indexURL: HOME + BUILD.runtime,
    stdLibURL: HOME + BUILD.library,
    lockFileContents: BUILD.lock,
    async createPyodideModule(settings) {
      const module = await (await program).default(settings);
      await memoryRead; // Pyodide uses the memory from here on
      return module;
    },
    ...options,
  });
}

// Fetch a wheel. The browser refuses it if it is not the one that was built.
async function fetchWheel(module) {
  const { address, integrity } = BUILD.wheels[module];
  const response = await fetch(HOME + address, { integrity });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.arrayBuffer();
}

async function startFromSnapshot(found) {
  setStage("restoring");
  const { memory, isRead } = readSnapshot(found);
  isRead.catch(() => {}); // loadPython() awaits it and reports the failure
  const pyodide = await loadPython({ _loadSnapshot: memory }, isRead);
  return { pyodide, web: pyodide.pyimport("calculators.web"), installed: new Set() };
}

async function startAnew() {
  setStage("downloading");
  const [wheel, pyodide] = await Promise.all([
    fetchWheel(OWN_WHEEL),
    loadPython({ _makeSnapshot: mayStore }),
  ]);
  pyodide.unpackArchive(wheel, "wheel");
  setStage("starting");
  const web = pyodide.pyimport("calculators.web");
  web.warm_up();
  if (mayStore) state.snapshot = pyodide.makeMemorySnapshot();
  return { pyodide, web, installed: new Set([OWN_WHEEL]) };
}

async function install({ pyodide, installed }, modules) {
  for (const module of modules.filter((one) => !installed.has(one))) {
    pyodide.unpackArchive(await fetchWheel(module), "wheel");
    installed.add(module);
  }
}

async function call(name, values, packages) {
  const python = await started;
  const { web, installed } = python;
  await install(python, WITHOUT_FILES.has(name) ? packages : [OWN_WHEEL, ...packages]);
  try {
    return web[name](...values);
  } catch (error) {
    if (installed.has(OWN_WHEEL)) throw error;
    await install(python, [OWN_WHEEL]);
    return web[name](...values);
  }
}

started.then(
  () => setStage("ready"),
  () => setStage("failed"),
);

// `packages` are the wheels that the call needs beside our own. Each is fetched once.
async function answer({ id, call: name, values, packages }) {
  try {
    postMessage({ id, text: await call(name, values, packages) });
  } catch (error) {
    postMessage({ id, reason: String(error) });
  }
  if (state.answered) return;
  state.answered = true;
  if (state.snapshot) await storeSnapshot(VERSION.python, state.snapshot);
  state.snapshot = null;
  postMessage({ stage: "stored" });
}

addEventListener("message", ({ data }) => {
  if (data.id) return answer(data);
  setNeeded();
  postMessage({ stage: state.stage }); // a stage may be older than the page's script
});
