// A calculator's page: read the form, ask Python, show the answer.
// It knows no arithmetic and no rule; both are in the Python package `calculators`.

import { Engine } from "../python/engine.mjs";
import { whenNeeded } from "../python/when-needed.mjs";
import { beforeUpdate, storeCalculators } from "../site/offline.mjs";
import { wireActions } from "./actions.mjs";
import { wireAddress } from "./address.mjs";
import { answerView } from "./answer.mjs";
import { wireDrafts } from "./drafts.mjs";
import { entriesOf } from "./form.mjs";
import { wireNotes } from "./notes.mjs";
import { wirePartFiles } from "./part-file.mjs";
import { wirePaste } from "./paste.mjs";
import { printDocument } from "./print.mjs";
import { wireRows } from "./rows.mjs";

const page = document.querySelector(".calc");
const { calculator, lang, root } = page.dataset;
const form = page.querySelector("form");
const status = page.querySelector(".calc-status");

const state = {
  engine: null, // until Python is started
  changed: false, // the form holds something else than the example
};

const answer = answerView(page, form);
const printed = printDocument(page, form, request);
const address = wireAddress(form, {
  onFilled() {
    state.changed = true;
    answer.hideExample();
  },
  onUnreadable(reason) {
    const notice = page.querySelector(".calc-notice");
    notice.textContent = notice.dataset[reason];
    notice.hidden = false;
  },
});
const withdraw = wireActions(page, form, {
  address,
  answer,
  answered,
  printed,
  request,
  onInput,
});

function showStatus(key) {
  status.querySelector("p").textContent = status.dataset[key];
  status.querySelector("button").hidden = key !== "failed";
}

function setStage(stage) {
  page.dataset.state = stage;
  if (stage === "failed") answer.showExample();
  showStatus(stage === "ready" && !state.changed ? "readyExample" : stage);
}

function start() {
  state.engine?.stop();
  setStage("downloading");
  state.engine = new Engine({ onStage: setStage, onStored: storeForOffline, onStuck: start });
  compute();
}

// Python's memory is stored for the next visit; now store what works without a network.
async function storeForOffline() {
  page.dataset.offline = "started";
  page.dataset.offline = (await storeCalculators(lang)) ? "ready" : "no";
}

// Call a function of calculators.web for this calculator, once Python is started.
async function request(name, values, packages) {
  await started;
  return state.engine.call(name, [calculator, lang, ...values], packages);
}

// Resolves when the answer to what is in the form is shown.
async function answered() {
  await started;
  while (page.dataset.busy === "true")
    await new Promise((resolve) => page.addEventListener("answered", resolve, { once: true }));
}

function compute() {
  if (!state.engine) return; // start() computes what was typed before it
  page.dataset.busy = "true";
  const values = [calculator, lang, root, JSON.stringify(entriesOf(form))];
  state.engine.latest("answer", values, show, () => setStage("failed"));
}

function show(text) {
  answer.show(JSON.parse(text));
  page.dataset.busy = "false";
  page.dispatchEvent(new Event("answered"));
  printed.makeSoon();
}

function onInput() {
  withdraw();
  state.changed = true;
  answer.hideExample();
  if (page.dataset.state === "ready") showStatus("ready");
  compute();
  address.writeSoon();
}

form.addEventListener("input", onInput);
form.addEventListener("focusout", ({ target }) => {
  if (!target.name) return;
  target.dataset.visited = "true";
  if (state.changed) compute();
});
form.addEventListener("submit", (event) => event.preventDefault());
status.querySelector("button").addEventListener("click", start);
wireNotes(form);
wirePaste(form);
wireRows(form, onInput);
wirePartFiles(form, { request, onChange: onInput });
beforeUpdate(() => state.changed && address.write());
wireDrafts(page.querySelector(".calc-drafts"), {
  calculator,
  lang: document.documentElement.lang,
  currentFragment: address.write,
});
addEventListener("hashchange", async () => {
  await address.read();
  compute();
});
const started = startWhenNeeded();

// What was typed or came with a link must be computed. The example's result is already there.
async function startWhenNeeded() {
  if (!address.restore()) await address.read();
  if (!state.changed) {
    setStage("waiting");
    await whenNeeded(page);
  }
  start();
}
