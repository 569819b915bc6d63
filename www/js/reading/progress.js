// How far reading has come, with the way to end it. Not modal: the page can be used meanwhile.
import { element } from "../parts/dom.js";
import { words } from "./words.js";

export class Progress {
  #card;
  #bar;
  #pages;
  #before = document.activeElement;

  constructor(name, cancel) {
    const text = words();
    this.#bar = element("progress", { "aria-label": text.reading(name) });
    this.#pages = element("p", { class: "reading-pages", role: "status" });
    const button = element("button", { type: "button", class: "button button-outline", onclick: cancel }, text.cancel);
    this.#card = element(
      "section",
      {
        class: "reading-progress",
        "aria-label": text.reading(name),
        onkeydown: (event) => event.key === "Escape" && cancel(),
      },
      element("p", { class: "reading-name" }, text.reading(name)),
      this.#bar,
      this.#pages,
      button,
    );
    document.body.append(this.#card);
    button.focus({ preventScroll: true });
  }

  /** So many pages or sheets have been read. A single one is either being read or done. */
  at(done, total) {
    if (total < 2) return;
    this.#bar.max = total;
    this.#bar.value = done;
    this.#pages.textContent = words().pages(done, total);
  }

  /** Takes it away, and gives the focus back if it was still there. */
  end() {
    const held = this.#card.contains(document.activeElement);
    this.#card.remove();
    if (held) this.#before?.focus?.({ preventScroll: true });
  }
}
