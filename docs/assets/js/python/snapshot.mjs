// A snapshot of Python's memory, stored on this device so that the next visit starts at once.
// It holds the program and the policy data, and nothing that the visitor typed. A failure here only
// costs time: Python then starts without a snapshot.

// The name and the address of a snapshot in the browser's cache storage stay: visitors have them.
const CACHE = "python-memory";

// Another version of the browser may arrange the memory differently.
const addressOf = (python) => {
  const version = new URLSearchParams({ python, browser: navigator.userAgent });
  return new URL(`../../memory?${version}`, import.meta.url).href;
};

const STORAGE_TIMEOUT = 3000; // ms; storage that does not respond counts as none

function withTimeout(promise) {
  const timeout = new Promise((_, reject) => {
    setTimeout(reject, STORAGE_TIMEOUT, new Error("timeout"));
  });
  return Promise.race([promise, timeout]);
}

// More than half of the memory is zeros, in long ranges (Python's stack, memory not used yet). A
// snapshot stores the number of the other ranges, the start and end of each, and then their bytes.
const BLOCK = 65_536; // bytes

function pack(memory) {
  const bounds = [];
  for (let start = 0; start < memory.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, memory.length);
    const words = new Uint32Array(memory.buffer, memory.byteOffset + start, (end - start) / 4);
    if (words.every((word) => word === 0)) continue;
    if (bounds.at(-1) === start) bounds[bounds.length - 1] = end;
    else bounds.push(start, end);
  }
  const ranges = [];
  for (let i = 0; i < bounds.length; i += 2) ranges.push(memory.subarray(bounds[i], bounds[i + 1]));
  return new Blob([new Uint32Array([ranges.length, ...bounds]), ...ranges]).arrayBuffer();
}

function unpack(data, memory) {
  const [count] = new Uint32Array(data, 0, 1);
  const bounds = new Uint32Array(data, 4, 2 * count);
  let offset = 4 + bounds.byteLength;
  for (let i = 0; i < bounds.length; i += 2) {
    const size = bounds[i + 1] - bounds[i];
    memory.set(new Uint8Array(data, offset, size), bounds[i]);
    offset += size;
  }
}

async function digest(data) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Return the stored snapshot of this version as a response that is not read yet, or null.
export async function findSnapshot(python) {
  try {
    const found = caches.match(addressOf(python), { cacheName: CACHE });
    return (await withTimeout(found)) ?? null;
  } catch {
    return null; // no storage (a private window, an address without https), or it does not work
  }
}

// Return the memory, empty at first, and a promise that resolves when the snapshot is read into it.
// The promise rejects if the snapshot was altered.
export function readSnapshot(found) {
  const memory = new Uint8Array(found.headers.get("X-Length"));
  const read = async () => {
    const data = await withTimeout(found.arrayBuffer());
    if ((await digest(data)) !== found.headers.get("X-Digest")) throw new Error("altered");
    unpack(data, memory);
  };
  return { memory, isRead: read() };
}

export async function storeSnapshot(python, snapshot) {
  try {
    const data = await pack(snapshot);
    const headers = { "X-Length": snapshot.length, "X-Digest": await digest(data) };
    await deleteSnapshot(); // of an older version
    const cache = await caches.open(CACHE);
    await cache.put(addressOf(python), new Response(data, { headers }));
  } catch {
    await deleteSnapshot(); // the storage is full, for example
  }
}

export async function deleteSnapshot() {
  try {
    await withTimeout(caches.delete(CACHE));
  } catch {
    // There is no storage, so there is nothing to delete.
  }
}
