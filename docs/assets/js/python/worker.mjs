// The worker in which Python runs: it boots once, then answers calls in order.
//
// On a first visit it takes a picture of Python's memory when the calculators are imported and
// before anything typed has reached them, and keeps it; on a later visit it starts from that, at
// once. Without one it waits until the page says that Python is wanted.

import { BUILD } from "./build.mjs";
import { dropSnapshot, findSnapshot, keepSnapshot, readSnapshot } from "./snapshot.mjs";

const HOME = new URL("../python/", import.meta.url).href;
const OURS = "calculators";
const OFTEN = new Set(["answer"]); // finds what it needs in memory

const mayKeep = self.name === "keep"; // the visitor has not switched it off
let stage = "downloading";
let want;
const isWanted = new Promise((resolve) => {
  want = resolve;
});
const boot = start();
let kept = null; // the snapshot that waits for the first answer to be shown
let first = true;

function reach(next) {
  stage = next;
  postMessage({ stage });
}

async function start() {
  const found = mayKeep ? await findSnapshot(BUILD.python) : null;
  if (found) {
    try {
      return await restored(found);
    } catch {
      await dropSnapshot();
    }
  }
  await isWanted;
  return fresh();
}

// A script of Pyodide: from the browser itself, which keeps what it compiled from those it fetched;
// where that fails, from the service worker.
async function script(name) {
  const address = `${HOME}${BUILD.runtime}${name}`;
  try {
    return await import(address);
  } catch {
    return import(`${address}?kept`);
  }
}

async function python(options, memoryIsRead) {
  const program = script("pyodide.asm.mjs");
  const { loadPyodide } = await script("pyodide.mjs");
  return loadPyodide({
    indexURL: HOME + BUILD.runtime,
    stdLibURL: HOME + BUILD.library,
    lockFileContents: BUILD.lock,
    async createPyodideModule(settings) {
      const module = await (await program).default(settings);
      await memoryIsRead; // while the program was fetched and compiled; now Pyodide looks at it
      return module;
    },
    ...options,
  });
}

// A wheel's bytes; the browser refuses any others than those that were built.
async function fetchWheel(module) {
  const { address, integrity } = BUILD.wheels[module];
  const response = await fetch(HOME + address, { integrity });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.arrayBuffer();
}

async function restored(found) {
  reach("restoring");
  const { memory, isRead } = readSnapshot(found);
  isRead.catch(() => {}); // it is waited for later, and fails there
  const pyodide = await python({ _loadSnapshot: memory }, isRead);
  return { pyodide, web: pyodide.pyimport("calculators.web"), installed: new Set() };
}

async function fresh() {
  reach("downloading");
  const [wheel, pyodide] = await Promise.all([
    fetchWheel(OURS),
    python({ _makeSnapshot: mayKeep }),
  ]);
  pyodide.unpackArchive(wheel, "wheel");
  reach("starting");
  const web = pyodide.pyimport("calculators.web");
  web.warm_up();
  if (mayKeep) kept = pyodide.makeMemorySnapshot();
  return { pyodide, web, installed: new Set([OURS]) };
}

async function install({ pyodide, installed }, modules) {
  for (const module of modules.filter((one) => !installed.has(one))) {
    pyodide.unpackArchive(await fetchWheel(module), "wheel");
    installed.add(module);
  }
}

async function call(name, values, packages) {
  const started = await boot;
  const { web, installed } = started;
  // A snapshot holds what was imported, and no files: most calls read some.
  await install(started, OFTEN.has(name) ? packages : [OURS, ...packages]);
  try {
    return web[name](...values);
  } catch (error) {
    if (installed.has(OURS)) throw error;
    await install(started, [OURS]);
    return web[name](...values);
  }
}

boot.then(
  () => reach("ready"),
  () => reach("failed"),
);

// `packages` are what a call needs beyond our own wheel: they are fetched, once, when it is made.
async function answer({ id, call: name, values, packages }) {
  try {
    postMessage({ id, text: await call(name, values, packages) });
  } catch (error) {
    postMessage({ id, reason: String(error) });
  }
  if (!first) return;
  first = false;
  if (kept) await keepSnapshot(BUILD.python, kept);
  kept = null;
  postMessage({ stage: "kept" });
}

addEventListener("message", ({ data }) => {
  if (data.id) return answer(data);
  want();
  postMessage({ stage }); // the page may have come later than it was reached
});
