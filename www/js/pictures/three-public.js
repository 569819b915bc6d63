// The three public expenses by part and year: a bar for each.
import { lines, width } from "./letters.js";
import { part } from "./part.js";
import { box, drawing, explained, written } from "./svg.js";

export const threePublic = {
  name: "public",
  choices: ["parts"],

  told: (data) => ({ sentence: data.sentence, notes: [] }),

  scene(data, choice, state, text, shown) {
    const years = yearsOf(data, text, shown);
    const columns = [text.name, ...years.map(({ name }) => name), text.share, text.change, text.rate];
    const figure = (of, key) => of[key]?.amount ?? (key === "then" ? text.unknown : text.blank);
    const rows = data.parts.map((of, at) => ({
      of,
      level: at ? of.level + 1 : 0,
      total: at === 0,
      figures: [...years.map(({ key }) => figure(of, key)), of.share, of.change, of.rate],
    }));
    return {
      table: [{ columns, rows }],
      draw: (area, title, here) => draw(data, years, area, title, here, text),
    };
  },
};

/** Last year where any is known, what was budgeted where final accounts say it, this year. */
function yearsOf({ parts }, text, { year, accounts }) {
  const years = [
    { key: "then", name: text.year(year - 1), tone: 3 },
    { key: "budgeted", name: text.budgeted(year), tone: 2 },
    { key: "now", name: accounts ? text.final(year) : text.year(year), tone: 1 },
  ];
  return years.filter(({ key }) => key === "now" || parts.some((of) => of[key]));
}

function draw({ parts: all }, years, area, title, here, text) {
  const most = Math.max(1, ...all.flatMap((of) => years.map(({ key }) => of[key]?.weight ?? 0)));
  const narrow = area.width < 560 * area.em;
  const names = narrow ? 0 : Math.min(area.width * 0.36, 280 * area.em);
  const year = Math.max(...years.map(({ name }) => width(name, area.small, area.family))) + 8;
  const figure =
    Math.max(
      ...all.flatMap((of) => years.map(({ key }) => width(of[key]?.amount ?? text.unknown, area.small, area.family))),
    ) + 8;
  const left = names + year + (narrow ? 0 : 12);
  const length = Math.max(20, area.width - left - figure - 6);
  const thick = 16 * area.em;
  let top = 0;
  const parts = all.map((of, at) => {
    const indent = at ? of.level * 14 : 0;
    const told = lines(of.name, (narrow ? area.width : names) - indent, 3, area.text, area.family, 600) ?? [];
    const words = told.length * area.line + (narrow ? 2 : 0);
    const bars = years.length * (thick + 4);
    const tall = (narrow ? words + bars : Math.max(words, bars)) + 16;
    const start = narrow ? top + words + 6 : top + (tall - bars) / 2;
    const drawn = years.flatMap(({ key, name, tone }, row) => {
      const y = start + row * (thick + 4);
      const bar = of[key];
      const size = bar ? (bar.weight / most) * length : 0;
      const amount = bar?.amount ?? (key === "then" ? text.unknown : text.blank);
      const label = { size: area.small, line: area.line, kind: "label plain" };
      return [
        written(left - year, y + (thick - area.small) / 2 - 2, [name], label),
        box(left, y, bar?.weight ? Math.max(1.5, size) : 0, thick, { class: "bar-body", "data-tone": tone }),
        written(left + size + 6, y + (thick - area.small) / 2 - 2, [amount], label),
      ];
    });
    const notes = [
      ...years.map(({ key, name }) => `${name} ${of[key]?.amount ?? (key === "then" ? text.unknown : text.blank)}`),
      of.share && text.of(of.share),
      of.change && [text.change, of.change].join(" "),
      of.rate && [text.rate, of.rate].join(" "),
    ];
    const align = narrow ? top + 6 : top + (tall - words) / 2;
    const row = part(
      explained(of, here, notes),
      [of.name, ...notes].filter(Boolean).join(text.join),
      undefined,
      box(0, top + 1, area.width, tall - 2, { class: "row", "data-body": true }),
      written(indent, align, told, { size: area.text, line: area.line, kind: "label plain", strong: at ? 0 : 9 }),
      ...drawn,
    );
    top += tall;
    return row;
  });
  return { svg: drawing(area.width, Math.ceil(top), title, parts), parts };
}
