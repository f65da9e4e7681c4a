// The document that is printed instead of the page. It is made before anyone asks for it, because a
// browser's own menu prints without asking the page.

import { entriesOf } from "./form.mjs";

const DELAY = 600; // ms without typing until the document is made

// `request` calls a function of calculators.web and resolves with its text.
export function printDocument(page, form, request) {
  let timer = null;

  async function make() {
    const entries = JSON.stringify(entriesOf(form));
    const html = await request("print_document", [entries]);
    if (entries !== JSON.stringify(entriesOf(form))) return; // typing goes on: another will follow
    page.querySelector(".calc-print").innerHTML = html;
    page.dataset.print = html ? "ready" : "none";
  }

  function makeSoon() {
    page.dataset.print = "old";
    clearTimeout(timer);
    timer = setTimeout(make, DELAY);
  }

  return { make, makeSoon };
}
