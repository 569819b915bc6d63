// Lines and rows as they follow each other, for texts, documents and sheets.
import { element } from "../parts/dom.js";
import { letters } from "./letters.js";
import { words } from "./words.js";

/** Columns drawn of a sheet, around the one that is looked for. */
const COLUMNS = 60;

/** Every line and every row of every grid, in order: `{item}` or `{item, row}`. */
export function rowsOf(part) {
  return part.items.flatMap(({ grid }, item) =>
    grid ? Array.from({ length: grid.rows }, (_, row) => ({ item, row })) : [{ item }],
  );
}

/** Draws some of them, those of one grid as one table. */
export function drawFlow(part, rows, column) {
  const drawn = [];
  for (let at = 0; at < rows.length; ) {
    const { item } = rows[at];
    let end = at + 1;
    while (end < rows.length && rows[end].item === item) end++;
    const { line, grid } = part.items[item];
    if (line) drawn.push(drawLine(line, item));
    else drawn.push(...drawGrid(grid, item, rows[at].row, rows[end - 1].row + 1, column));
    at = end;
  }
  return drawn;
}

function drawLine(line, item) {
  const number = element("span", { class: "source-number", "aria-hidden": "true" }, line.number ?? "");
  const pieces = line.words.flatMap((word, at) => [
    " ",
    element("span", { "data-item": item, "data-at": at }, word.text),
  ]);
  return element("p", { class: "source-line" }, number, pieces);
}

function drawGrid(grid, item, top, bottom, around) {
  const [firstRow, firstColumn] = grid.origin;
  const left = Math.max(0, Math.min(around - COLUMNS / 2, grid.columns - COLUMNS));
  const right = Math.min(grid.columns, left + COLUMNS);
  const columns = Array.from({ length: right - left }, (_, at) => left + at);
  const spots = layOut(grid, top, bottom, left, right);
  const head = columns.map((column) => element("th", { scope: "col" }, letters(firstColumn + column)));
  const body = [];
  for (let row = top; row < bottom; row++) {
    const cells = columns.map((column) => {
      const spot = spots.get(`${row} ${column}`);
      if (!spot) return element("td");
      // A part of the merged cell that begins above or to the left.
      if (spot.covered) return null;
      const { cell, at, rows, columns } = spot;
      return element(
        "td",
        { "data-item": item, "data-at": at, rowspan: rows > 1 && rows, colspan: columns > 1 && columns },
        cell.text,
      );
    });
    body.push(element("tr", {}, element("th", { scope: "row" }, firstRow + row + 1), cells));
  }
  const table = element(
    "table",
    { class: "source-grid" },
    element("thead", {}, element("tr", {}, element("td"), head)),
    element("tbody", {}, body),
  );
  const hidden = grid.columns - columns.length;
  return hidden > 0 ? [element("p", { class: "source-note" }, words().moreColumns(hidden)), table] : [table];
}

/** What stands where in a stretch of a grid; merged cells are cut at its edges. */
function layOut(grid, top, bottom, left, right) {
  const spots = new Map();
  grid.cells.forEach((cell, at) => {
    const [row, column] = [Math.max(cell.row, top), Math.max(cell.column, left)];
    const rows = Math.min(cell.row + cell.rows, bottom) - row;
    const columns = Math.min(cell.column + cell.columns, right) - column;
    if (rows < 1 || columns < 1) return;
    for (let r = row; r < row + rows; r++) {
      for (let c = column; c < column + columns; c++) spots.set(`${r} ${c}`, { covered: true });
    }
    spots.set(`${row} ${column}`, { cell, at, rows, columns });
  });
  return spots;
}
