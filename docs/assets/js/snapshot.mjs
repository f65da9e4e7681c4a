// A picture of Python's memory, kept on this device so that the next visit starts at once.
// It holds the program and the policy data, and nothing typed. Whatever goes wrong here costs time
// and nothing else: then Python starts the ordinary way.

const CACHE = "python-memory";

// Another browser version may lay memory out otherwise.
const addressOf = (python) => {
  const version = new URLSearchParams({ python, browser: navigator.userAgent });
  return new URL(`../../memory?${version}`, import.meta.url).href;
};

// Storage that does not answer is as good as none.
const PATIENCE = 3000; // ms

function inTime(promise) {
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("storage hangs")));
  return Promise.race([promise, late]);
}

// The kept response for this version, or undefined.
const find = (python) => inTime(caches.match(addressOf(python), { cacheName: CACHE }));

async function digest(data) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function readSnapshot(python) {
  try {
    const response = await find(python);
    if (!response) return null;
    const data = await inTime(response.arrayBuffer());
    if ((await digest(data)) === response.headers.get("X-Digest")) return new Uint8Array(data);
    await dropSnapshot();
  } catch {
    // No storage here (a private window, an address without https), or it is broken.
  }
  return null;
}

export async function keepSnapshot(python, snapshot) {
  try {
    const headers = { "X-Digest": await digest(snapshot) };
    await dropSnapshot(); // of an older version
    const cache = await caches.open(CACHE);
    await cache.put(addressOf(python), new Response(snapshot, { headers }));
  } catch {
    await dropSnapshot(); // no room, say
  }
}

export async function dropSnapshot() {
  try {
    await inTime(caches.delete(CACHE));
  } catch {
    // Nothing can be kept, so there is nothing to drop.
  }
}

// Is there one: then Python starts without a download.
export async function hasSnapshot(python) {
  try {
    return (await find(python)) !== undefined;
  } catch {
    return false;
  }
}
