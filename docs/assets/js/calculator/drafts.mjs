// Drafts: named inputs, stored on this device only when the visitor saves one.

import { download } from "./download.mjs";
import { element } from "./element.mjs";

const KEY = "drafts.v1";
const MOST = 500;
const LONGEST_NAME = 100;
const FRAGMENT = /^#v\d+\.[\w-]{1,200000}$/;

function read() {
  const drafts = JSON.parse(localStorage.getItem(KEY) ?? "[]");
  return Array.isArray(drafts) ? drafts.filter(isValid) : [];
}

function write(drafts) {
  if (drafts.length) localStorage.setItem(KEY, JSON.stringify(drafts.slice(-MOST)));
  else localStorage.removeItem(KEY);
}

function isValid(draft) {
  return (
    [draft?.name, draft?.calculator, draft?.saved].every((one) => typeof one === "string") &&
    draft.name.length <= LONGEST_NAME &&
    !Number.isNaN(Date.parse(draft.saved)) &&
    FRAGMENT.test(draft.fragment)
  );
}

const isSame = (one, other) =>
  one.calculator === other.calculator && one.name === other.name && one.saved === other.saved;

// `section` is the part of the page about drafts; `currentFragment` resolves with the fragment of
// what is typed.
export function wireDrafts(section, { calculator, lang, currentFragment }) {
  const name = section.querySelector("[type=text]");
  const file = section.querySelector("[type=file]");
  const list = section.querySelector("ul");
  const status = section.querySelector("[role=status]");

  // Private browsing or a full disk can make storage refuse anything.
  const attempt = async (action, done) => {
    try {
      await action();
      status.textContent = section.dataset[done] ?? "";
    } catch {
      status.textContent = section.dataset.refused;
    }
    show();
  };

  function show() {
    let drafts = [];
    try {
      drafts = read();
    } catch {
      status.textContent = section.dataset.refused;
    }
    list.replaceChildren(...drafts.filter((one) => one.calculator === calculator).map(line));
    section.querySelector("[data-draft=export]").hidden = drafts.length === 0;
  }

  function line(draft) {
    const when = new Date(draft.saved).toLocaleString(lang === "en" ? "en-GB" : lang, {
      dateStyle: "medium",
      timeStyle: "short",
    });
    const remove = () => write(read().filter((one) => !isSame(one, draft)));
    const item = document.createElement("li");
    item.append(
      element("a", { href: draft.fragment, textContent: draft.name }),
      " ",
      element("span", { textContent: when }),
      " ",
      element("button", {
        type: "button",
        className: "calc-button calc-button-quiet",
        textContent: section.dataset.delete,
        ariaLabel: `${section.dataset.delete} ${draft.name}`,
        onclick: () => attempt(remove, "deleted"),
      }),
    );
    return item;
  }

  const actions = {
    save: () =>
      attempt(async () => {
        const saved = new Date().toISOString();
        const title = name.value.trim() || saved.slice(0, 10);
        if (title.length > LONGEST_NAME) throw new Error();
        const draft = { name: title, calculator, saved, fragment: await currentFragment() };
        write([...read(), draft]);
        name.value = "";
      }, "saved"),
    export: () =>
      attempt(() => download(JSON.stringify(read(), null, 2), "drafts.json"), "exported"),
    import: () => file.click(),
  };
  section.addEventListener("click", (event) => actions[event.target.dataset.draft]?.());
  file.addEventListener("change", () =>
    attempt(async () => {
      const [chosen] = file.files;
      file.value = "";
      const given = JSON.parse(await chosen.text());
      if (!Array.isArray(given) || !given.every(isValid)) throw new Error();
      const existing = read();
      write([...existing, ...given.filter((one) => !existing.some((other) => isSame(one, other)))]);
    }, "imported"),
  );
  show();
}
