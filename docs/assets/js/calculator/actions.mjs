// What the buttons and links of a calculator's page do.

import { copyTable } from "./copy-table.mjs";
import { download, fileName } from "./download.mjs";
import { clear, entriesOf, fill } from "./form.mjs";
import { toFragment } from "./fragment.mjs";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// `request` calls a function of calculators.web and resolves with its text; `answered` resolves when
// the answer to what is in the form is shown; onInput runs after an action has changed the form.
// Returns a function that withdraws what the next input makes old: the offer to undo a clearing, and
// the link that was shown.
export function wireActions(page, form, { address, answer, answered, printed, request, onInput }) {
  const { calculator, title } = page.dataset;
  const errors = page.querySelector(".calc-errors");
  const status = page.querySelector(".calc-next-status");
  const clearButton = page.querySelector("[data-action=clear]");
  const linkField = page.querySelector(".calc-link");
  let beforeClear = null; // the entries that "undo" brings back

  function setUndo(entries) {
    beforeClear = entries;
    clearButton.textContent = clearButton.dataset[entries ? "undo" : "words"];
  }

  async function exportFile(kind, type, packages) {
    await answered();
    // A file of input that cannot be computed would hold no result: say so and lead to the mistake.
    if (!errors.hidden) {
      status.textContent = status.dataset.wrong;
      errors.querySelector("a")?.focus();
      return;
    }
    const text = await request("export", [kind, JSON.stringify(entriesOf(form))], packages);
    const data =
      kind === "xlsx" ? Uint8Array.from(atob(text), (character) => character.charCodeAt(0)) : text;
    download(data, fileName(form, title, kind), type);
    status.textContent = status.dataset.handed;
  }

  // XlsxWriter is fetched, from this site, when someone asks for the first workbook.
  async function exportWorkbook(button) {
    button.dataset.words ??= button.textContent;
    button.textContent = button.dataset.busy;
    button.disabled = true;
    try {
      await exportFile("xlsx", XLSX, ["xlsxwriter"]);
      button.textContent = button.dataset.words;
    } catch {
      button.textContent = button.dataset.failed;
    }
    button.disabled = false;
  }

  const actions = {
    // The comparison's form carries this one's entries.
    async compare(link, event) {
      event.preventDefault();
      const entries = entriesOf(form).map(([path, value]) => [`base.${path}`, value]);
      entries.unshift(["calculator", calculator], ["sensitivity.by", link.dataset.by]);
      location.assign(link.href + (await toFragment(entries)));
    },
    async link() {
      await address.write();
      try {
        await navigator.clipboard.writeText(location.href);
        linkField.hidden = true;
        status.textContent = status.dataset.done;
      } catch {
        // There is no clipboard, or the browser refuses it.
        linkField.value = location.href;
        linkField.hidden = false;
        linkField.select();
        status.textContent = status.dataset.select;
      }
    },
    "copy-table": copyTable,
    xlsx: exportWorkbook,
    csv: () => exportFile("csv", "text/csv"),
    json: () => exportFile("json", "application/json"),
    async print() {
      await printed.make();
      status.textContent = status.dataset.handed;
      window.print();
    },
    // Until something else is typed, the same button brings the entries back.
    clear() {
      const entries = entriesOf(form);
      const undone = beforeClear;
      if (undone) fill(form, undone);
      else clear(form);
      answer.discard();
      onInput();
      setUndo(undone ? null : entries);
      form.querySelector("[name]").focus();
    },
    example() {
      address.clear();
      location.reload();
    },
  };

  // Return to the calculator that the carried input was entered in, with that input.
  async function returnToBase(link, event) {
    event.preventDefault();
    const entries = entriesOf(form).filter(([path]) => path.startsWith("base."));
    const own = entries.map(([path, value]) => [path.slice("base.".length), value]);
    location.assign(link.href + (await toFragment(own)));
  }

  // The fragment of the address holds the input, so a link to a field must not replace it.
  function focusField(link, event) {
    event.preventDefault();
    const path = decodeURIComponent(link.hash.slice("#in-".length));
    // A problem of a whole list leads to its first field or button.
    const control =
      document.getElementById(`in-${path}`) ??
      form.querySelector(`[data-rows="${CSS.escape(path)}"] :is([name], button)`);
    control?.closest("details")?.setAttribute("open", "");
    control?.focus();
  }

  page.addEventListener("click", (event) => {
    const { target } = event;
    const action = target.closest("[data-action]");
    if (action) actions[action.dataset.action](action, event);
    const base = target.closest("[data-base-link]");
    if (base) returnToBase(base, event);
    const field = target.closest('.calc-errors a[href^="#in-"]');
    if (field) focusField(field, event);
  });

  return () => {
    setUndo(null);
    linkField.hidden = true;
  };
}
