// What tells documents and works apart, and what a document says of itself.

/** A name that nobody else has. */
export const newId = () => Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("");

/** Fifty-three bits that tell texts apart (cyrb53); who finds the same for another text gains nothing. */
export function fingerprint(text) {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  const mixed = (one, other) =>
    Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  const [a, b] = [mixed(high, low), mixed(low, high)];
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

/** Whose budget of which year a disclosure file is. */
export function describe(text) {
  const { unit, year, stage } = JSON.parse(text);
  return { unit: String(unit), year: Number(year), accounts: stage === "final-accounts" };
}

/** What the modules take: a published document and the steps since. */
export const keptOf = ({ text, steps }) => `{"version":1,"document":${JSON.stringify(text)},"steps":${steps}}`;

/** A work on a document that begins now. */
export function fresh(text, more = {}) {
  return { id: newId(), text, name: "", steps: "[]", changed: 0, reasons: {}, at: Date.now(), ...more };
}
