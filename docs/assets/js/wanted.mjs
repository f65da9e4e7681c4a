// When to start Python: at the visitor's first sign of wanting it, or as soon as the page has
// nothing else to do; but nothing large is downloaded beforehand over a connection that is paid for.

import { BUILD } from "./build.mjs";
import { hasSnapshot } from "./snapshot.mjs";

const SIGNS = ["pointerdown", "keydown", "focusin", "input", "dragover"];

function isMetered() {
  const { saveData, type, effectiveType } = navigator.connection ?? {};
  return saveData || type === "cellular" || /2g$/.test(effectiveType ?? "");
}

function idle() {
  return new Promise((resolve) => {
    const wait = () => (self.requestIdleCallback ?? setTimeout)(resolve, { timeout: 1000 });
    if (document.readyState === "complete") wait();
    else addEventListener("load", wait, { once: true });
  });
}

// Resolves when Python is wanted on this part of the page.
export async function wanted(place) {
  const sign = new Promise((resolve) => {
    for (const kind of SIGNS) place.addEventListener(kind, resolve, { once: true });
  });
  if (await hasSnapshot(BUILD.python)) return;
  await (isMetered() ? sign : Promise.race([sign, idle()]));
}
