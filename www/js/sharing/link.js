// The share link (`docs/keeping.md`): what is open, in the fragment of an address, which browsers never
// send to a server. Nothing here trusts what a link says.

/** What the fragment of a link begins with; the digit is its version. */
export const START = "#share=1.";

/** A fragment without what somebody who passed it on wrote behind it. */
export const bare = (fragment) => /^#share=\d+\.[\w-]*/.exec(fragment)?.[0] ?? fragment;

/** Whether a fragment is a link of a later version of this page. */
export const isLater = (fragment) => /^#share=([2-9]|[1-9]\d+)\./.test(fragment);

/** Longer than this, messengers cut addresses. */
export const LONGEST = 8000;

/** What is longer, or larger when it is unpacked, was not made by this page. */
const LONGEST_READ = 100_000;
const LARGEST_READ = 4 * 1024 * 1024;

/** The name the built-in example has in links. */
export const EXAMPLE = "urumqi-samr-2024";

/** Packs the data of a link into a fragment. */
export async function packed(data) {
  const stream = new Blob([JSON.stringify(data)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return START + btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * The data of a fragment, checked: `print` of the built-in example or `document`, which may
 * be `figures` only, `name`, `changed`, `steps`, and
 * how it is looked at: `view` with `place`, `mode`, `money`, `lang`.
 *
 * @returns undefined for what is damaged, or was never a link
 */
export async function unpacked(fragment) {
  if (!fragment.startsWith(START) || fragment.length > LONGEST_READ) return undefined;
  try {
    const letters = atob(fragment.slice(START.length).replaceAll("-", "+").replaceAll("_", "/"));
    return checked(JSON.parse(await inflated(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)))));
  } catch {
    return undefined;
  }
}

/** Unpacks bytes to text, and gives up where that grows too large: a small link can hold gigabytes. */
async function inflated(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > LARGEST_READ) {
      await reader.cancel();
      throw new RangeError("too large");
    }
    text += decoder.decode(value, { stream: true });
  }
}

function checked({ example, print, document, figures, name, changed, steps, view = {} }) {
  const word = (value, pattern) => (typeof value === "string" && pattern.test(value) ? value : undefined);
  if (example === undefined ? typeof document !== "string" : example !== EXAMPLE) return undefined;
  if (!Array.isArray(steps)) return undefined;
  return {
    document: example === undefined ? document : undefined,
    figures: figures === true,
    print: String(print),
    name: typeof name === "string" ? name.slice(0, 60) : "",
    changed: Number.isSafeInteger(changed) && changed >= 0 ? changed : 0,
    steps,
    view: {
      place: word(view.place, /^[a-z][a-z0-9/-]{0,99}$/) ?? "overview",
      mode: word(view.mode, /^[a-z]{1,20}$/),
      money: word(view.money, /^.{1,4}$/),
      lang: word(view.lang, /^[a-zA-Z-]{1,20}$/),
    },
  };
}

/** The steps that a link carries: those before the figures last went back to the published ones do nothing. */
export function effective(steps) {
  return steps.slice(steps.findLastIndex(({ step }) => step === "reset") + 1);
}
