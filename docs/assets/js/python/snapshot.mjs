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

// More than half of the memory is nothing but zeros, in long stretches (Python's stack, what it has
// not used yet). What is kept is the number of the other parts, where each begins and ends, and
// then the parts.
const BLOCK = 65_536; // bytes

function pack(memory) {
  const ends = [];
  for (let start = 0; start < memory.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, memory.length);
    const words = new Uint32Array(memory.buffer, memory.byteOffset + start, (end - start) / 4);
    if (words.every((word) => word === 0)) continue;
    if (ends.at(-1) === start) ends[ends.length - 1] = end;
    else ends.push(start, end);
  }
  const parts = [];
  for (let i = 0; i < ends.length; i += 2) parts.push(memory.subarray(ends[i], ends[i + 1]));
  return new Blob([new Uint32Array([parts.length, ...ends]), ...parts]).arrayBuffer();
}

function unpack(data, memory) {
  const [count] = new Uint32Array(data, 0, 1);
  const ends = new Uint32Array(data, 4, 2 * count);
  let from = 4 + ends.byteLength;
  for (let i = 0; i < ends.length; i += 2) {
    const size = ends[i + 1] - ends[i];
    memory.set(new Uint8Array(data, from, size), ends[i]);
    from += size;
  }
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

// The memory that was kept, empty as yet; and a promise that is kept when it is read, and broken if
// it is not what it was.
export function readSnapshot(found) {
  const memory = new Uint8Array(found.headers.get("X-Length"));
  const read = async () => {
    const data = await inTime(found.arrayBuffer());
    if ((await digest(data)) !== found.headers.get("X-Digest")) throw new Error("not what it was");
    unpack(data, memory);
  };
  return { memory, isRead: read() };
}

export async function keepSnapshot(python, snapshot) {
  try {
    const data = await pack(snapshot);
    const headers = { "X-Length": snapshot.length, "X-Digest": await digest(data) };
    await dropSnapshot(); // of an older version
    const cache = await caches.open(CACHE);
    await cache.put(addressOf(python), new Response(data, { headers }));
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
