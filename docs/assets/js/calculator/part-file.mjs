// A part of the form that can be a file: load it, save it, load the example that comes with the site.
// Python reads and writes the file; nothing of it leaves the browser.

import { entriesOf, fillPart } from "./share.mjs";

const LARGEST = 2_000_000; // bytes; Python refuses less in its own words

export function wirePartFiles(form, { ask, offer, onChange }) {
  for (const tools of form.querySelectorAll(".calc-file")) {
    const part = tools.dataset.part;
    const file = tools.querySelector("input[type=file]");
    const says = tools.querySelector(".calc-file-says");

    const put = async (action, given) => {
      const reply = JSON.parse(await ask(action, part, given));
      says.innerHTML = reply.ok ? "" : reply.summary;
      if (!reply.ok) return;
      if (reply.text) offer(reply.text, `${part.replaceAll("_", "-")}.json`);
      else {
        fillPart(form, part, reply.entries);
        onChange();
      }
    };

    const actions = {
      load: () => file.click(),
      save: () => put("write", JSON.stringify(entriesOf(form))),
      sample: () => put("sample", ""),
    };
    tools.addEventListener("click", (event) => actions[event.target.dataset.file]?.());
    file.addEventListener("change", async () => {
      const [chosen] = file.files;
      file.value = "";
      if (chosen) await put("read", await chosen.slice(0, LARGEST + 1).text());
    });
    // The choice of a file is no input of the calculator.
    file.addEventListener("input", (event) => event.stopPropagation());
  }
}
