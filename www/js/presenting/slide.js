// What one step shows: the piece of the table around the cell that is lit (docs/walks-json.md).
import { element } from "../parts/dom.js";
import { words } from "./words.js";

/** The piece of a table. */
export function piece({ title, unit, columns, rows }) {
  const text = words();
  // One column needs no heading: its table has said what it is.
  const far = columns.map(({ matters }) => !matters);
  const gap = columns.map(({ skipped }) => skipped > 0);
  const mark = (at) => [far[at] && "far", gap[at] && "after-gap"].filter(Boolean).join(" ") || undefined;
  return element(
    "table",
    { class: "slide-table" },
    element("caption", {}, element("span", { class: "slide-title" }, title), " ", unit ? element("span", {}, text.unit(unit)) : undefined),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("th", { scope: "col" }, text.item),
        columns.map(({ name }, at) => element("th", { scope: "col", class: mark(at) }, name)),
      ),
    ),
    element("tbody", {}, rows.flatMap((row) => lines(row, mark, columns.length))),
  );
}

/** A row, and before it how many were left out. */
function lines({ name, level, total, skipped, cells }, mark, width) {
  const left = skipped
    ? [element("tr", { class: "slide-skipped" }, element("td", { colspan: width + 1 }, `⋯ ${words().skippedRows(skipped)}`))]
    : [];
  const lit = cells.some(({ light }) => light);
  return [
    ...left,
    element(
      "tr",
      { class: [total && "total", !lit && "dim"].filter(Boolean).join(" ") || undefined },
      element("th", { scope: "row", "data-level": Math.min(level, 3) }, name),
      cells.map(({ figure, light }, at) =>
        element("td", { class: mark(at), "data-light": light, "aria-current": light === "lit" ? "step" : undefined }, figure),
      ),
    ),
  ];
}

/** The tables that a walk leads through; where it is now stands out. */
export function trail({ tables, steps }, at) {
  const ids = [...new Set(steps.map(({ table }) => table))];
  const now = ids.indexOf(steps[at].table);
  return element(
    "ol",
    { class: "slide-trail", "aria-hidden": "true" },
    tables.map((name, index) => element("li", { "data-now": index === now ? "" : undefined }, name)),
  );
}
