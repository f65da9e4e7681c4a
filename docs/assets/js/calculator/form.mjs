// The entries of a form: pairs of a path and the text typed there.

import { element } from "./element.mjs";
import { rowsOf, setRowCount } from "./rows.mjs";

// Checkboxes of one name are one entry: the checked values, separated by commas.
export function entriesOf(form) {
  const entries = new Map();
  for (const [path, value] of new FormData(form))
    entries.set(path, entries.has(path) ? `${entries.get(path)},${value}` : value);
  return [...entries];
}

// Fill a form with entries. Fields without an entry are emptied; lists get as many rows as needed.
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
  for (const container of form.querySelectorAll("[data-carried]")) carry(container, entries);
  const values = new Map(entries);
  for (const control of form.querySelectorAll("[name]")) {
    if (control.type === "checkbox")
      control.checked = (values.get(control.name) ?? "").split(",").includes(control.value);
    else if (values.has(control.name)) setValue(control, values.get(control.name));
    else empty(control);
  }
}

// Fill one part of a form and leave the others as they are.
export function fillPart(form, part, entries) {
  const others = entriesOf(form).filter(([path]) => !path.startsWith(`${part}.`));
  fill(form, [...others, ...entries]);
}

// Another calculator's input has no fields in this form: hidden controls carry it.
function carry(container, entries) {
  const { carried, of } = container.dataset;
  const own = entries.filter(([path]) => path === of || path.startsWith(carried));
  container.replaceChildren(
    ...own.map(([name, value]) => element("input", { type: "hidden", name, value })),
  );
}

function setValue(control, value) {
  // The options of such a control arrive with Python's answer; until then, add the chosen one.
  if (control.matches("[data-choices]") && ![...control.options].some((one) => one.value === value))
    control.add(new Option(value, value));
  control.value = value;
}

// Offer these options (HTML) wherever the form asks what to change, also in rows yet to be added.
export function setChoices(form, options) {
  const templates = [...form.querySelectorAll("template")].map((one) => one.content);
  for (const container of [form, ...templates]) {
    for (const control of container.querySelectorAll("[data-choices]")) {
      const { value } = control;
      control.innerHTML = options;
      if (value) setValue(control, value);
    }
  }
}

// A control with a default returns to it; a choice without an empty option stays as it is.
function empty(control) {
  if (control.dataset.default) control.value = control.dataset.default;
  else if (control.tagName === "INPUT" || control.querySelector('option[value=""]'))
    control.value = "";
}

// Empty a form, except of another calculator's input, and leave each list with the fewest rows it may
// have.
export function clear(form) {
  for (const section of form.querySelectorAll("[data-rows]"))
    for (const row of rowsOf(section)) row.remove();
  const carried = [...form.querySelectorAll("[type=hidden]")];
  fill(
    form,
    carried.map(({ name, value }) => [name, value]),
  );
}
