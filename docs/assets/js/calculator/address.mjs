// The input in the page's address: written while the visitor types, read when the page opens or the
// fragment changes, and passed on by the links to the other language.

import { languageLinks } from "../site/theme.mjs";
import { entriesOf, fill } from "./form.mjs";
import { fromFragment, toFragment, UnreadableError } from "./fragment.mjs";

const WRITE_EVERY = 400; // ms; browsers refuse more than a few address changes a second
// What is typed in the last moment before the page is left is not in the address yet. This tab
// stores it until the page is opened again, by a reload or by going back.
const UNWRITTEN = `typed ${location.pathname}`;
let tabStorage; // may be forbidden altogether; then only that last moment is lost
try {
  tabStorage = sessionStorage;
} catch {}

// Connect a form with the page's address. onFilled runs when the address has filled the form;
// onUnreadable is told why it could not: "otherVersion", "damaged" or "tooOld".
export function wireAddress(form, { onFilled, onUnreadable }) {
  let timer = null;
  let unwritten = false; // something typed is not in the address yet

  const setLanguageLinks = (fragment) => {
    for (const link of languageLinks()) link.hash = fragment;
  };

  // Write the address now and return its fragment.
  async function write() {
    timer = null;
    const fragment = await toFragment(entriesOf(form));
    history.replaceState(null, "", fragment);
    unwritten = timer !== null; // more was typed meanwhile
    setLanguageLinks(fragment);
    return fragment;
  }

  function writeSoon() {
    unwritten = true;
    timer ??= setTimeout(write, WRITE_EVERY);
  }

  // Remove the input from the address.
  function clear() {
    clearTimeout(timer);
    unwritten = false;
    history.replaceState(null, "", location.pathname);
  }

  async function read() {
    try {
      const entries = await fromFragment(location.hash);
      if (entries === null) return;
      fill(form, entries);
      setLanguageLinks(location.hash);
      onFilled();
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      onUnreadable(error.message);
    }
  }

  // Fill the form with what was typed in the last moment; return whether there was anything.
  function restore() {
    const typed = JSON.parse(tabStorage?.getItem(UNWRITTEN) ?? null);
    tabStorage?.removeItem(UNWRITTEN);
    // Nothing is stored, or the visitor came by another link.
    if (typed?.hash !== location.hash) return false;
    fill(form, typed.entries);
    unwritten = true;
    write();
    onFilled();
    return true;
  }

  for (const link of languageLinks()) {
    link.addEventListener("click", async (event) => {
      const newTab = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey;
      if (!unwritten || newTab) return;
      event.preventDefault();
      await write();
      location.assign(link.href);
    });
  }
  addEventListener("pagehide", () => {
    if (!unwritten) return;
    const typed = { hash: location.hash, entries: entriesOf(form) };
    tabStorage?.setItem(UNWRITTEN, JSON.stringify(typed));
  });
  // A browser may bring the whole page back from memory.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) tabStorage?.removeItem(UNWRITTEN);
  });

  return { clear, read, restore, write, writeSoon };
}
