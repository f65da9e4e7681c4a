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

async function digest(data) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// What is kept for this version, to be read; or null.
export async function findSnapshot(python) {
  try {
    const found = caches.match(addressOf(python), { cacheName: CACHE });
    return (await inTime(found)) ?? null;
  } catch {
    return null; // no storage here (a private window, an address without https), or it is broken
  }
}

// The memory itself; an error if it is not what was kept.
export async function readSnapshot(found) {
  const data = await inTime(found.arrayBuffer());
  if ((await digest(data)) !== found.headers.get("X-Digest")) throw new Error("not what was kept");
  return new Uint8Array(data);
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
