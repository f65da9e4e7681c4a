// The site without a network: every page registers the service worker when the browser is idle, and
// announces a new version. The visitor can switch this off on the about page.

import "./language.mjs"; // with this script, because every page loads it
import { mayStore, setMayStore } from "./storage-settings.mjs";
import { whenIdle } from "./when-idle.mjs";

// All scripts are published in one folder, two levels below the site's root.
const ROOT = new URL("../../", import.meta.url).href;
const SERVICE_WORKER = `${ROOT}service-worker.js`;
const IDLE_TIMEOUT = 5000; // ms after the page is loaded
const ACTIVATION_TIMEOUT = 2000; // ms until a new version must have taken over
const OWN_CACHES = /^(?:site-|python-memory)/;

const updateCallbacks = [];

// Run a callback before the page reloads for a new version: an address that is written while a page
// reloads is lost.
export function beforeUpdate(callback) {
  updateCallbacks.push(callback);
}

const supported = () => "serviceWorker" in navigator && mayStore();

// Send the service worker a message and resolve with its reply.
function request(worker, message) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message, [port2]);
  });
}

async function register() {
  const registration = await navigator.serviceWorker.register(SERVICE_WORKER, { scope: ROOT });
  if (navigator.serviceWorker.controller) watchForUpdate(registration);
  return registration;
}

// Store a language's calculators and Python; resolves with whether all of it is stored.
export async function storeCalculators(lang) {
  if (!supported()) return false;
  try {
    await register();
    const { active } = await navigator.serviceWorker.ready;
    return (await request(active, { ask: "keep", lang })).ok;
  } catch {
    return false; // a private window, full storage, or no network: the page works without
  }
}

function watchForUpdate(registration) {
  if (registration.waiting) announce(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed") announce(worker);
    });
  });
}

// A new version is complete on this device and waits: show the notice, with the date of its policy
// data if that is new.
async function announce(worker) {
  const notice = document.querySelector(".site-update");
  const { policy } = await request(worker, { ask: "version" });
  const key = policy === notice.dataset.policy ? "sameData" : "newData";
  notice.querySelector("p").textContent = notice.dataset[key].replace("{}", policy);
  notice.querySelector("button").onclick = async () => {
    for (const callback of updateCallbacks) await callback();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    worker.postMessage({ ask: "take" });
    setTimeout(reloadWithoutWorker, ACTIVATION_TIMEOUT);
  };
  notice.hidden = false;
}

// A browser may let the old service worker run on for minutes. Then reload without one; the new
// page registers the new one. Without a network the old one is all there is, and stays.
async function reloadWithoutWorker() {
  const request = fetch(SERVICE_WORKER, { method: "HEAD", cache: "no-store" });
  if (!(await request.catch(() => null))?.ok) return;
  await (await navigator.serviceWorker.getRegistration(ROOT))?.unregister();
  location.reload();
}

// Unregister the service worker and delete everything that is stored, except drafts.
async function deleteStored() {
  const registrations = await navigator.serviceWorker.getRegistrations();
  const own = registrations.filter(({ scope }) => scope === ROOT);
  await Promise.all(own.map((registration) => registration.unregister()));
  const names = (await caches.keys()).filter((name) => OWN_CACHES.test(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

// The switch on the about page.
function wireSwitch(section) {
  const status = section.querySelector("[role=status]");
  const button = section.querySelector("button");
  const show = async () => {
    const possible = "serviceWorker" in navigator && "caches" in self;
    const state = !possible ? "impossible" : mayStore() ? "on" : "off";
    const { usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    const size = (usage / 1e6).toLocaleString(document.documentElement.lang, {
      maximumFractionDigits: 1,
    });
    section.dataset.state = state;
    status.textContent = section.dataset[state].replace("{}", size);
    button.textContent = section.dataset[state === "on" ? "switchOff" : "switchOn"];
    button.hidden = !possible;
  };
  button.addEventListener("click", async () => {
    setMayStore(!mayStore());
    if (mayStore()) {
      await register();
      await navigator.serviceWorker.ready;
    } else await deleteStored();
    show();
  });
  show();
}

const section = document.querySelector(".site-offline");
if (section) wireSwitch(section);
// A calculator's page registers it after its first result, so as not to delay that.
if (supported() && !document.querySelector(".calc")) {
  whenIdle(IDLE_TIMEOUT).then(() => register().catch(() => {}));
} else if (supported() && navigator.serviceWorker.controller) {
  navigator.serviceWorker.getRegistration().then((found) => found && watchForUpdate(found));
}
