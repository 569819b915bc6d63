// Findings that the reader has put aside: by their ids, which stay the same from check to check, for
// each document.

const KEY = "mingzhang.dismissed";

/** What is kept of all documents; nothing where the browser keeps nothing. */
function kept() {
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof all === "object" && all ? all : {};
  } catch {
    return {};
  }
}

export class Dismissed {
  #document;
  #ids;

  /** @param report whose document it is */
  constructor({ form, unit, year }) {
    this.#document = [form, unit, year].join("|");
    const ids = kept()[this.#document];
    this.#ids = new Set(Array.isArray(ids) ? ids : []);
  }

  has(id) {
    return this.#ids.has(id);
  }

  /** Puts a finding aside, or takes it back. Without room to keep it, it holds until the page is left. */
  set(id, aside) {
    if (aside) this.#ids.add(id);
    else this.#ids.delete(id);
    const all = kept();
    if (this.#ids.size) all[this.#document] = [...this.#ids];
    else delete all[this.#document];
    try {
      localStorage.setItem(KEY, JSON.stringify(all));
    } catch {
      // Blocked or full: the figures come first.
    }
  }
}
