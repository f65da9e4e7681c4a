// Copy a table for WPS, Word or a spreadsheet: as HTML with borders, and as text with tabs.

// A spreadsheet takes a cell that begins like this for a formula (calculators/render/text.py).
const FORMULA_START = /^[=+\-@]/;
const FIGURE = /^-?[\d,]*\.?\d+%?$/;

// What a cell says, on one line; words that a spreadsheet would compute get an apostrophe.
function wordsOf(cell) {
  const words = cell.textContent.replace(/\s+/g, " ").trim();
  const figure = cell.classList.contains("num") && FIGURE.test(words);
  return FORMULA_START.test(words) && !figure ? `'${words}` : words;
}

// The table as a document that needs no style sheet, built as nodes: words never become markup.
function plainTable(table) {
  const copy = document.createElement("table");
  copy.setAttribute("border", "1");
  copy.setAttribute("cellspacing", "0");
  for (const row of table.rows) {
    const line = copy.insertRow();
    for (const cell of row.cells) {
      const place = document.createElement(cell.tagName);
      place.textContent = wordsOf(cell);
      if (cell.classList.contains("num")) place.setAttribute("align", "right");
      line.append(place);
    }
  }
  return copy;
}

function tabbed(table) {
  return [...table.rows].map((row) => [...row.cells].map(wordsOf).join("\t")).join("\r\n");
}

async function write(table) {
  const text = tabbed(table);
  try {
    const parts = { "text/html": plainTable(table).outerHTML, "text/plain": text };
    const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  } catch {
    await navigator.clipboard.writeText(text);
  }
}

// Copy the table that a button belongs to, and say beside it what came of it.
export async function copyTable(button) {
  const place = button.closest(".calc-table");
  const table = place.querySelector("table");
  const says = place.querySelector("[role=status]");
  try {
    await write(table);
    says.textContent = says.dataset.done;
  } catch {
    // Not allowed: leave to the visitor what is only one key away.
    getSelection().selectAllChildren(table);
    says.textContent = says.dataset.failed;
  }
}
