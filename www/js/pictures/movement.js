// This year against last: from last year's total, step by step, to this year's (a waterfall). Where the
// total of last year is not known, the known changes alone, from zero.
import { shape } from "../parts/dom.js";
import { lines, width } from "./letters.js";
import { part } from "./part.js";
import { box, drawing, explained, round, written } from "./svg.js";

const MOST = 24; // steps that are drawn each by itself

export const movement = {
  name: "movement",
  choices: ["item", "class"],

  told: (data, choice) => data[choice],

  scene(data, choice, state, text, shown) {
    const { steps } = data[choice];
    const columns = [text.name, text.year(shown.year - 1), text.year(shown.year), text.change, text.rate];
    const figures = ({ then, now, change, rate, rest }) => [
      then ?? (rest ? "—" : text.unknown),
      now,
      change ?? text.unknown,
      rate,
    ];
    const rows = [
      { of: data.total, total: true, figures: figures(data.total) },
      ...steps.map((of) => ({ of, level: 1, figures: figures(of) })),
    ];
    const whole = data.total.change !== null;
    return {
      table: [{ columns, rows }],
      note: whole ? text.movementScale : text.movementZero,
      draw: (area, title, here) => draw(data.total, steps, whole, area, title, here, text, shown.year),
    };
  },
};

function draw(total, steps, whole, area, title, here, text, year) {
  const moving = few(
    steps.filter(({ weight }) => weight > 0),
    text,
  );
  const signed = ({ weight, down }) => (down ? -weight : weight);
  // Where each bar begins and ends.
  let at = whole ? total.thenWeight : 0;
  const bars = moving.map((of) => {
    const start = whole ? at : 0;
    at = start + signed(of);
    return { of, start, end: start + signed(of) };
  });
  if (whole) {
    const mark = (name, amount, weight) => ({
      of: { ...total, name, change: amount, told: [amount] },
      mark: true,
      start: weight,
      end: weight,
    });
    bars.unshift(mark(text.year(year - 1), total.then, total.thenWeight));
    bars.push(mark(text.year(year), total.now, total.nowWeight));
  }
  if (!bars.length) return { svg: drawing(area.width, 1, title), parts: [] };
  const ends = bars.flatMap(({ start, end }) => [start, end]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];

  const narrow = area.width < 560 * area.em;
  const figure = Math.max(...bars.map(({ of }) => width(of.change ?? "", area.text, area.family, 600))) + 8;
  const names = narrow ? 0 : Math.min(area.width * 0.42, 320 * area.em);
  const left = narrow ? 6 : names + 12;
  const right = narrow ? area.width - 6 : area.width - figure - 8;
  const x = (weight) => left + ((weight - low) / (high - low || 1)) * (right - left);
  let top = 4;
  const parts = [];
  const ties = [];
  let before;
  for (const bar of bars) {
    const told =
      lines(bar.of.name, narrow ? area.width - figure - 12 : names, 2, area.text, area.family, bar.mark ? 600 : 400) ??
      [];
    const words = Math.max(1, told.length) * area.line;
    const thick = 16 * area.em;
    const tall = narrow ? words + thick + 12 : Math.max(words, thick) + 12;
    const y = narrow ? top + words + 4 : top + (tall - thick) / 2;
    const [from, to] = [x(Math.min(bar.start, bar.end)), x(Math.max(bar.start, bar.end))];
    const body = bar.mark
      ? box(from - 2, y - 3, 4, thick + 6, { class: "mark" })
      : box(from, y, Math.max(2, to - from), thick, { class: bar.of.down ? "down" : "up", "data-rest": bar.of.rest });
    if (before)
      ties.push(shape("path", { class: "tie", d: `M${round(x(before.end))} ${round(before.y)}V${round(y)}` }));
    before = { end: bar.end, y: y + thick };
    const align = narrow ? top : top + (tall - words) / 2;
    const notes = bar.of.told ?? [bar.of.change, bar.of.rate, range(bar.of)];
    const said = [bar.of.name, ...notes].filter(Boolean).join(text.join);
    parts.push(
      part(
        explained(bar.of, here, notes),
        said,
        undefined,
        box(0, top, area.width, tall - 2, { class: "row", "data-body": true }),
        written(0, align, told, { size: area.text, line: area.line, kind: "label", strong: bar.mark ? 9 : 0 }),
        written(area.width, narrow ? top : top + (tall - area.line) / 2, [bar.of.change ?? ""], {
          size: area.text,
          line: area.line,
          kind: "label plain",
          anchor: "end",
          strong: 1,
        }),
        body,
      ),
    );
    top += tall;
  }
  const zero = whole ? [] : [shape("path", { class: "axis", d: `M${round(x(0))} 0V${round(top)}` })];
  return { svg: drawing(area.width, Math.ceil(top + 4), title, zero, whole ? ties : [], parts), parts };
}

function range({ then, now }) {
  return then || now ? `${then ?? "—"} → ${now ?? "—"}` : undefined;
}

/** The largest steps in their order; what is left of them as one. */
function few(steps, text) {
  if (steps.length <= MOST) return steps;
  const largest = new Set([...steps].sort((a, b) => b.weight - a.weight).slice(0, MOST));
  const rest = steps.filter((step) => !largest.has(step));
  const sum = rest.reduce((sum, { weight, down }) => sum + (down ? -weight : weight), 0);
  const others = {
    name: text.others(rest.length),
    weight: Math.abs(sum),
    down: sum < 0,
    rest: true,
    then: null,
    now: null,
  };
  return [...steps.filter((step) => largest.has(step)), others];
}
