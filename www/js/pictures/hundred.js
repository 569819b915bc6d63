// Of every 100 yuan: a square of 100, each part as many squares as it gets whole yuan.
import { shape } from "../parts/dom.js";
import { lines, width } from "./letters.js";
import { part } from "./part.js";
import { box, drawing, explained, written } from "./svg.js";

export const hundred = {
  name: "hundred",
  choices: ["nature", "function"],

  told: (data, choice) => data[choice],

  scene(data, choice, state, text) {
    const { whole, squares } = data[choice];
    const yuan = ({ share }) => share?.replace("%", "");
    const told = whole.parts.map((of, at) => ({ of, yuan: yuan(of), squares: squares[at], tone: Math.min(at + 1, 4) }));
    const sum = squares.reduce((sum, n) => sum + n, 0);
    const rows = [
      { of: { ...whole, name: text.spending }, total: true, figures: [whole.amount, yuan(whole), String(sum)] },
      ...told.map(({ of, yuan, squares, tone }) => ({
        of,
        level: 1,
        swatch: String(tone),
        figures: [of.amount, yuan, String(squares)],
      })),
    ];
    return {
      table: [{ columns: [text.name, text.amount, text.of100, text.squares], rows }],
      note: text.hundredNote,
      draw: (area, title, here) => draw(told, area, title, here, text),
    };
  },
};

function draw(told, area, title, here, text) {
  const drawn = told.filter(({ squares }) => squares > 0);
  if (!drawn.length) return { svg: drawing(area.width, 1, title), parts: [] };
  const narrow = area.width < 500 * area.em;
  const side = Math.min(area.width, 300 * area.em);
  const cell = side / 10;
  const key = narrow ? { x: 0, y: side + 14, room: area.width } : { x: side + 32, y: 4, room: area.width - side - 32 };
  let from = 0;
  let top = key.y;
  const parts = drawn.map(({ of, yuan, squares, tone }) => {
    const bodies = Array.from({ length: squares }, (_, n) => {
      const at = from + n;
      return box((at % 10) * cell + 1.5, Math.floor(at / 10) * cell + 1.5, cell - 3, cell - 3, {
        class: "square",
        rx: 2,
        "data-tone": tone,
      });
    });
    from += squares;
    const figure = width(`${yuan}`, area.text, area.family, 600) + 16;
    const name = lines(of.name, key.room - 24 - figure, 3, area.text, area.family) ?? [];
    const size = 12 * area.em;
    const notes = [of.share && text.of(of.share), of.amount, `${text.squares} ${squares}`];
    const row = part(
      explained(of, here, notes),
      [of.name, ...notes].filter(Boolean).join(text.join),
      undefined,
      shape("g", { "data-body": true }, bodies),
      box(key.x, top + 3, size, size, { class: "square", rx: 2, "data-tone": tone }),
      written(key.x + 22, top, name, { size: area.text, line: area.line, kind: "label plain" }),
      written(narrow ? area.width : Math.min(area.width, key.x + 320 * area.em), top, [yuan ?? ""], {
        size: area.text,
        line: area.line,
        kind: "label plain",
        anchor: "end",
        strong: 1,
      }),
    );
    top += Math.max(1, name.length) * area.line + 12;
    return row;
  });
  return { svg: drawing(area.width, Math.ceil(Math.max(side, top) + 4), title, parts), parts };
}
