// What was not read, or not for certain, each with its place in the source.
import { element } from "./dom.js";
import { words } from "./words.js";

/** Entries drawn at once: a list of thousands is no list. */
const SHOWN = 200;
/** Other readings of a row that are named. */
const OTHERS = 4;

/**
 * Two lists, each behind its heading; `show` gets the place of the entry that was pressed.
 */
export function findings(reading, show) {
  const text = words();
  const titles = new Map(reading.recognised.found.map((table) => [table.id, table.title[text.lang]]));
  const entry = ({ table, place }, what, note) =>
    element(
      "li",
      {},
      element(
        "button",
        { type: "button", class: "reading-entry", onclick: () => show(place) },
        element("span", { class: "reading-what" }, what),
        element("span", { class: "reading-where" }, whereIs(reading, place), " · ", titles.get(table) ?? table),
        note && element("span", { class: "reading-where" }, note),
      ),
    );
  const ambiguous = reading.ambiguous.map((row) => () => {
    // Only the columns in which the readings differ.
    const readings = row.readings.map((columns) => columns.map((column) => column[text.lang]));
    const differing = readings.map((columns) =>
      columns.filter((column) => !readings.every((other) => other.includes(column))).join(text.separator),
    );
    const others = differing.filter((_, at) => at !== row.taken);
    const listed = others.slice(0, OTHERS).join(text.or) + (others.length > OTHERS ? text.ways(others.length) : "");
    return entry(row, row.label, text.readings(differing[row.taken] ?? "", listed));
  });
  const unread = reading.unread.map((line) => () => entry(line, line.text));
  return [
    list(text.unread, text.unreadNote, unread),
    list(text.ambiguous, text.ambiguousNote, ambiguous),
  ].filter(Boolean);
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
