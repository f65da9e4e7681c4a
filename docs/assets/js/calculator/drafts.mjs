// Drafts, kept on this device only when the visitor saves one: named links to inputs.

const KEY = "drafts.v1";
const MOST = 500;
const LONGEST_NAME = 100;
const FRAGMENT = /^#v\d+\.[\w-]{1,200000}$/;

function read() {
  const drafts = JSON.parse(localStorage.getItem(KEY) ?? "[]");
  return Array.isArray(drafts) ? drafts.filter(isSound) : [];
}

function write(drafts) {
  if (drafts.length) localStorage.setItem(KEY, JSON.stringify(drafts.slice(-MOST)));
  else localStorage.removeItem(KEY);
}

function isSound(draft) {
  return (
    typeof draft?.name === "string" &&
    draft.name.length <= LONGEST_NAME &&
    typeof draft.calculator === "string" &&
    typeof draft.saved === "string" &&
    !Number.isNaN(Date.parse(draft.saved)) &&
    FRAGMENT.test(draft.fragment)
  );
}

const isSame = (one, other) =>
  one.calculator === other.calculator && one.name === other.name && one.saved === other.saved;

// `place` is the folded section of the page; `current` gives the fragment of what is typed.
export function wireDrafts(place, { calculator, lang, current, offer }) {
  const name = place.querySelector("[type=text]");
  const file = place.querySelector("[type=file]");
  const list = place.querySelector("ul");
  const says = place.querySelector("[role=status]");

  // Private browsing or a full disk: storage may refuse anything.
  const trying = async (action, done) => {
    try {
      await action();
      says.textContent = place.dataset[done] ?? "";
    } catch {
      says.textContent = place.dataset.refused;
    }
    show();
  };

  function show() {
    let drafts = [];
    try {
      drafts = read();
    } catch {
      says.textContent = place.dataset.refused;
    }
    list.replaceChildren(
      ...drafts.filter((draft) => draft.calculator === calculator).map((draft) => line(draft)),
    );
    place.querySelector("[data-draft=export]").hidden = drafts.length === 0;
  }

  function line(draft) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = draft.fragment;
    link.textContent = draft.name;
    const when = document.createElement("span");
    when.textContent = new Date(draft.saved).toLocaleString(lang === "en" ? "en-GB" : lang, {
      dateStyle: "medium",
      timeStyle: "short",
    });
    const button = document.createElement("button");
    button.type = "button";
    button.className = "calc-button calc-button-quiet";
    button.textContent = place.dataset.delete;
    button.setAttribute("aria-label", `${place.dataset.delete} ${draft.name}`);
    button.addEventListener("click", () =>
      trying(() => write(read().filter((one) => !isSame(one, draft))), "deleted"),
    );
    item.append(link, " ", when, " ", button);
    return item;
  }

  const actions = {
    save: () =>
      trying(async () => {
        const saved = new Date().toISOString();
        const called = name.value.trim().slice(0, LONGEST_NAME) || saved.slice(0, 10);
        const draft = { name: called, calculator, saved, fragment: await current() };
        write([...read(), draft]);
        name.value = "";
      }, "saved"),
    export: () => offer(JSON.stringify(read(), null, 2), "drafts.json"),
    import: () => file.click(),
  };
  place.addEventListener("click", (event) => actions[event.target.dataset.draft]?.());
  file.addEventListener("change", () =>
    trying(async () => {
      const [chosen] = file.files;
      file.value = "";
      const given = JSON.parse(await chosen.text());
      if (!Array.isArray(given) || !given.every(isSound)) throw new Error("not a file of drafts");
      const held = read();
      write([...held, ...given.filter((one) => !held.some((other) => isSame(one, other)))]);
    }, "imported"),
  );
  show();
}
