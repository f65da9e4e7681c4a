// A calculator's page: read the form, ask Python, put the answer in its place.
// No arithmetic and no rule is here; both are in the Python package `calculators`.

import { Engine } from "../python/engine.mjs";
import { wanted } from "../python/wanted.mjs";
import { beforeUpdate, keepCalculators } from "../site/offline.mjs";
import { copyTable } from "./copy-table.mjs";
import { wireDrafts } from "./drafts.mjs";
import { fileName, offer } from "./offer.mjs";
import { wirePartFiles } from "./part-file.mjs";
import { wireRows } from "./rows.mjs";
import {
  clear,
  Damaged,
  entriesOf,
  fill,
  fromFragment,
  OtherVersion,
  setChoices,
  toFragment,
} from "./share.mjs";

const PAPER_AFTER = 600; // ms without typing until what would be printed is made
const WRITE_ADDRESS_EVERY = 400; // ms; browsers refuse more than a few address changes a second
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const page = document.querySelector(".calc");
const { calculator, lang, root } = page.dataset;
const form = page.querySelector("form");
const status = page.querySelector(".calc-status");
const errors = page.querySelector(".calc-errors");
const places = ["headline", "main", "detail"].map((name) => [
  name,
  page.querySelector(`.calc-${name}`),
]);

const shown = {}; // the HTML that each place was given last
let shownSummary = "";

let engine;
let changed = false; // since the page was opened: until then the address stays as it is
let cleared = false; // and nothing was computed since
let answered = false; // what the page came with is an example's result
let addressTimer = null; // an address is waiting to be written
let unwritten = false; // what is typed is not in the address yet
let paperTimer = null;
let undo = null; // what was in the form before it was cleared

function say(key) {
  status.querySelector("p").textContent = status.dataset[key];
  status.querySelector("button").hidden = key !== "failed";
}

function setState(state) {
  page.dataset.state = state;
  if (state === "failed" && !answered) setStale(""); // all there is to see
  say(state === "ready" && !changed ? "readyExample" : state);
}

// What is below a mistake is not the answer to what is typed: it says so and looks it.
function setStale(stale) {
  if (stale) page.dataset.stale = stale;
  else delete page.dataset.stale;
}

// What stands there belongs to the example, not to what is in the form: it is not shown.
function hideExample() {
  if (answered) return;
  cleared = true;
  setStale("waiting");
}

function start() {
  engine?.stop();
  setState("downloading");
  engine = new Engine({ onStage: setState, onKept, onStuck: start });
  compute();
}

// The first answer is there, and what the next visit starts from: now what works offline.
async function onKept() {
  page.dataset.kept = "started";
  page.dataset.kept = (await keepCalculators(lang)) ? "ready" : "no";
}

function compute() {
  if (!engine) return; // what is typed before it starts is computed when it does
  page.dataset.busy = "true";
  const values = [calculator, lang, root, JSON.stringify(entriesOf(form))];
  engine.latest("answer", values, show, () => setState("failed"));
}

function show(text) {
  const reply = JSON.parse(text);
  showBase(reply);
  showErrors(reply.ok ? [] : reply.errors);
  errors.hidden = reply.ok;
  setStale(reply.ok ? "" : cleared ? "cleared" : "old");
  if (reply.ok) {
    cleared = false;
    answered = true;
    const open = [...page.querySelectorAll("details[open]")].map((details) => details.id);
    for (const [name, place] of places) {
      // Leaving a field computes again: what is the same stays, or a click on it would be lost.
      if (reply[name] !== shown[name]) place.innerHTML = reply[name];
      shown[name] = reply[name];
    }
    for (const id of open) page.querySelector(`#${id}`)?.setAttribute("open", "");
  } else {
    // The same stays here too: a link in it may be under the pointer.
    if (reply.summary !== shownSummary) errors.querySelector("div").innerHTML = reply.summary;
    shownSummary = reply.summary;
    if (cleared) for (const [, place] of places) place.replaceChildren();
    places[0][1].innerHTML = reply.headline;
    for (const name of Object.keys(shown)) if (cleared || name === "headline") delete shown[name];
  }
  page.dataset.busy = "false";
  page.dataset.paper = "old";
  clearTimeout(paperTimer);
  paperTimer = setTimeout(makePaper, PAPER_AFTER);
}

// What is printed is a document of its own: whoever prints from the browser's menu gets it too.
async function makePaper() {
  const entries = JSON.stringify(entriesOf(form));
  const text = await engine.call("paper", [calculator, lang, entries]);
  if (entries !== JSON.stringify(entriesOf(form))) return; // typed meanwhile: the next one follows
  page.querySelector(".calc-paper").innerHTML = text;
  page.dataset.paper = text ? "ready" : "none";
}

// Where the form carries another calculator's input along: show it, and offer its fields to change.
function showBase({ base = "", choices = "" }) {
  const place = form.querySelector(".calc-base");
  if (!place) return;
  const open = place.querySelector("details")?.open;
  place.innerHTML = base;
  if (open) place.querySelector("details")?.setAttribute("open", "");
  if (choices) setChoices(form, choices);
}

function showErrors(list) {
  for (const place of form.querySelectorAll(".calc-error:not([hidden])")) place.hidden = true;
  for (const control of form.querySelectorAll("[aria-invalid]"))
    control.removeAttribute("aria-invalid");
  for (const { path, code, message } of list) {
    const control = document.getElementById(`in-${path}`);
    const place = document.getElementById(`error-${path}`);
    // What nobody has come to yet is missing, not wrong: the summary says it, the field does not.
    if (!place || (code === "required" && control && !control.dataset.visited)) continue;
    place.textContent = message;
    place.hidden = false;
    control?.setAttribute("aria-invalid", "true");
  }
}

function setUndo(entries) {
  undo = entries;
  const button = page.querySelector("[data-action=clear]");
  button.textContent = button.dataset[entries ? "undo" : "words"];
}

function input() {
  setUndo(null);
  changed = true;
  unwritten = true;
  hideExample();
  if (page.dataset.state === "ready") say("ready");
  compute();
  if (addressTimer === null) addressTimer = setTimeout(writeAddress, WRITE_ADDRESS_EVERY);
}

async function writeAddress() {
  addressTimer = null;
  const fragment = await toFragment(entriesOf(form));
  history.replaceState(null, "", fragment);
  unwritten = addressTimer !== null; // typed meanwhile
  for (const link of languageLinks()) link.hash = fragment;
  return fragment;
}

function languageLinks() {
  return document.querySelectorAll("a[hreflang]");
}

// A switch of language takes along what was typed, even in the last half second.
function wireLanguageLinks() {
  for (const link of languageLinks()) {
    link.addEventListener("click", async (event) => {
      const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (!changed || !plain) return;
      event.preventDefault();
      await writeAddress();
      location.assign(link.href);
    });
  }
}

// What was typed in the last moment, before the address was written: this tab keeps it until the
// page is there again, by a reload or by going back.
const LAST_MOMENT = `typed ${location.pathname}`;

// Storage may be forbidden altogether; then the last moment is lost, and nothing else.
function tabStorage() {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

addEventListener("pagehide", () => {
  if (!unwritten) return;
  const typed = { hash: location.hash, entries: entriesOf(form) };
  tabStorage()?.setItem(LAST_MOMENT, JSON.stringify(typed));
});
// The browser may bring back the page itself, with everything in it.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) tabStorage()?.removeItem(LAST_MOMENT);
});

function readLastMoment() {
  const kept = tabStorage()?.getItem(LAST_MOMENT) ?? null;
  tabStorage()?.removeItem(LAST_MOMENT);
  const typed = JSON.parse(kept);
  if (typed?.hash !== location.hash) return false; // nothing, or the visitor came by another link
  fill(form, typed.entries);
  changed = true;
  hideExample();
  writeAddress();
  return true;
}

// Back to the calculator that the base was entered in, with what was entered.
async function goBack(link, event) {
  event.preventDefault();
  const entries = entriesOf(form).filter(([path]) => path.startsWith("base."));
  const own = entries.map(([path, value]) => [path.slice("base.".length), value]);
  location.assign(link.href + (await toFragment(own)));
}

async function readAddress() {
  try {
    const entries = await fromFragment(location.hash);
    if (entries === null) return;
    fill(form, entries);
    changed = true;
    hideExample();
    for (const link of languageLinks()) link.hash = location.hash;
  } catch (error) {
    if (!(error instanceof OtherVersion || error instanceof Damaged)) throw error;
    const notice = page.querySelector(".calc-notice");
    notice.textContent = notice.dataset[error instanceof OtherVersion ? "otherVersion" : "damaged"];
    notice.hidden = false;
  }
}

// A file of what cannot be computed would hold none of it.
function isWrong() {
  if (errors.hidden) return false;
  const says = page.querySelector(".calc-next-says");
  says.textContent = says.dataset.wrong;
  errors.querySelector("a")?.focus();
  return true;
}

// Python writes the file; the browser hands it over.
async function save(kind, type) {
  if (isWrong()) return;
  offer(await exported(kind), fileName(form, page.dataset.title, kind), type);
}

function exported(kind, packages = []) {
  const entries = JSON.stringify(entriesOf(form));
  return engine.call("export", [calculator, lang, kind, entries], packages);
}

// What writes workbooks is fetched from this site when someone asks for the first one.
async function saveWorkbook(button) {
  if (isWrong()) return;
  button.dataset.words ??= button.textContent;
  button.textContent = button.dataset.busy;
  button.disabled = true;
  try {
    const text = await exported("xlsx", ["xlsxwriter"]);
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    offer(bytes, fileName(form, page.dataset.title, "xlsx"), XLSX);
    button.textContent = button.dataset.words;
  } catch {
    button.textContent = button.dataset.failed;
  }
  button.disabled = false;
}

const ACTIONS = {
  // The comparison takes the form along as its base.
  async compare(link, event) {
    event.preventDefault();
    const entries = entriesOf(form).map(([path, value]) => [`base.${path}`, value]);
    const more = [
      ["calculator", calculator],
      ["sensitivity.by", link.dataset.by],
    ];
    location.assign(link.href + (await toFragment([...more, ...entries])));
  },
  async link(button) {
    await writeAddress();
    await navigator.clipboard.writeText(location.href);
    const says = button.parentElement.querySelector(".calc-next-says");
    says.textContent = says.dataset.done;
  },
  "copy-table": copyTable,
  xlsx: saveWorkbook,
  csv: () => save("csv", "text/csv"),
  json: () => save("json", "application/json"),
  async print() {
    await makePaper();
    window.print();
  },
  // The same button takes it back, until something else is typed.
  clear() {
    const before = entriesOf(form);
    const wasCleared = undo;
    if (wasCleared) fill(form, wasCleared);
    else clear(form);
    cleared = true;
    input();
    setUndo(wasCleared ? null : before);
    form.querySelector("[name]").focus();
  },
  example() {
    clearTimeout(addressTimer);
    unwritten = false;
    history.replaceState(null, "", location.pathname);
    location.reload();
  },
};

form.addEventListener("input", input);
form.addEventListener("focusout", (event) => {
  if (!event.target.name) return;
  event.target.dataset.visited = "true";
  if (changed) compute();
});
form.addEventListener("submit", (event) => event.preventDefault());
page.addEventListener("click", (event) => {
  const action = event.target.closest("[data-action]");
  if (action) ACTIONS[action.dataset.action](action, event);
  const back = event.target.closest("[data-base-link]");
  if (back) goBack(back, event);
  const target = event.target.closest('.calc-errors a[href^="#in-"]');
  if (target) {
    // The address holds the input, so the link must not replace it.
    event.preventDefault();
    const path = decodeURIComponent(target.hash.slice("#in-".length));
    // A problem of a whole list leads to where one can begin to mend it.
    const control =
      document.getElementById(`in-${path}`) ??
      form.querySelector(`[data-rows="${CSS.escape(path)}"] :is([name], button)`);
    control?.closest("details")?.setAttribute("open", "");
    control?.focus();
  }
});
status.querySelector("button").addEventListener("click", start);
wireRows(form, input);
wirePartFiles(form, {
  ask: (...given) => engine.call("part", [calculator, lang, ...given]),
  offer,
  onChange: input,
});
wireLanguageLinks();
beforeUpdate(() => changed && writeAddress());
wireDrafts(page.querySelector(".calc-drafts"), {
  calculator,
  lang: document.documentElement.lang,
  current: writeAddress,
  offer,
});
if (!readLastMoment()) await readAddress();
addEventListener("hashchange", async () => {
  await readAddress();
  compute();
});
// What was typed or came with a link is to be computed; an example already stands there.
if (!changed) {
  setState("waiting");
  await wanted(page);
}
start();
