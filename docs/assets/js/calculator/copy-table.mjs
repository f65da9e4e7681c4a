// Copy a table for WPS, Word or a spreadsheet: as HTML with borders, and as text with tabs.

// A spreadsheet reads a cell that begins like this as a formula (calculators/render/text.py).
const FORMULA_START = /^[=+\-@]/;
const NUMBER = /^-?[\d,]*\.?\d+%?$/;

// The text of a cell on one line. An apostrophe keeps a spreadsheet from computing words.
function textOf(cell) {
  const text = cell.textContent.replace(/\s+/g, " ").trim();
  const isNumber = cell.classList.contains("num") && NUMBER.test(text);
  return FORMULA_START.test(text) && !isNumber ? `'${text}` : text;
}

// The table as HTML that needs no style sheet. It is built as nodes, so text never becomes markup.
function unstyledTable(table) {
  const copy = document.createElement("table");
  copy.setAttribute("border", "1");
  copy.setAttribute("cellspacing", "0");
  for (const row of table.rows) {
    const line = copy.insertRow();
    for (const cell of row.cells) {
      const copied = document.createElement(cell.tagName);
      copied.textContent = textOf(cell);
      if (cell.classList.contains("num")) copied.setAttribute("align", "right");
      line.append(copied);
    }
  }
  return copy;
}

function tabbed(table) {
  return [...table.rows].map((row) => [...row.cells].map(textOf).join("\t")).join("\r\n");
}

async function write(table) {
  const text = tabbed(table);
  try {
    const parts = { "text/html": unstyledTable(table).outerHTML, "text/plain": text };
    const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  } catch {
    await navigator.clipboard.writeText(text);
  }
}

// Copy the table that a button belongs to.
export function copyTable(button) {
  const container = button.closest(".calc-table");
  const table = container.querySelector("table");
  return copyOrSelect(table, () => write(table), container.querySelector("[role=status]"));
}

// Copy an element and report that in `status`. Where copying is not allowed, select the element, so
// that the visitor can copy it with one key.
export async function copyOrSelect(element, copy, status) {
  try {
    await copy();
    status.textContent = status.dataset.done;
  } catch {
    getSelection().selectAllChildren(element);
    status.textContent = status.dataset.failed;
  }
}
