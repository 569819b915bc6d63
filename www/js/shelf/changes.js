// What a scenario changed: cell by cell, published and now; beside another scenario of the document.
import { nameOf } from "../keeping/banner.js";
import { element } from "../parts/dom.js";
import { words } from "./words.js";

/**
 * Draws the list.
 *
 * @param changes as `report::Changes` has them
 * @param work whose they are
 * @param others the other works of the document
 * @param other the one beside it
 * @param acts `back`, `beside(work)`, `follow(address)`
 */
export function drawChanges({ unit, year, rows }, work, others, other, acts) {
  const text = words();
  const button = (label, press, more = {}) =>
    element("button", { type: "button", class: "button button-outline", onclick: press, ...more }, label);
  const choice = element(
    "select",
    { onchange: () => acts.beside(others[choice.selectedIndex - 1]) },
    element("option", {}, text.nothingBeside),
    others.map((one) => element("option", { selected: one.id === other?.id }, nameOf(one))),
  );
  return [
    element(
      "div",
      { class: "shelf-bar" },
      button(text.back, acts.back, { "data-name": "back" }),
      rows.length ? button(text.print, () => print()) : undefined,
      others.length ? element("label", {}, text.beside, " ", choice) : undefined,
    ),
    element("p", { class: "panel-note" }, text.changesMean(unit, year, rows.length)),
    rows.length ? table(rows, work, other, acts) : undefined,
  ].filter(Boolean);
}

function table(rows, work, other, acts) {
  const text = words();
  const works = other ? [work, other] : [work];
  const figure = (value) => element("td", { class: "figure" }, value ?? "—");
  const heads = [
    text.cell,
    text.publishedFigure,
    ...works.flatMap((one) => [other ? nameOf(one) : text.now, text.difference]),
    other && text.apart,
  ].filter(Boolean);
  let before;
  const line = (row) => {
    const address = `${location.pathname}${location.search}#tables/${row.table}/${row.cell}`;
    const follow = (event) => {
      event.preventDefault();
      acts.follow(address);
    };
    const cells = row.works.flatMap(({ value, difference }) => [figure(value), figure(difference)]);
    const head = before !== row.tableName && tableHead(row, heads.length);
    before = row.tableName;
    return [
      head || undefined,
      element(
        "tr",
        {},
        element(
          "th",
          { scope: "row" },
          element("a", { href: address, onclick: follow }, [row.row, row.column].filter(Boolean).join(" · ")),
          element("span", { class: "panel-note" }, ` ${row.counts}`),
        ),
        figure(row.published),
        cells,
        other && figure(row.apart),
      ),
    ];
  };
  return element(
    "div",
    { class: "shelf-changes", role: "region", tabindex: "0", "aria-labelledby": "shelf-title" },
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, rows.flatMap(line)),
    ),
  );
}

/** The name of the table above its cells. */
function tableHead({ tableName }, columns) {
  return element("tr", { class: "shelf-table" }, element("th", { scope: "rowgroup", colspan: columns }, tableName));
}
