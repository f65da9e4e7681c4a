// The worker in which Python runs: it boots once, then answers calls in order.

import { loadPyodide } from "../pyodide/pyodide.mjs";

const home = new URL("../pyodide/", import.meta.url).href;

async function boot() {
  postMessage({ stage: "downloading" });
  const pyodide = await loadPyodide({
    indexURL: home,
    lockFileURL: `${home}pyodide-lock.json`,
    packages: ["beijing-social-work-budget"],
  });
  postMessage({ stage: "starting" });
  const web = pyodide.pyimport("calculators.web");
  postMessage({ stage: "ready" });
  return { pyodide, web };
}

async function load(pyodide, packages) {
  let problem = null;
  await pyodide.loadPackage(packages, {
    messageCallback() {},
    errorCallback(text) {
      problem = text;
    },
  });
  if (problem) throw new Error(problem);
}

const booting = boot();
booting.catch((error) => postMessage({ stage: "failed", reason: String(error) }));

// `packages` are what a call needs beyond our own wheel: they are fetched, once, when it is made.
addEventListener("message", async ({ data: { id, call, values, packages } }) => {
  const { pyodide, web } = await booting;
  try {
    if (packages.length > 0) await load(pyodide, packages);
    postMessage({ id, text: web[call](...values) });
  } catch (error) {
    postMessage({ id, reason: String(error) });
  }
});
