// A form's entries as the fragment of an address: "#v1." and the entries as JSON, deflated, in
// base64url. Browsers send no fragment to any server. Browsers without "deflate-raw" (Safari before
// 16.4, Chrome before 103) write and read blocks that are stored as they are, which is deflate too.

const VERSION = "v1";
const LARGEST = 1_000_000; // bytes of JSON; a fragment that inflates to more is not ours
const LARGEST_BLOCK = 0xffff; // bytes of a stored block

// Its message is "otherVersion", "damaged" or "tooOld" (the browser).
export class UnreadableError extends Error {}

export async function toFragment(entries) {
  const text = JSON.stringify(entries.filter(([, value]) => value !== ""));
  const bytes = await deflate(new TextEncoder().encode(text));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const base64 = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `#${VERSION}.${base64}`;
}

// Return the entries of a fragment, or null if it is an ordinary anchor. What messengers and
// sentences add after a link ("&appinstall=0", "?from=…", "。") is not base64url, and is cut off.
// Throw UnreadableError if the entries cannot be read.
export async function fromFragment(fragment) {
  const match = /^#(v\d+)(?:$|\.([\w-]*))/.exec(fragment);
  if (!match) return null;
  const [, version, base64 = ""] = match;
  if (version !== VERSION) throw new UnreadableError("otherVersion");
  try {
    const binary = atob(base64.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const entries = JSON.parse(await inflate(bytes));
    const valid = entries.every(
      (entry) => entry.length === 2 && entry.every((part) => typeof part === "string"),
    );
    if (!valid) throw new Error();
    return entries;
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw new UnreadableError("damaged");
  }
}

// Return a new CompressionStream or DecompressionStream, or null where there is none.
function deflateStream(name) {
  try {
    return new self[name]("deflate-raw");
  } catch {
    return null;
  }
}

async function deflate(bytes) {
  const stream = deflateStream("CompressionStream");
  if (!stream) return stored(bytes);
  return new Uint8Array(
    await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer(),
  );
}

// A stored block: whether it is the last, its length and the complement of that, and its bytes.
function stored(bytes) {
  const blocks = [];
  for (let start = 0; start < bytes.length; start += LARGEST_BLOCK) {
    const block = bytes.subarray(start, start + LARGEST_BLOCK);
    const { length } = block;
    const last = start + length === bytes.length ? 1 : 0;
    blocks.push(last, length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff, ...block);
  }
  return blocks;
}

function fromStored(bytes) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (let start = 0; ; ) {
    if (bytes[start] > 1) throw new UnreadableError("tooOld"); // a compressed block
    const end = start + 5 + bytes[start + 1] + (bytes[start + 2] << 8);
    if (!(end <= bytes.length)) throw new Error("too short");
    text += decoder.decode(bytes.subarray(start + 5, end), { stream: true });
    if (bytes[start] === 1) return text + decoder.decode();
    start = end;
  }
}

async function inflate(bytes) {
  const stream = deflateStream("DecompressionStream");
  if (!stream) return fromStored(bytes);
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > LARGEST) throw new Error("too large");
  }
  return text + decoder.decode();
}
