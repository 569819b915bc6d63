// Whether the reader wants the source beside the figures.

const KEY = "mingzhang.original";

/** Remembers it. */
export function note(isOpen) {
  try {
    localStorage.setItem(KEY, isOpen ? "open" : "closed");
  } catch {
    // Next time it is as at first.
  }
}

/** Whether it was shown when the page was left. */
export function wasOpen() {
  try {
    return localStorage.getItem(KEY) === "open";
  } catch {
    return false;
  }
}
