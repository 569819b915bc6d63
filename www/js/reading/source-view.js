// A document as its format lays it out, one page or sheet at a time, with a place highlighted.
//
// A part comes as JSON (`Source` in crates/read/src/source.rs): lines of words and grids of cells.
// Where a page has a size, everything stands at its own place on it; otherwise lines and rows follow
// each other, and of long parts only those around the place are drawn.
import { element } from "../parts/dom.js";
import { doubtsOf } from "./findings.js";
import { drawFlow, rowsOf } from "./flow.js";
import { letters } from "./letters.js";
import { drawPage } from "./page.js";
import { words } from "./words.js";

/** Rows drawn before and after the place. */
const AROUND = 300;
/** Words and cells of a page that is drawn whole. */
const MOST_ON_PAGE = 6000;

export class SourceView {
  #reading;
  #number = -1; // which part is drawn
  #part; // that part, taken apart
  #place; // what is highlighted
  #first = 0; // the first row drawn
  #doubts; // those of the part that is drawn, by its lines and rows
  #body = element("div", { class: "source-body", tabindex: "0", role: "region" });
  #where = element("p", { class: "source-where", role: "status" });
  #select;
  #size; // the button between a whole page and one that can be read
  #whole; // what the reader chose of the two, if anything
  #start = () => {}; // scrolls to where the tables begin

  /**
   * @param reading what the worker sent
   * @param picked called with the place of a word or cell that was pressed, and the id of the doubt
   *   that its line or row is under, if any
   * @param start what is said before anything is shown
   */
  constructor(reading, picked, start) {
    this.#reading = reading;
    const text = words();
    this.#body.setAttribute("aria-label", text.original);
    this.#body.addEventListener("click", (event) => {
      const piece = event.target.closest("[data-item]");
      if (!piece) return;
      const place = { part: this.#number, item: Number(piece.dataset.item), at: Number(piece.dataset.at) };
      picked(place, this.#doubts.get(this.#lineOf(place))?.id);
    });
    this.#select = element(
      "select",
      { class: "source-parts", "aria-label": text.partOf, onchange: () => this.#draw(Number(this.#select.value)) },
      reading.parts.map((part, number) => element("option", { value: number }, this.#nameOf(part, number))),
    );
    this.#select.hidden = reading.parts.length < 2;
    const resize = () => this.#resize(!this.#body.classList.contains("source-whole"));
    this.#size = element("button", { type: "button", class: "button button-outline source-size", onclick: resize });
    this.element = element("div", { class: "source" }, this.#select, this.#where, this.#size, this.#body);
    this.#where.textContent = start;
    // Where the tables begin: what stands before them has no figures.
    const first = reading.evidence[0]?.place;
    this.#draw(first?.part ?? 0, first);
    this.#fit(true);
    if (first) this.#start = () => this.#scrollTo(this.#piecesAt(first));
  }

  /** To be called once the view is on the page: only then can it scroll. */
  begin() {
    this.#start();
  }

  focus() {
    this.#body.focus({ preventScroll: true });
  }

  /** Shows the page whole, or as large as it can be read, as the reader wants it. */
  #resize(whole) {
    this.#whole = whole;
    this.#fit(whole);
    this.#mark(true);
  }

  #fit(whole) {
    const shown = this.#whole ?? whole;
    this.#body.classList.toggle("source-whole", shown);
    this.#size.textContent = shown ? words().larger : words().whole;
  }

  /** Highlights a word or cell, or the whole line it begins, and scrolls to it. */
  show(place, line = false) {
    this.#mark(false);
    this.#place = { ...place, line };
    this.#draw(place.part, place);
    this.#fit(false);
    this.#mark(true);
    const doubt = this.doubtAt(place);
    this.#where.textContent = this.#describe() + (doubt ? words().doubt[doubt.kind] : "");
  }

  /** Says that there is nothing to highlight. */
  showNothing() {
    this.#mark(false);
    this.#place = undefined;
    this.#where.textContent = words().noPlace;
  }

  #nameOf(part, number) {
    const text = words();
    if (part.name) return part.name;
    if (this.#reading.parts.length === 1) return text.wholeText;
    return this.#reading.format === "pdf" ? text.page(number + 1) : text.sheet(number + 1);
  }

  /** Draws a part, unless it is there and has the place in it. */
  #draw(number, place) {
    if (number !== this.#number) {
      this.#number = number;
      this.#part = JSON.parse(this.#reading.parts[number]?.text ?? '{"items":[]}');
      this.#select.value = String(number);
      this.#first = 0;
      const here = doubtsOf(this.#reading).filter(({ place }) => place.part === number);
      this.#doubts = new Map(here.map((doubt) => [this.#lineOf(doubt.place), doubt]));
      this.#body.replaceChildren();
    } else if (!place || this.#pieces().length > 0) {
      return;
    }
    this.#size.hidden = !this.#part.size;
    if (this.#part.size && this.#part.items.reduce((sum, item) => sum + sizeOf(item), 0) <= MOST_ON_PAGE) {
      this.#body.replaceChildren(drawPage(this.#part, this.#nameOf(this.#reading.parts[number], number)));
      this.#markDoubts();
    } else {
      const rows = rowsOf(this.#part);
      const at = place ? rows.findIndex((row) => this.#holds(row, place)) : 0;
      this.#drawRows(Math.max(0, at - AROUND), place);
    }
    this.#body.scrollTo(0, 0);
  }

  #holds(row, { item, at }) {
    if (row.item !== item) return false;
    const { grid } = this.#part.items[item];
    return !grid || grid.cells[at]?.row === row.row;
  }

  #drawRows(first, place) {
    const text = words();
    const rows = rowsOf(this.#part);
    this.#first = first;
    const end = Math.min(rows.length, first + 2 * AROUND);
    const more = (count, to, words) =>
      count > 0 &&
      element(
        "button",
        {
          type: "button",
          class: "button button-outline source-more",
          onclick: () => {
            this.#drawRows(to);
            this.#mark(true, false);
            this.#body.scrollTo(0, to < first ? this.#body.scrollHeight : 0);
            this.#body.focus({ preventScroll: true });
          },
        },
        words(count),
      );
    const column = place && this.#part.items[place.item]?.grid?.cells[place.at]?.column;
    this.#body.replaceChildren(
      ...[
        more(first, Math.max(0, first - AROUND), text.earlier),
        ...drawFlow(this.#part, rows.slice(first, end), column ?? 0),
        more(rows.length - end, first + AROUND, text.later),
      ].filter(Boolean),
    );
    this.#markDoubts();
  }

  /** The line or row of a place. */
  #lineOf({ item, at }) {
    const row = this.#part.items[item]?.grid?.cells[at]?.row;
    return row === undefined ? `${item}` : `${item} ${row}`;
  }

  /** Makes what was not read, or not for certain, visible where it stands. */
  #markDoubts() {
    if (this.#doubts.size === 0) return;
    for (const piece of this.#body.querySelectorAll("[data-item]")) {
      const doubt = this.#doubts.get(this.#lineOf(piece.dataset));
      if (doubt) piece.classList.add(`source-${doubt.kind}`);
    }
  }

  /** The doubt that a place is under, if any. */
  doubtAt(place) {
    return place.part === this.#number ? this.#doubts.get(this.#lineOf(place)) : undefined;
  }

  /** What is drawn of the place that is highlighted. */
  #pieces() {
    return this.#place ? this.#piecesAt(this.#place) : [];
  }

  #piecesAt({ part, item, at, line }) {
    if (part !== this.#number) return [];
    const grid = this.#part.items[item]?.grid;
    const all = [...this.#body.querySelectorAll(`[data-item="${item}"]`)];
    if (!line) return all.filter((piece) => piece.dataset.at === String(at));
    return grid ? all.filter((piece) => grid.cells[piece.dataset.at]?.row === grid.cells[at]?.row) : all;
  }

  #mark(on, scroll = true) {
    const pieces = this.#pieces();
    for (const piece of pieces) {
      piece.classList.toggle("source-shown", on);
      if (on) piece.setAttribute("aria-current", "true");
      else piece.removeAttribute("aria-current");
    }
    if (on && scroll) this.#scrollTo(pieces);
  }

  #scrollTo(pieces) {
    if (pieces.length === 0) return;
    // Only here: `scrollIntoView` would move the page too.
    const frame = this.#body.getBoundingClientRect();
    const box = pieces[0].getBoundingClientRect();
    this.#body.scrollBy(
      box.left < frame.left || box.right > frame.right ? box.left - frame.left - frame.width / 3 : 0,
      box.top - frame.top - (frame.height - box.height) / 2,
    );
  }

  #describe() {
    const text = words();
    const { part, item, at, line } = this.#place;
    const found = this.#part.items[item];
    const many = this.#reading.parts.length > 1;
    const where = many ? [this.#nameOf(this.#reading.parts[part], part)] : [];
    if (found?.grid) {
      const { origin, cells } = found.grid;
      const cell = cells[at];
      if (!cell) return text.noPlace;
      const [row, column] = [origin[0] + cell.row, origin[1] + cell.column];
      if (!this.#part.size) where.push(line ? text.row(row + 1) : text.cell(letters(column) + (row + 1)));
      const shown = line ? cells.filter((other) => other.row === cell.row) : [cell];
      return text.shown(where.join(" "), shown.map((cell) => cell.text.replaceAll("\n", "")).join(" "));
    }
    if (!found) return text.noPlace;
    if (found.line.number) where.push(text.line(found.line.number));
    const shown = line ? found.line.words : [found.line.words[at] ?? found.line.words[0]];
    return text.shown(where.join(" "), shown.map((word) => word.text).join(" "));
  }
}

function sizeOf({ line, grid }) {
  return line ? line.words.length : grid.cells.length;
}
