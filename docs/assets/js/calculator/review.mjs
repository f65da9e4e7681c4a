// The purchaser's review: read a file on this device, ask Python, show the answer.

import { Engine } from "../python/engine.mjs";
import { whenNeeded } from "../python/when-needed.mjs";
import { storeCalculators } from "../site/offline.mjs";
import { copyOrSelect, copyTable } from "./copy-table.mjs";

const LARGEST = 10_000_000; // bytes; one more is read, so that Python can refuse a larger file

const page = document.querySelector(".calc");
const { lang, root } = page.dataset;
const status = page.querySelector(".calc-status");
const errors = page.querySelector(".calc-errors");
const dropZone = page.querySelector(".calc-drop");
const chooser = dropZone.querySelector("input");

const state = {
  engine: null, // until Python is started
  reviews: 0, // begun so far; only the newest one's answer is shown
};

function setState(current, name = "") {
  page.dataset.state = current;
  status.querySelector("p").textContent = status.dataset[current] + name;
  status.querySelector("button").hidden = current !== "failed";
}

function start() {
  state.engine?.stop();
  // A file that was chosen meanwhile has a status of its own.
  state.engine = new Engine({
    onStage(stage) {
      if (stage === "failed" || state.reviews === 0) setState(stage);
      if (stage === "ready") storeCalculators(lang);
    },
    onStuck: start,
  });
}

// The file in base64, as calculators.web expects it, but at most one byte more than LARGEST.
function read(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result.replace(/^[^,]*,/, "")));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file.slice(0, LARGEST + 1));
  });
}

// To compare a workbook's formulas, Python writes one with XlsxWriter. If that cannot be fetched, the
// note says that only the figures were compared.
function requestReview(values, isWorkbook) {
  const call = (...packages) => state.engine.call("review", values, packages);
  return isWorkbook ? call("xlsxwriter").catch(() => call()) : call();
}

async function review(file) {
  state.reviews += 1;
  const number = state.reviews;
  page.dataset.busy = "true";
  page.dataset.stale = "waiting"; // hides the example or an earlier answer
  setState("working", file.name);
  try {
    const data = await read(file);
    await started;
    const text = await requestReview([lang, root, data], /\.xls/i.test(file.name));
    if (number !== state.reviews) return;
    show(JSON.parse(text), file.name);
  } catch {
    setState("failed");
  }
  delete page.dataset.stale;
  page.dataset.busy = "false";
}

function show(reply, fileName) {
  page.querySelector(".calc-review-example").hidden = true;
  errors.hidden = reply.ok;
  errors.querySelector("div").innerHTML = reply.ok ? "" : reply.reasons;
  for (const name of ["headline", "main", "detail"])
    page.querySelector(`.calc-${name}`).innerHTML = reply.ok ? reply[name] : "";
  setState(reply.ok ? "reviewed" : "refused", reply.ok ? fileName : "");
}

function copyNote(button) {
  const note = button.closest(".calc-note").querySelector(".calc-note-text");
  const copy = () => navigator.clipboard.writeText(note.textContent);
  return copyOrSelect(note, copy, button.parentElement.querySelector("[role=status]"));
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
  dropZone.addEventListener(kind, (event) => {
    event.preventDefault();
    dropZone.classList.toggle("calc-dropping", kind === "dragenter" || kind === "dragover");
  });
}
dropZone.addEventListener("drop", ({ dataTransfer: { files } }) => {
  if (files.length > 0) review(files[0]);
});
chooser.disabled = false;
setState("waiting");
const started = whenNeeded(dropZone).then(start);
