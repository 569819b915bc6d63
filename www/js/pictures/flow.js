// Where the money comes from and where it goes: sources, the whole, uses, with ribbons as wide as the
// money is much. Geometry: d3-sankey.
import { sankey, sankeyLinkHorizontal } from "d3-sankey";
import { shape } from "../parts/dom.js";
import { lines, stacked, width } from "./letters.js";
import { isRest, part } from "./part.js";
import { box, drawing, explained, round, written } from "./svg.js";
import { rowsOf } from "./table.js";

const NODE = 12; // pixels wide
const COLUMN = 150; // pixels that a column needs, with its words
const FEW = 7; // parts of a side in one column
const DEEP = 3; // levels of a side that are drawn; the table has all

export const flow = {
  name: "flow",
  choices: ["nature", "function"],

  told: (data, choice) => ({
    sentence: data[choice].sentence,
    notes: [...new Set([...data.from.notes, ...data[choice].notes])],
  }),

  scene(data, choice, state, text) {
    const figures = ({ amount, share }) => [amount, share];
    const columns = [text.name, text.amount, text.share];
    const rows = (whole) => rowsOf({ ...whole, name: text.whole }, figures);
    return {
      table: [
        { caption: text.from, columns, rows: rows(data.from.whole) },
        { caption: text.to, columns, rows: rows(data[choice].whole) },
      ],
      draw: (area, title, here) => draw(data.from.whole, data[choice].whole, area, title, here, text),
    };
  },
};

function draw(from, to, area, title, here, text) {
  const columns = Math.max(3, Math.floor(area.width / (COLUMN * area.em)));
  let [left, right] = [Math.min(DEEP, levels(from)), Math.min(DEEP, levels(to))];
  while (left + right + 1 > columns) {
    if (left > right) left -= 1;
    else right -= 1;
  }
  const whole = { of: { ...from, name: text.whole }, column: left, weight: Math.max(from.weight, to.weight) };
  const nodes = [whole];
  const links = [];
  const add = (side, most, step) => {
    const inside = (parent, node, depth) => {
      const told = most === 1 ? frontier(parent) : parent.parts;
      for (const of of told.filter(({ weight }) => weight > 0)) {
        const inner = { of, column: node.column + step, weight: of.weight };
        nodes.push(inner);
        links.push(
          step < 0
            ? { source: inner, target: node, value: of.weight }
            : { source: node, target: inner, value: of.weight },
        );
        if (depth < most) inside(of, inner, depth + 1);
      }
    };
    inside(side, whole, 1);
  };
  add(from, left, -1);
  add(to, right, 1);
  if (!links.length) return { svg: drawing(area.width, 1, title), parts: [] };

  const count = left + right + 1;
  const most = Math.max(
    ...Array.from({ length: count }, (_, at) => nodes.filter(({ column }) => column === at).length),
  );
  const gap = (area.width - NODE) / count; // room for the words of the last column too
  nodes.forEach((node) => word(node, gap - NODE - 8, area));
  // High enough for the words of every column.
  const wordy = (column) =>
    nodes.filter((node) => node.column === column).reduce((sum, { label }) => sum + (label?.height ?? 0), 0);
  const words = 16 + Math.max(...Array.from({ length: count }, (_, at) => wordy(at)));
  const height = Math.round(Math.min(900 * area.em, Math.max(260 * area.em, words)));
  const graph = sankey()
    .nodeWidth(NODE)
    .nodePadding(Math.min(3 * area.line, (height * 0.6) / most))
    .nodeAlign(({ column }) => column)
    .nodeSort(null)
    .linkSort(null)
    .extent([
      [1, 8],
      [Math.round((count - 1) * gap) + NODE, height - 8],
    ])({ nodes, links });

  const ribbon = sankeyLinkHorizontal();
  const ribbons = graph.links.map((link) => {
    link.drawn = shape("path", {
      class: "ribbon",
      d: ribbon(link),
      "stroke-width": round(Math.max(1, link.width)),
      "data-rest": isRest(link.source.of) || isRest(link.target.of),
      "aria-hidden": "true",
    });
    return link.drawn;
  });
  for (let column = 0; column < count; column += 1) {
    const inside = graph.nodes.filter((node) => node.column === column && node.label);
    inside.forEach((node) => (node.label.at = (node.y0 + node.y1) / 2));
    const kept = new Set(
      stacked(
        inside.map(({ label }) => label),
        0,
        height,
      ),
    );
    inside.filter(({ label }) => !kept.has(label)).forEach((node) => (node.label = undefined));
  }
  const parts = [...graph.nodes]
    .sort((a, b) => a.column - b.column || a.y0 - b.y0)
    .map((node) => drawn(node, area, here, text));
  const over = ({ node }, on) =>
    [...node.sourceLinks, ...node.targetLinks].forEach(({ drawn }) => drawn.toggleAttribute("data-on", on));
  return { svg: drawing(area.width, height, title, shape("g", {}, ribbons), parts), parts, over };
}

/** How many levels of a side have something to draw below its whole. */
function levels({ parts }) {
  return Math.max(0, ...parts.filter(({ weight }) => weight > 0).map((of) => 1 + levels(of)));
}

/** The parts of a side in one column: the largest are told apart as long as they stay few. */
function frontier({ parts }) {
  let told = parts;
  for (;;) {
    const next = told.filter((of) => of.parts.length > 1).sort((a, b) => b.weight - a.weight)[0];
    if (!next || told.length - 1 + next.parts.length > FEW) return told;
    told = told.flatMap((of) => (of === next ? of.parts : [of]));
  }
}

/** What is written beside a node, if it fits. */
function word(node, room, area) {
  const { name, amount, share } = node.of;
  const size = room < 120 * area.em ? area.small : area.text;
  const told = lines(name, room, 4, size, area.family, 600);
  if (!told) return;
  const figures = [amount, share].filter(Boolean).join("\u2003");
  const below = lines(figures, room, 2, area.small, area.family) ?? [];
  const height = (told.length + below.length) * area.line + 4;
  const wide = Math.max(
    ...told.map((line) => width(line, size, area.family, 600)),
    ...below.map((line) => width(line, area.small, area.family)),
  );
  node.label = { told: [...told, ...below], strong: told.length, size, wide, height, weight: node.weight };
}

function drawn(node, area, here, text) {
  const { of, label } = node;
  const told = [of.amount, of.share && text.of(of.share)];
  const side =
    node.targetLinks.length && node.sourceLinks.length === 0
      ? text.to
      : node.targetLinks.length
        ? undefined
        : text.from;
  const said = [side, of.name, ...told].filter(Boolean).join(text.join);
  const body = box(node.x0, node.y0, node.x1 - node.x0, Math.max(1, node.y1 - node.y0), {
    class: "node",
    "data-body": true,
  });
  const words =
    label &&
    written(round(node.x1 + 6), label.top + 2, label.told, {
      size: label.size,
      line: area.line,
      kind: "label",
      strong: label.strong,
    });
  // A finger needs more than the node: the words beside it belong to it.
  const [top, bottom] = [
    Math.min(node.y0, label?.top ?? node.y0),
    Math.max(node.y1, label ? label.top + label.height : node.y1),
  ];
  const ground = box(node.x0, top, node.x1 - node.x0 + (label ? label.wide + 8 : 0), bottom - top, { class: "row" });
  const drawn = part(explained(of, here, told), said, undefined, ground, body, words);
  drawn.node = node;
  return drawn;
}
