import { element } from "./dom.js";

/** Has the browser save a file. */
export function save(name, blob) {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  // The click has started it; the address is not needed any longer after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
