// Figures of two documents as rows: now, then, change, growth.
import { element } from "../parts/dom.js";

/** Rows that are drawn at once; a department has thousands. */
const ROWS = 300;

const MARKS = { more: "▲", less: "▼", same: "" };

/**
 * A table of rows.
 *
 * @param rows `{code, name, project, level, found, was, to, total, figures}`
 * @param {string[]} sides the headings of the two documents
 * @param text the words of the page's language
 * @param {string} label what the table is called
 */
export function sheet(rows, sides, text, label) {
  const [now, then] = sides;
  const heads = [then, now, text.change, text.growth];
  const body = element("tbody", {}, rows.slice(0, ROWS).map((row) => line(row, heads, text)));
  const rest = rows.slice(ROWS);
  const more = element(
    "button",
    {
      type: "button",
      class: "button button-outline",
      onclick: () => {
        body.append(...rest.map((row) => line(row, heads, text)));
        more.remove();
      },
    },
    text.all(rows.length),
  );
  return [
    element(
      "table",
      { class: "compare-sheet", "aria-label": label },
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          element("th", { scope: "col" }, text.item),
          heads.map((head) => element("th", { scope: "col", class: "number" }, head)),
        ),
      ),
      body,
    ),
    rest.length ? more : undefined,
  ];
}

function line({ code, name, project, level = 0, found, was, to, total, figures }, heads, text) {
  const words = [
    code ? [element("span", { class: "row-code" }, code), " "] : [],
    to ? element("a", { href: address(to) }, name) : name,
    project ? element("span", { class: "compare-note" }, project) : [],
    was ? element("span", { class: "compare-note" }, text.was(was)) : [],
    text.found[found] ? element("span", { class: "compare-found", "data-found": found }, text.found[found]) : [],
  ];
  const cells = [figures.then, figures.now, figures.change && [mark(figures.direction), figures.change], figures.growth];
  return element(
    "tr",
    { "data-level": level, "data-total": total, "data-direction": figures.direction },
    element("th", { scope: "row" }, words.flat()),
    cells.map((cell, index) => element("td", { class: "number", "data-head": heads[index] }, cell ?? "—")),
  );
}

/** The whole address, so that it is not mistaken for a link that skips within the page. */
const address = (to) => new URL(`#tables/${to}`, location.href).href;

const mark = (direction) =>
  MARKS[direction] ? element("span", { class: "compare-mark", "aria-hidden": "true" }, MARKS[direction]) : undefined;
