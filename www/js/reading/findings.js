// What was not read, or not for certain (doubts), each with its place in the source.
import { element } from "../parts/dom.js";
import { words } from "./words.js";

/** Entries drawn at once: a list of thousands is no list. */
const SHOWN = 200;
/** Other readings of a row that are named. */
const OTHERS = 4;

/** Every doubt of a reading: its kind, its id, where it begins. */
export function doubtsOf(reading) {
  const of = (kind) => reading[kind].map((about, at) => ({ kind, id: `${kind}-${at}`, place: about.place, about }));
  return [...of("unread"), ...of("ambiguous")];
}

export class Findings {
  /** Up to three lists, each behind its heading. */
  lists;

  /**
   * @param reading what the worker sent
   * @param show called with the place of the entry that was pressed
   * @param figures where the figures are open: the address of a row's figures in the tables
   */
  constructor(reading, show, figures = () => undefined) {
    const text = words();
    const titles = new Map(reading.recognised.found.map((table) => [table.id, table.title[text.lang]]));
    const entry = ({ id, place, about }, what, note) => {
      const address = figures(about);
      return element(
        "li",
        {},
        element(
          "button",
          { type: "button", class: "reading-entry", "data-doubt": id, onclick: () => this.#press(id, place, show) },
          element("span", { class: "reading-what" }, what),
          element("span", { class: "reading-where" }, whereIs(reading, place), " · ", titles.get(about.table) ?? (about.table || text.otherTable)),
          note && element("span", { class: "reading-where" }, note),
        ),
        address && element("a", { class: "reading-figures", href: address }, text.toFigures),
      );
    };
    const doubts = doubtsOf(reading);
    const unread = doubts
      .filter(({ kind }) => kind === "unread")
      .map((doubt) => () => entry(doubt, doubt.about.text));
    const ambiguous = doubts
      .filter(({ kind }) => kind === "ambiguous")
      .map((doubt) => () => entry(doubt, doubt.about.label, readings(doubt.about)));
    // What was kept before a reload may be of a version without notices.
    const notices = (reading.notices ?? []).map((notice) => () => element("li", {}, notice.sentence[text.lang]));
    this.lists = [
      list(text.notices, text.noticesNote, notices),
      list(text.unread, text.unreadNote, unread),
      list(text.ambiguous, text.ambiguousNote, ambiguous),
    ].filter(Boolean);
  }

  #press(id, place, show) {
    this.mark(id);
    show(place);
  }

  /** Marks the entry of a doubt as the one that is shown in the source; without one, none. */
  mark(id) {
    for (const list of this.lists) {
      for (const entry of list.querySelectorAll("[aria-current]")) entry.removeAttribute("aria-current");
    }
    const entry = id && this.#find(id);
    entry?.setAttribute("aria-current", "true");
    return entry;
  }

  /** Leads from the source to the entry of a doubt. */
  reveal(id) {
    const entry = this.mark(id);
    if (!entry) return;
    entry.closest("details").open = true;
    entry.focus();
  }

  #find(id) {
    return this.lists.map((list) => list.querySelector(`[data-doubt="${id}"]`)).find(Boolean);
  }
}

/** How a row was read, and how else it can be; only the columns in which the readings differ. */
function readings({ readings, taken }) {
  const text = words();
  const all = readings.map((columns) => columns.map((column) => column[text.lang]));
  const differing = all.map((columns) =>
    columns.filter((column) => !all.every((other) => other.includes(column))).join(text.separator),
  );
  const others = differing.filter((_, at) => at !== taken);
  const listed = others.slice(0, OTHERS).join(text.or) + (others.length > OTHERS ? text.ways(others.length) : "");
  return text.readings(differing[taken] ?? "", listed);
}

function list(title, note, entries) {
  if (entries.length === 0) return null;
  const left = entries.length - SHOWN;
  return element(
    "details",
    { class: "reading-list", open: entries.length <= 20 },
    element("summary", {}, title(entries.length)),
    element("p", { class: "panel-note" }, note),
    element("ul", {}, entries.slice(0, SHOWN).map((draw) => draw())),
    left > 0 ? element("p", { class: "panel-note" }, words().later(left)) : null,
  );
}

/** The place in words: page or sheet, and line or row where that has a number. */
function whereIs(reading, place) {
  const text = words();
  const part = reading.parts[place.part];
  const named = part?.name ?? (reading.format === "pdf" ? text.page(place.part + 1) : text.sheet(place.part + 1));
  const line = place.number ? text.line(place.number) : "";
  return reading.parts.length > 1 || !line ? `${named} ${line}`.trim() : line;
}
