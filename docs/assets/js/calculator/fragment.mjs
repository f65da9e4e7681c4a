// A form's entries as the fragment of an address: "#v1." and the entries as JSON, deflated, in
// base64url. Browsers send no fragment to any server.

const VERSION = "v1";
const LARGEST = 1_000_000; // bytes of JSON; a fragment that inflates to more is not ours

// Its message is "otherVersion" or "damaged".
export class UnreadableError extends Error {}

export async function toFragment(entries) {
  const text = JSON.stringify(entries.filter(([, value]) => value !== ""));
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const base64 = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `#${VERSION}.${base64}`;
}

// Return the entries of a fragment, or null if it is an ordinary anchor.
// Throw UnreadableError if its entries cannot be read.
export async function fromFragment(fragment) {
  const match = /^#(v\d+)\.(.*)$/.exec(fragment);
  if (!match) return null;
  if (match[1] !== VERSION) throw new UnreadableError("otherVersion");
  try {
    const binary = atob(match[2].replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const entries = JSON.parse(await inflate(bytes));
    const valid = entries.every(
      (entry) => entry.length === 2 && entry.every((part) => typeof part === "string"),
    );
    if (!valid) throw new Error();
    return entries;
  } catch {
    throw new UnreadableError("damaged");
  }
}

async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > LARGEST) throw new Error("too large");
  }
  return text + decoder.decode();
}
