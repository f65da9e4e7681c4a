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
  return web;
}

const booting = boot();
booting.catch((error) => postMessage({ stage: "failed", reason: String(error) }));

addEventListener("message", async ({ data: { id, call, values } }) => {
  const web = await booting;
  try {
    postMessage({ id, text: web[call](...values) });
  } catch (error) {
    postMessage({ id, reason: String(error) });
  }
});
