// The original beside the figures (对照原文): a pane that shows where the selected figure stands.
import { element } from "../parts/dom.js";
import { Findings } from "./findings.js";
import { note, wasOpen } from "./shown.js";
import { SourceView } from "./source-view.js";
import { words } from "./words.js";

/** Wide enough for figures and source side by side; narrower, the source is a sheet from below. */
const WIDE = matchMedia("(min-width: 1100px)");

export class Original {
  #document; // {name, reading, places, cells, rows}: the source of the figures that are open
  #pane;
  #view;
  #doubts;
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

  /**
   * Takes the source of the figures that are open now; of figures that were restored, it is shown if
   * it was when the page was left.
   */
  take(name, reading, restored = false) {
    const places = new Map(); // by cell
    const cells = new Map(); // by place
    const rows = new Map(); // the first cell of each row of the disclosure
    for (const { cell, table, row, place } of reading.evidence) {
      if (cell === null) continue;
      places.set(cell, place);
      cells.set(key(place), addressOf(table, cell));
      if (!rows.has(`${table} ${row}`)) rows.set(`${table} ${row}`, addressOf(table, cell));
    }
    this.#document = { name, reading, places, cells, rows };
    this.#cell = undefined;
    if (restored ? wasOpen() : WIDE.matches) this.#open();
    if (!restored) note(this.isOpen);
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
    note(this.isOpen);
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
    const { name, reading, rows } = this.#document;
    this.#view = new SourceView(reading, (place, doubt) => this.#picked(place, doubt), text.start);
    this.#doubts = new Findings(
      reading,
      (place) => this.#view.show(place, true),
      ({ table, row }) => rows.get(`${table} ${row}`),
    );
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
      element("div", { class: "original-lists" }, this.#doubts.lists),
      this.#view.element,
    );
    for (const list of this.#doubts.lists) list.open = false;
    document.body.append(this.#pane);
    document.documentElement.dataset.original = "";
    this.#view.begin();
    if (this.#cell !== undefined) this.#select(this.#cell);
  }

  #close() {
    this.#pane?.remove();
    this.#pane = this.#view = this.#doubts = undefined;
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
    this.#doubts.mark(place && this.#view.doubtAt(place)?.id);
  }

  /** A figure of the source was pressed: to its cell. What gave no figure: to what is said of it. */
  #picked(place, doubt) {
    const address = this.#document.cells.get(key(place));
    if (address) location.hash = address;
    else if (doubt) {
      this.#view.show(place, true);
      this.#doubts.reveal(doubt);
    }
  }
}

/** Where the page has a cell. */
function addressOf(table, cell) {
  return `#tables/${table}/${cell}`;
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
