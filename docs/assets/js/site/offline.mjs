// The site without a network: on every page, start the service worker once the page has nothing
// else to do, and say when a new version waits. The visitor can switch it off (on the about page).

import { idle } from "./idle.mjs";
import { mayKeep, setMayKeep } from "./keeping.mjs";

const ROOT = new URL("../../", import.meta.url).href;
const LATEST = 5000; // ms after the page is loaded
const PATIENCE = 2000; // ms until a new version that was asked for must have taken over
const KEPT = /^(?:site-|python-memory)/; // the caches that are ours

// What a page must do before it gives way to a new version: an address that is written while a
// page reloads is lost.
const last = [];

export function beforeUpdate(work) {
  last.push(work);
}

const supported = () => "serviceWorker" in navigator && mayKeep();

function ask(worker, message) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message, [port2]);
  });
}

async function register() {
  const address = `${ROOT}service-worker.js`;
  const registration = await navigator.serviceWorker.register(address, { scope: ROOT });
  if (navigator.serviceWorker.controller) watch(registration);
  return registration;
}

// Keep the calculators of a language and what they run on; true when all of it is there.
export async function keepCalculators(lang) {
  if (!supported()) return false;
  try {
    await register();
    const { active } = await navigator.serviceWorker.ready;
    return (await ask(active, { ask: "keep", lang })).ok;
  } catch {
    return false; // a private window, no room, no network any more: the page works as it is
  }
}

function watch(registration) {
  if (registration.waiting) announce(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming.addEventListener("statechange", () => {
      if (coming.state === "installed") announce(coming);
    });
  });
}

// A new version is complete on this device and waits: say so, and of what.
async function announce(worker) {
  const notice = document.querySelector(".site-update");
  const { policy } = await ask(worker, { ask: "version" });
  const key = policy === notice.dataset.policy ? "sameData" : "newData";
  notice.querySelector("p").textContent = notice.dataset[key].replace("{}", policy);
  notice.querySelector("button").onclick = async () => {
    for (const work of last) await work();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    worker.postMessage({ ask: "take" });
    setTimeout(goWithout, PATIENCE);
  };
  notice.hidden = false;
}

// A browser may let the old version go on for minutes: then load the new one without either, and
// register it anew. Not without a network: the old one is all there is.
async function goWithout() {
  const there = await fetch(`${ROOT}service-worker.js`, { method: "HEAD", cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!there) return;
  await (await navigator.serviceWorker.getRegistration(ROOT))?.unregister();
  location.reload();
}

async function forget() {
  const registrations = await navigator.serviceWorker.getRegistrations();
  const ours = registrations.filter(({ scope }) => scope === ROOT);
  await Promise.all(ours.map((registration) => registration.unregister()));
  const names = (await caches.keys()).filter((name) => KEPT.test(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

// The switch on the about page.
function wireSwitch(place) {
  const says = place.querySelector("[role=status]");
  const button = place.querySelector("button");
  const show = async () => {
    const possible = "serviceWorker" in navigator && "caches" in self;
    const state = !possible ? "impossible" : mayKeep() ? "on" : "off";
    const { usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    const size = (usage / 1e6).toLocaleString(document.documentElement.lang, {
      maximumFractionDigits: 1,
    });
    place.dataset.state = state;
    says.textContent = place.dataset[state].replace("{}", size);
    button.textContent = place.dataset[state === "on" ? "switchOff" : "switchOn"];
    button.hidden = !possible;
  };
  button.addEventListener("click", async () => {
    if (mayKeep()) {
      setMayKeep(false);
      await forget();
    } else {
      setMayKeep(true);
      await register();
      await navigator.serviceWorker.ready;
    }
    show();
  });
  show();
}

const place = document.querySelector(".site-offline");
if (place) wireSwitch(place);
// A calculator's page does this after its first result, which comes first.
if (supported() && !document.querySelector(".calc")) {
  idle(LATEST).then(() => register().catch(() => {}));
} else if (supported() && navigator.serviceWorker.controller) {
  navigator.serviceWorker.getRegistration().then((held) => held && watch(held));
}
