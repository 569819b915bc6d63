// The original beside the figures (对照原文): a pane that shows where the selected figure stands.
import { element } from "./dom.js";
import { findings } from "./findings.js";
import { SourceView } from "./source-view.js";
import { words } from "./words.js";

/** Wide enough for figures and source side by side; narrower, the source is a sheet from below. */
const WIDE = matchMedia("(min-width: 1100px)");

export class Original {
  #document; // {name, reading, places}: the source of the figures that are open
  #pane;
  #view;
  #cell; // the figure selected last
  #toggles = new Set();

  constructor() {
    // Cells of the tables and figures elsewhere say which cell they are.
    addEventListener("focusin", (event) => {
      const cell = event.target.closest?.("#app [data-cell]")?.dataset.cell;
      if (cell !== undefined) this.#select(Number(cell));
    });
    new MutationObserver(() => this.#redraw()).observe(document.documentElement, { attributeFilter: ["lang"] });
  }

  /** Keeps the source of the figures that have just been opened. */
  keep(name, reading) {
    const places = new Map();
    const cells = new Map();
    for (const { cell, table, place } of reading.evidence) {
      if (cell === null) continue;
      places.set(cell, place);
      cells.set(key(place), { cell, table });
    }
    this.#document = { name, reading, places, cells };
    this.#cell = undefined;
    if (WIDE.matches) this.#open();
    this.#tell();
  }

  /** Forgets it. */
  clear() {
    this.#close();
    this.#document = undefined;
    this.#tell();
  }

  get isOpen() {
    return this.#pane !== undefined;
  }

  get isThere() {
    return this.#document !== undefined;
  }

  toggle() {
    if (this.isOpen) this.#close();
    else this.#open();
    this.#tell();
  }

  /** Has a toggle follow whether there is a source and whether it is shown; gives the way to stop. */
  follow(toggle) {
    this.#toggles.add(toggle);
    return () => this.#toggles.delete(toggle);
  }

  #tell() {
    for (const toggle of this.#toggles) toggle();
  }

  #open() {
    if (!this.#document) return;
    const text = words();
    const { name, reading } = this.#document;
    this.#view = new SourceView(reading, (place) => this.#picked(place));
    const close = () => {
      this.toggle();
      document.querySelector("mingzhang-original button")?.focus();
    };
    this.#pane = element(
      "aside",
      {
        id: "original",
        class: "original",
        "aria-labelledby": "original-title",
        onkeydown: (event) => event.key === "Escape" && close(),
      },
      element(
        "div",
        { class: "original-head" },
        element("h2", { id: "original-title" }, text.original, " ", element("span", { class: "reading-where" }, name)),
        element("button", { type: "button", class: "button", "aria-label": text.closeOriginal, onclick: close }, "✕"),
      ),
      element("div", { class: "original-lists" }, findings(reading, (place) => this.#view.show(place, true))),
      this.#view.element,
    );
    for (const list of this.#pane.querySelectorAll("details")) list.open = false;
    document.body.append(this.#pane);
    document.documentElement.dataset.original = "";
    if (this.#cell !== undefined) this.#select(this.#cell);
  }

  #close() {
    this.#pane?.remove();
    this.#pane = this.#view = undefined;
    delete document.documentElement.dataset.original;
  }

  #redraw() {
    if (!this.isOpen) return;
    this.#close();
    this.#open();
  }

  #select(cell) {
    this.#cell = cell;
    if (!this.#view) return;
    const place = this.#document.places.get(cell);
    if (place) this.#view.show(place);
    else this.#view.showNothing();
  }

  /** A figure of the source was pressed: to its cell. */
  #picked(place) {
    const found = this.#document.cells.get(key(place));
    if (found) location.hash = `#tables/${found.table}/${found.cell}`;
  }
}

function key({ part, item, at }) {
  return `${part} ${item} ${at}`;
}

/** The page has an element `mingzhang-original` among its tools; it becomes the toggle. */
export function defineToggle(original) {
  customElements.define(
    "mingzhang-original",
    class extends HTMLElement {
      #stop;

      connectedCallback() {
        this.#stop = original.follow(() => this.#draw());
        this.#draw();
      }

      disconnectedCallback() {
        this.#stop();
      }

      #draw() {
        this.hidden = !original.isThere;
        const held = this.contains(document.activeElement);
        const button = element(
          "button",
          {
            type: "button",
            class: "button button-outline",
            "aria-expanded": String(original.isOpen),
            "aria-controls": original.isOpen && "original",
            onclick: () => original.toggle(),
          },
          words().compare,
        );
        this.replaceChildren(button);
        if (held) button.focus();
      }
    },
  );
}
