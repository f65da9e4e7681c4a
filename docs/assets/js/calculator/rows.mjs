// The rows of a list in a form: add, duplicate, remove and number them.

const NUMBERED = ["id", "name", "for", "aria-describedby", "data-path", "aria-controls"];

export function rowsOf(section) {
  return [...section.querySelectorAll(".calc-row-list > .calc-row")];
}

export function addRow(section) {
  if (rowsOf(section).length >= Number(section.dataset.most)) return null;
  const row = section.querySelector("template").content.firstElementChild.cloneNode(true);
  section.querySelector(".calc-row-list").append(row);
  renumber(section);
  return row;
}

// Give a list `count` rows, ready to be filled.
export function setRowCount(section, count) {
  const rows = rowsOf(section);
  for (const row of rows.slice(count)) row.remove();
  for (let missing = count - rows.length; missing > 0; missing--) addRow(section);
  renumber(section);
}

function copyRow(section, row) {
  const copy = addRow(section);
  if (!copy) return;
  const values = [...row.querySelectorAll("[name]")].map((control) => control.value);
  [...copy.querySelectorAll("[name]")].forEach((control, index) => {
    control.value = values[index];
  });
  row.after(copy);
  renumber(section);
  copy.querySelector("[name]").focus();
}

function removeRow(section, row) {
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  renumber(section);
  (next?.querySelector("[data-remove-row]") ?? section.querySelector("[data-add-row]")).focus();
}

function renumber(section) {
  rowsOf(section).forEach((row, index) => {
    for (const element of row.querySelectorAll("*")) {
      for (const name of NUMBERED) {
        const value = element.getAttribute(name);
        if (value?.includes("["))
          element.setAttribute(name, value.replace(/\[(\d+|#)\]/g, `[${index}]`));
      }
      const label = element.getAttribute("aria-label");
      if (label) element.setAttribute("aria-label", label.replace(/(\d+|#)$/, index + 1));
    }
    row.querySelector("[data-row-number]").textContent = index + 1;
  });
}

// Wire the buttons of every list in a form; onChange runs after each change.
export function wireRows(form, onChange) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const section = button?.closest("[data-rows]");
    if (!section) return;
    const row = button.closest(".calc-row");
    if (button.matches("[data-add-row]")) addRow(section)?.querySelector("[name]").focus();
    else if (button.matches("[data-copy-row]")) copyRow(section, row);
    else if (button.matches("[data-remove-row]")) removeRow(section, row);
    onChange();
  });
}
