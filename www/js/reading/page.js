// A page with everything at its own place, in tenths of a point.
import { shape } from "../parts/dom.js";

const FIGURE = /^[-−(]?(\d{1,3}(,\d{3})+(\.\d+)?|\d*\.\d+)[)%]?$/;

/** Draws a part that has a size. */
export function drawPage(part, name) {
  const [width, height] = part.size;
  const pieces = part.items.flatMap(({ line, grid }, item) =>
    line
      ? line.words.map((word, at) => drawPiece(word, item, at, false))
      : grid.cells.map((cell, at) => drawPiece(cell, item, at, true)),
  );
  const page = shape(
    "svg",
    { class: "source-page", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": name },
    shape("rect", { class: "source-paper", width, height }),
    pieces,
  );
  // A point is as large as a pixel, unless the page is to fit into its frame.
  page.style.setProperty("--natural", `${width / 10}px`);
  return page;
}

/** A word, or a cell with its outline. */
function drawPiece({ text, area }, item, at, isCell) {
  if (!area) return null;
  const { x, y, width, height } = area;
  const lines = text.split("\n");
  const room = height / lines.length;
  const longest = Math.max(...lines.map(ems), 1);
  // A cell is taller than its text, and may be much wider.
  const size = isCell ? Math.min(room * 0.8, 110, (width * 0.95) / longest) : Math.max(room, 1);
  const shown = lines.map((line, at) => {
    const baseline = y + room * at + room / 2 + size * 0.36;
    // A word takes exactly its width, whatever the type at hand.
    const fitted = isCell ? {} : { textLength: width, lengthAdjust: "spacingAndGlyphs" };
    // As tables print them: figures end at the right.
    const right = isCell && FIGURE.test(line);
    const start = right ? x + width - size * 0.3 : isCell ? x + size * 0.3 : x;
    return shape("text", { x: start, y: baseline, "font-size": size, "text-anchor": right && "end", ...fitted }, line);
  });
  return shape(
    "g",
    { "data-item": item, "data-at": at },
    shape("rect", { class: isCell ? "source-cell" : "source-word", x, y, width, height }),
    shown,
  );
}

/** Roughly how wide a line is, in its own height. */
function ems(line) {
  return [...line].reduce((sum, c) => sum + (c.codePointAt(0) < 0x2e80 ? 0.58 : 1), 0.6);
}
