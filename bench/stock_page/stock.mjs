// What Pyodide's own introduction would have one write: boot on the page's main thread, micropip,
// install the wheel, call it, and show the answer. It does the site's calculation of its example.

import { loadPyodide } from "./pyodide/pyodide.mjs";

const { calculator, lang, entries, micropipWheels, ownWheel } = JSON.parse(
  document.getElementById("settings").textContent,
);
const address = (name) => new URL(name, location.href).href;

const pyodide = await loadPyodide();
// By address: the lock file shipped with Pyodide has other hashes than the index's wheels.
await pyodide.loadPackage(micropipWheels.map(address));
const micropip = pyodide.pyimport("micropip");
await micropip.install(address(ownWheel));
const web = pyodide.pyimport("calculators.web");
const reply = JSON.parse(web.answer(calculator, lang, "./", JSON.stringify(entries)));

const page = document.querySelector(".calc");
for (const part of ["headline", "main", "detail"])
  page.querySelector(`.calc-${part}`).innerHTML = reply[part];
page.dataset.state = "ready";
page.dataset.busy = "false";
