// The ground of a drawing and what is written on it.
import { shape } from "../parts/dom.js";

/** A drawing of its own size in pixels. */
export function drawing(width, height, title, ...children) {
  const size = { viewBox: `0 0 ${width} ${height}`, width, height };
  return shape("svg", { class: "picture-svg", ...size, role: "group", "aria-label": title }, ...children);
}

/** Lines of words, the first one `y` below the top of its box. */
export function written(x, y, told, { size, line, anchor, kind, strong = 0 }) {
  return shape(
    "text",
    { class: kind, x, "text-anchor": anchor, "font-size": size, "aria-hidden": "true" },
    told.map((words, at) =>
      shape("tspan", { x, y: round(y + at * line + size), class: at < strong ? "strong" : undefined }, words),
    ),
  );
}

/** A box. */
export function box(x, y, width, height, attributes = {}) {
  const size = { x: round(x), y: round(y), width: round(Math.max(0, width)), height: round(Math.max(0, height)) };
  return shape("rect", { ...size, ...attributes });
}

/** Half pixels are enough for an eye. */
export function round(number) {
  return Math.round(number * 10) / 10;
}

/** A part with what its note says, its link with the path of the page. */
export function explained(of, here, told) {
  return { ...of, href: of.href ? here + of.href : undefined, told: told.filter(Boolean) };
}
