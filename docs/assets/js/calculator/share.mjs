// The input in the address: "#v1." and the form's entries as JSON, deflated, in base64url.
// What stands after # is not sent to any server.

import { rowsOf, setRowCount } from "./rows.mjs";

const VERSION = "v1";
const LARGEST = 1_000_000; // bytes of JSON; a link that inflates to more is not ours

export class OtherVersion extends Error {}
export class Damaged extends Error {}

// Boxes of one name are one entry: the ticked values with commas between.
export function entriesOf(form) {
  const entries = new Map();
  for (const [path, value] of new FormData(form))
    entries.set(path, entries.has(path) ? `${entries.get(path)},${value}` : value);
  return [...entries];
}

export async function toFragment(entries) {
  const text = JSON.stringify(entries.filter(([, value]) => value !== ""));
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const base64 = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `#${VERSION}.${base64}`;
}

// Return the entries of a fragment, or null if it holds none (an ordinary anchor).
export async function fromFragment(fragment) {
  const match = /^#(v\d+)\.(.*)$/.exec(fragment);
  if (!match) return null;
  if (match[1] !== VERSION) throw new OtherVersion(match[1]);
  try {
    const binary = atob(match[2].replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const entries = JSON.parse(await inflate(bytes));
    const sound = entries.every(
      (entry) => entry.length === 2 && entry.every((part) => typeof part === "string"),
    );
    if (!sound) throw new Damaged();
    return entries;
  } catch (error) {
    throw error instanceof Damaged ? error : new Damaged(String(error));
  }
}

async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > LARGEST) throw new Damaged("too large");
  }
  return text + decoder.decode();
}

// Put entries into a form: what they do not name is empty, rows as many as they name.
export function fill(form, entries) {
  for (const section of form.querySelectorAll("[data-rows]")) {
    const start = `${section.dataset.rows}[`;
    const numbers = entries
      .filter(([path]) => path.startsWith(start))
      .map(([path]) => Number.parseInt(path.slice(start.length), 10) + 1);
    const fewest = Number(section.dataset.fewest);
    const count = Math.max(fewest, ...numbers.filter(Number.isFinite));
    setRowCount(section, Math.min(count, Number(section.dataset.most)));
  }
  for (const place of form.querySelectorAll("[data-carried]")) carry(place, entries);
  const values = new Map(entries);
  for (const control of form.querySelectorAll("[name]")) {
    if (control.type === "checkbox")
      control.checked = (values.get(control.name) ?? "").split(",").includes(control.value);
    else if (values.has(control.name)) put(control, values.get(control.name));
    else empty(control);
  }
}

// Put entries into one part of a form and leave the others as they are.
export function fillPart(form, part, entries) {
  const others = entriesOf(form).filter(([path]) => !path.startsWith(`${part}.`));
  fill(form, [...others, ...entries]);
}

// What belongs to another calculator's input has no field of its own here: hidden ones carry it.
function carry(place, entries) {
  const { carried, of } = place.dataset;
  const own = entries.filter(([path]) => path === of || path.startsWith(carried));
  place.replaceChildren(
    ...own.map(([name, value]) => {
      const hidden = document.createElement("input");
      Object.assign(hidden, { type: "hidden", name, value });
      return hidden;
    }),
  );
}

function put(control, value) {
  // The options of such a choice come later, with the answer: until then this one stands for them.
  if (control.matches("[data-choices]") && ![...control.options].some((one) => one.value === value))
    control.add(new Option(value, value));
  control.value = value;
}

// Offer these options (HTML) in every choice of what to change, rows to come included.
export function setChoices(form, options) {
  const templates = [...form.querySelectorAll("template")].map((one) => one.content);
  for (const place of [form, ...templates]) {
    for (const control of place.querySelectorAll("[data-choices]")) {
      const { value } = control;
      control.innerHTML = options;
      if (value) put(control, value);
    }
  }
}

// A choice goes back to its default; one that must be made stays as it is.
function empty(control) {
  if (control.dataset.default) control.value = control.dataset.default;
  else if (control.tagName === "INPUT" || control.querySelector('option[value=""]'))
    control.value = "";
}

// Empty a form down to the fewest rows of each list.
export function clear(form) {
  for (const section of form.querySelectorAll("[data-rows]")) {
    for (const row of rowsOf(section)) row.remove();
    setRowCount(section, Number(section.dataset.fewest));
  }
  for (const control of form.querySelectorAll("[name]")) {
    if (control.closest("[data-rows]") || control.type === "hidden") continue;
    if (control.type === "checkbox") control.checked = false;
    else empty(control);
  }
}
