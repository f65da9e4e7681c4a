// A part of the form that can be a file: load it, save it, or load this site's example of it.
// Python reads and writes the file; nothing of it leaves the browser.

import { download } from "./download.mjs";
import { entriesOf, fillPart } from "./form.mjs";

const LARGEST = 2_000_000; // bytes; Python has a lower limit and explains it

// `request` calls a function of calculators.web and resolves with its text; onChange runs when a
// file has filled a part of the form.
export function wirePartFiles(form, { request, onChange }) {
  for (const tools of form.querySelectorAll(".calc-file")) {
    const part = tools.dataset.part;
    const file = tools.querySelector("input[type=file]");
    const status = tools.querySelector(".calc-file-status");

    const exchange = async (action, given) => {
      const reply = JSON.parse(await request("part", [action, part, given]));
      status.innerHTML = reply.ok ? "" : reply.summary;
      if (!reply.ok) return;
      if (reply.text) download(reply.text, `${part.replaceAll("_", "-")}.json`);
      else {
        fillPart(form, part, reply.entries);
        onChange();
      }
    };

    const actions = {
      load: () => file.click(),
      save: () => exchange("write", JSON.stringify(entriesOf(form))),
      sample: () => exchange("sample", ""),
    };
    tools.addEventListener("click", (event) => actions[event.target.dataset.file]?.());
    file.addEventListener("change", async () => {
      const [chosen] = file.files;
      file.value = "";
      if (chosen) await exchange("read", await chosen.slice(0, LARGEST + 1).text());
    });
    // Choosing a file is not typing in the form.
    file.addEventListener("input", (event) => event.stopPropagation());
  }
}
