// The functional classification as columns (an icicle): class, section, item, and by kind; pressing a
// part opens it. Geometry: d3-hierarchy.
import { hierarchy, partition } from "d3-hierarchy";
import { lines } from "./letters.js";
import { isRest, part } from "./part.js";
import { box, drawing, explained, written } from "./svg.js";
import { rowsOf } from "./table.js";

const COLUMN = 190; // pixels that a column needs for its words
const LEAST = 0.75; // pixels of a block that can be seen; the table has all

export const tree = {
  name: "tree",
  choices: ["parts"],

  told: (data, choice) => data[choice],

  scene(data, choice, state, text, shown, go) {
    // The way down, as long as the document still goes there.
    const way = [{ ...data[choice].whole, name: text.spending }];
    for (const key of state.path ?? []) {
      const next = way.at(-1).parts.find((one) => keyOf(one) === key);
      if (!next?.parts.length) break;
      way.push(next);
    }
    state.path = way.slice(1).map(keyOf);
    const root = way.at(-1);
    const figures = ({ amount, share }) => [amount, share];
    return {
      crumbs: way.length > 1 ? way.map((one, at) => ({ name: one.name, path: state.path.slice(0, at) })) : undefined,
      table: [{ columns: [text.name, text.amount, text.share], rows: rowsOf(root, figures) }],
      draw: (area, title, here) => draw(root, state.path, area, title, here, text, go),
    };
  },
};

/** What a part is known by among its siblings, edit after edit. */
function keyOf({ cell, name }) {
  return cell ?? name;
}

function draw(root, path, area, title, here, text, go) {
  if (!root.weight) return { svg: drawing(area.width, 1, title), parts: [] };
  const told = hierarchy(root, ({ parts }) => parts.filter(({ weight }) => weight > 0));
  // Weights are as large as what is drawn inside at least: a whole whose parts are less has room left.
  told.each((node) => (node.value = node.data.weight));
  told.sort((a, b) => isRest(a.data) - isRest(b.data) || b.value - a.value);
  const height = Math.round(480 * area.em);
  partition().size([height, told.height + 1])(told);
  // As many columns as have room for words, and something to see.
  const visible = told.descendants().filter((node) => node.x1 - node.x0 >= LEAST);
  const deep = Math.max(...visible.filter((node) => node.x1 - node.x0 >= 4).map((node) => node.depth));
  const columns = Math.min(1 + deep, Math.max(2, Math.floor(area.width / (COLUMN * area.em))));
  const room = area.width / columns;
  const seen = visible.filter((node) => node.depth < columns);
  const parts = seen.map((node) => {
    const of = node.data;
    const figures = [of.amount, of.share].filter(Boolean).join("\u2003");
    const notes = [of.amount, of.share && text.of(of.share)];
    const opens = node.depth > 0 && of.parts.length > 0;
    const keys = node
      .ancestors()
      .slice(0, -1)
      .map(({ data }) => keyOf(data))
      .reverse();
    const said = [of.name, ...notes].filter(Boolean).join(text.join);
    const [x, y, tall] = [node.depth * room, node.x0, node.x1 - node.x0];
    return part(
      explained(of, here, notes),
      opens ? text.openIt(said) : said,
      opens ? () => go([...path, ...keys]) : undefined,
      box(x + 1, y + 0.5, room - 2, Math.max(0.5, tall - 1), {
        class: "block",
        "data-body": true,
        "data-depth": Math.min(node.depth, 3),
      }),
      word(of.name, figures, x, y, room, tall, area, node.depth),
    );
  });
  return { svg: drawing(area.width, height, title, parts), parts };
}

/** Name and figures where the block has room for both, the name alone, or nothing. */
function word(name, figures, x, y, room, tall, area, level) {
  const most = Math.floor((tall - 2) / area.line);
  if (most < 1) return undefined;
  const wide = room - 18;
  const told = lines(name, wide, Math.min(3, most), area.text, area.family, 600);
  if (!told) return undefined;
  const below = lines(figures, wide, 2, area.small, area.family) ?? [];
  const all = told.length + below.length <= most ? [...told, ...below] : told;
  const top = tall > 4 * area.line + 12 ? y + 6 : y + (tall - all.length * area.line) / 2;
  return written(x + 9, top, all, {
    size: area.text,
    line: area.line,
    kind: level ? "label plain" : "label on",
    strong: told.length,
  });
}
