// When to start Python: at once where its memory is kept; else at the visitor's first sign of wanting
// it, or as soon as the page has nothing else to do; but nothing large is downloaded beforehand over
// a connection that is paid for.

import { idle } from "../site/idle.mjs";
import { BUILD } from "./build.mjs";
import { findSnapshot } from "./snapshot.mjs";

const SIGNS = ["pointerdown", "keydown", "focusin", "input", "dragover"];
const LATEST = 1000; // ms after the page is loaded

function isMetered() {
  const { saveData, type, effectiveType } = navigator.connection ?? {};
  return saveData || type === "cellular" || /2g$/.test(effectiveType ?? "");
}

// Resolves when Python is wanted on this part of the page.
export async function wanted(place) {
  const sign = new Promise((resolve) => {
    for (const kind of SIGNS) place.addEventListener(kind, resolve, { once: true });
  });
  if (await findSnapshot(BUILD.python)) return;
  await (isMetered() ? sign : Promise.race([sign, idle(LATEST)]));
}
