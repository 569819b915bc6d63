// A comparison as it is shown: headline figures, what differs most, what came and went, every table.
import { element } from "../parts/dom.js";
import { sheet } from "./sheet.js";

/**
 * Draws a comparison.
 *
 * @param compared as `mingzhang_write::report::Comparison` has it
 * @param {boolean} isPublished whether the other one is this document as it was published
 * @param text the words of the page's language
 */
export function result(compared, isPublished, text) {
  const sides = text.sides(compared.now, compared.then, isPublished);
  const told = (rows) => rows.map(({ depth, ...row }) => ({ ...row, level: depth, figures: row }));
  const part = (title, rows) => [
    element("h3", {}, title),
    rows.length ? sheet(told(rows), sides, text, title) : element("p", { class: "panel-note" }, text.none),
  ];
  const folded = (title, rows) =>
    rows.length
      ? element(
          "details",
          { class: "more compare-part" },
          element("summary", { class: "button button-outline" }, title),
          sheet(told(rows), sides, text, title),
        )
      : undefined;
  const differs = compared.tables.some(({ differing }) => differing);
  const isWhole = compared.tables.every(({ alone }) => !alone) && !compared.unmatched.length;
  const isAny = compared.tables.some(({ rows, alone }) => rows.length > alone);
  return [
    element("p", { class: "compare-sides" }, sidesOf(compared, sides, isPublished, text)),
    element("p", { class: "panel-note" }, text.unit(compared.moneyUnit)),
    differs ? undefined : agrees(isAny, isWhole, text),
    part(text.headlines, compared.headlines),
    compared.movers.length ? part(text.movers, compared.movers) : undefined,
    folded(text.came(compared.came.length), compared.came),
    folded(text.went(compared.went.length), compared.went),
    element("h3", {}, text.tables),
    compared.tables.map((table) => block(table, sides, text)),
    compared.unmatched.length ? element("p", { class: "panel-note" }, text.unmatched(compared.unmatched)) : undefined,
  ]
    .flat(3)
    .filter(Boolean);
}

/** That no figure differs; good news only where all could be compared. */
function agrees(isAny, isWhole, text) {
  if (!isAny) return element("p", { role: "status" }, text.nothing);
  return isWhole
    ? element("p", { class: "all-good", role: "status" }, text.same)
    : element("p", { role: "status" }, text.sameWhere);
}

function sidesOf({ now, then }, [here, there], isPublished, text) {
  if (isPublished) return text.side(now);
  return [element("strong", {}, here), ` ${text.side(now)}`, element("br"), element("strong", {}, there), ` ${text.side(then)}`];
}

/** A table, drawn when it is opened: one column at a time, those rows that differ or all. */
function block(table, sides, text) {
  let column = 0;
  let only = table.differing + table.alone > 0;
  const place = element("div", { class: "compare-table" });
  const draw = () => {
    const rows = table.rows
      .map((row) => ({ ...row, figures: row.cells[column] }))
      .filter(({ figures }) => figures && (!only || figures.direction !== "same"));
    const drawn = rows.length ? sheet(rows, sides, text, table.title) : element("p", { class: "panel-note" }, text.none);
    place.replaceChildren(...[drawn].flat().filter(Boolean));
  };
  const columns = element(
    "select",
    { onchange: ({ target }) => ((column = Number(target.value)), draw()) },
    table.columns.map((name, index) => element("option", { value: index }, name)),
  );
  const narrow = element("input", { type: "checkbox", checked: only, onchange: ({ target }) => ((only = target.checked), draw()) });
  return element(
    "details",
    { class: "compare-block", ontoggle: ({ target }) => target.open && !place.childElementCount && draw() },
    element(
      "summary",
      {},
      element("span", { class: "compare-title" }, table.title),
      element("span", { class: "panel-note" }, text.differing(table.differing, table.rows.length, table.alone)),
    ),
    element(
      "div",
      { class: "compare-tools" },
      table.columns.length > 1 ? element("label", {}, text.column, " ", columns) : undefined,
      element("label", {}, narrow, " ", text.only),
    ),
    place,
  );
}
