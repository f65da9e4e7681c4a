// When a page starts Python: at once if a snapshot of its memory is stored here; otherwise at the
// visitor's first sign of using the page, or as soon as the browser is idle. Over a metered
// connection the large download waits for such a sign.

import { whenIdle } from "../site/when-idle.mjs";
import { VERSION } from "./build.mjs";
import { findSnapshot } from "./snapshot.mjs";

const SIGNS_OF_USE = ["pointerdown", "keydown", "focusin", "input", "click", "dragover"];
const IDLE_TIMEOUT = 1000; // ms after the page is loaded

function isMetered() {
  const { saveData, type, effectiveType } = navigator.connection ?? {};
  return saveData || type === "cellular" || /2g$/.test(effectiveType ?? "");
}

// Resolves when this part of the page needs Python.
export async function whenNeeded(element) {
  const used = new Promise((resolve) => {
    for (const type of SIGNS_OF_USE) element.addEventListener(type, resolve, { once: true });
  });
  if (await findSnapshot(VERSION.python)) return;
  await (isMetered() ? used : Promise.race([used, whenIdle(IDLE_TIMEOUT)]));
}
