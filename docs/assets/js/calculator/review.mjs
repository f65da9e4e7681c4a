// The purchaser's review: read a file on the device, ask Python, put the answer in its place.

import { Engine } from "../python/engine.mjs";
import { wanted } from "../python/wanted.mjs";
import { keepCalculators } from "../site/offline.mjs";
import { copyTable } from "./copy-table.mjs";

const LARGEST = 10_000_000; // bytes; of a larger file only so much is read that Python sees it is

const page = document.querySelector(".calc");
const { lang, root } = page.dataset;
const status = page.querySelector(".calc-status");
const errors = page.querySelector(".calc-errors");
const drop = page.querySelector(".calc-drop");
const chooser = drop.querySelector("input");

let engine;
let newest = 0; // of the files chosen: an older one's answer is thrown away

function setState(state, name = "") {
  page.dataset.state = state;
  status.querySelector("p").textContent = status.dataset[state] + name;
  status.querySelector("button").hidden = state !== "failed";
}

function start() {
  engine?.stop();
  // What was chosen while it started is already being reviewed.
  engine = new Engine({
    onStage(state) {
      if (state === "failed" || newest === 0) setState(state);
      if (state === "ready") keepCalculators(lang);
    },
    onStuck: start,
  });
}

// The file's beginning in base64, as calculators.web takes it.
function read(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result.replace(/^[^,]*,/, "")));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file.slice(0, LARGEST + 1));
  });
}

// The formulas of a workbook are compared with what XlsxWriter writes; without it, only its figures.
async function ask(values, isWorkbook) {
  if (isWorkbook) {
    try {
      return await engine.call("review", values, ["xlsxwriter"]);
    } catch {
      // Not to be had: the note then says that formulas were not compared.
    }
  }
  return engine.call("review", values);
}

async function review(file) {
  newest += 1;
  const mine = newest;
  page.dataset.busy = "true";
  page.dataset.stale = "waiting"; // the example, or another file's answer, is not shown
  setState("working", file.name);
  try {
    const data = await read(file);
    await started;
    const text = await ask([lang, root, data], /\.xls/i.test(file.name));
    if (mine !== newest) return;
    show(JSON.parse(text), file.name);
  } catch {
    setState("failed");
  }
  delete page.dataset.stale;
  page.dataset.busy = "false";
}

function show(reply, name) {
  page.querySelector(".calc-review-example").hidden = true;
  errors.hidden = reply.ok;
  errors.querySelector("div").innerHTML = reply.ok ? "" : reply.reasons;
  for (const place of ["headline", "main", "detail"])
    page.querySelector(`.calc-${place}`).innerHTML = reply.ok ? reply[place] : "";
  setState(reply.ok ? "reviewed" : "refused", reply.ok ? name : "");
}

async function copyNote(button) {
  const note = button.closest(".calc-note").querySelector(".calc-note-text");
  const says = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(note.textContent);
    says.textContent = says.dataset.done;
  } catch {
    getSelection().selectAllChildren(note);
    says.textContent = says.dataset.failed;
  }
}

const ACTIONS = { "copy-note": copyNote, "copy-table": copyTable };

page.addEventListener("click", (event) => {
  const action = event.target.closest("[data-action]");
  if (action) ACTIONS[action.dataset.action](action);
});
status.querySelector("button").addEventListener("click", start);
chooser.addEventListener("click", () => {
  chooser.value = ""; // so that the same file, saved again, can be chosen again
});
chooser.addEventListener("change", () => {
  const [file] = chooser.files;
  if (file) review(file);
});
for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.toggle("calc-dropping", kind === "dragenter" || kind === "dragover");
  });
}
drop.addEventListener("drop", ({ dataTransfer: { files } }) => {
  if (files.length > 0) review(files[0]);
});
chooser.disabled = false;
setState("waiting");
const started = wanted(drop).then(start);
