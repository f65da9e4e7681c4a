// Stores opened pages, the calculators and the search on this device, so that they work without a
// network. scripts/build/offline.py writes this to the site's root, with the list BUILD before it.
//
// Each build has its own cache and stores a file only if the file has the digest that BUILD lists,
// so that a page never gets another build's files. A new build is stored completely. Then it waits
// until the visitor accepts it or has closed every page of the old one.
/* global BUILD */

const CACHES = "site-"; // visitors have such caches, so the name stays
const CACHE = CACHES + BUILD.id;
const HOME = new URL("./", self.location).href;

const fileOf = (url) => {
  const { origin, pathname } = new URL(url);
  if (!(origin + pathname).startsWith(HOME)) return null;
  const name = decodeURIComponent((origin + pathname).slice(HOME.length));
  return name === "" || name.endsWith("/") ? `${name}index.html` : name;
};
// A page is requested by its folder, because some hosts redirect `index.html`.
const addressOf = (file) => HOME + file.replace(/(^|\/)index\.html$/, "$1");

async function digest(data) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Store a response as a file of this build. Throw if it is not the file that BUILD lists.
async function store(cache, file, response) {
  const data = await response.clone().arrayBuffer();
  if (!response.ok || (await digest(data)) !== BUILD.files[file]) throw new Error(`not ${file}`);
  const headers = { "Content-Type": response.headers.get("Content-Type") ?? "" };
  await cache.put(addressOf(file), new Response(data, { headers }));
}

const otherNames = async () =>
  (await caches.keys()).filter((name) => name.startsWith(CACHES) && name !== CACHE);
const otherCaches = async () => Promise.all((await otherNames()).map((name) => caches.open(name)));

const tryStore = (...given) =>
  store(...given)
    .then(() => true)
    .catch(() => false);

// Store files that are not stored yet, from an earlier build's cache if the file is the same.
async function storeFiles(files) {
  const cache = await caches.open(CACHE);
  const others = await otherCaches();
  const storeFile = async (file) => {
    const address = addressOf(file);
    if (await cache.match(address)) return;
    for (const other of others) {
      const response = await other.match(address);
      if (response && (await tryStore(cache, file, response))) return;
    }
    await store(cache, file, await fetch(address, { cache: "no-cache" }));
  };
  for (const file of files) await storeFile(file); // in turn, so that the page's requests go first
}

// The files that earlier builds have stored, and all of Python if any of it was.
async function storedBefore() {
  const requests = await Promise.all((await otherCaches()).map((cache) => cache.keys()));
  const files = new Set(requests.flat().map(({ url }) => fileOf(url)));
  const python = [...files].some((file) => file.startsWith("assets/python/"));
  return [...[...files].filter((file) => file in BUILD.files), ...(python ? BUILD.python : [])];
}

self.addEventListener("install", (event) => {
  event.waitUntil(
    storedBefore().then((before) => storeFiles(new Set([...BUILD.always, ...before]))),
  );
});

// A page of the previous build may still be open and request its files: keep that build's cache.
self.addEventListener("activate", (event) => {
  const work = async () => {
    const earlier = (await otherNames()).slice(0, -1);
    await Promise.all(earlier.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(work());
});

async function answer(event, file) {
  const { request } = event;
  const cache = await caches.open(CACHE).catch(() => null);
  const stored = await cache?.match(addressOf(file));
  if (stored) return stored;
  try {
    const response = await fetch(request);
    if (cache && response.ok) event.waitUntil(tryStore(cache, file, response.clone()));
    return response;
  } catch (error) {
    if (request.mode === "navigate") return notStored();
    throw error;
  }
}

// The browser fetches Pyodide's scripts itself. If it cannot, the worker requests them again with a
// query (docs/assets/js/python/worker.mjs).
function fetchedByBrowser(file, { url }) {
  return /^assets\/python\/.*\.mjs$/.test(file) && new URL(url).search === "";
}

async function olderFile(request) {
  return (await caches.match(request).catch(() => undefined)) ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const file = request.method === "GET" ? fileOf(request.url) : null;
  if (file === null || fetchedByBrowser(file, request)) return;
  if (file in BUILD.files) event.respondWith(answer(event, file));
  else if (file.startsWith("assets/")) event.respondWith(olderFile(request));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => notStored()));
});

function notStored() {
  const text = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>没有网络 · No network</title>
<h1>没有网络，这一页还没有打开过</h1>
<p>打开过的页面和测算工具可以离线使用：<a href="${HOME}">首页</a>，<a href="${HOME}calculators/">测算工具</a>。</p>
<div lang="en"><h2>No network, and this page was not opened before</h2>
<p>Pages opened before and the calculators work offline:
<a href="${HOME}en/">home</a>, <a href="${HOME}en/calculators/">calculators</a>.</p></div></html>`;
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'",
  };
  return new Response(text, { status: 503, headers });
}

// Pages of earlier and later builds send these messages too, so their names stay.
const MESSAGES = {
  // Store the calculators of a language, and Python.
  keep: ({ lang }) => storeFiles([...(BUILD.calculators[lang] ?? []), ...BUILD.python]),
  version: () => ({ build: BUILD.id, policy: BUILD.policy }),
  take: () => self.skipWaiting(),
};

self.addEventListener("message", (event) => {
  const { ask, ...given } = event.data;
  const work = Promise.resolve(MESSAGES[ask](given)).then(
    (answered) => ({ ok: true, ...answered }),
    (error) => ({ ok: false, reason: String(error) }),
  );
  event.waitUntil(work.then((reply) => event.ports[0]?.postMessage(reply)));
});
