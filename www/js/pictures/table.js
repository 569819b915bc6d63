// The numbers of a picture as a table: all of them, however small.
import { element } from "../parts/dom.js";

/** Rows that are made at once; the rest, which may be thousands, by one press and for paper. */
const SHOWN = 16;

/** Buttons that bring the rest of a table. */
const folded = new Set();
addEventListener("beforeprint", () => folded.forEach(({ unfold }) => unfold()));

/**
 * A table.
 *
 * @param {{caption?: string, columns: string[], rows: {of: object, level: number, total: boolean, figures: string[]}[]}} told
 */
export function sheet({ caption, columns, rows }, text, page) {
  const here = page ? location.pathname + location.search : "";
  const row = ({ of, level = 0, total, figures, swatch }) =>
    element(
      "tr",
      { "data-total": total, "data-level": level, "data-cell": of.cell, "data-changed": of.changed },
      element(
        "th",
        { scope: "row" },
        element(
          "span",
          { class: swatch ? "swatched" : undefined },
          swatch ? element("span", { class: "swatch", "data-tone": swatch, "aria-hidden": "true" }) : "",
          of.href ? element("a", { href: here + of.href }, of.name) : of.name,
        ),
      ),
      figures.map((figure) => element("td", { class: "number" }, figure ?? "—")),
    );
  const body = element("tbody", {}, rows.slice(0, SHOWN).map(row));
  const table = element(
    "table",
    { class: "sheet" },
    caption ? element("caption", {}, caption) : "",
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        columns.map((name, at) => element("th", { scope: "col", class: at ? "number" : undefined }, name)),
      ),
    ),
    body,
  );
  const more =
    rows.length > SHOWN ? unfolding(() => body.append(...rows.slice(SHOWN).map(row)), body, rows.length, text) : "";
  return element("div", { class: "picture-table" }, element("div", { class: "scroll-x" }, table), more);
}

function unfolding(unfold, body, count, text) {
  // Those of tables that are gone.
  for (const old of folded) if (!old.isConnected) folded.delete(old);
  const attributes = { type: "button", class: "button button-outline" };
  const more = element("button", { ...attributes, onclick: () => more.unfold() }, text.all(count));
  more.unfold = () => {
    const held = more.getRootNode().activeElement === more;
    unfold();
    folded.delete(more);
    more.remove();
    if (held) body.rows[SHOWN].querySelector("a")?.focus();
  };
  folded.add(more);
  return more;
}

/** Rows of a whole and everything inside it. */
export function rowsOf(whole, figures, level = 0) {
  const own = { of: whole, level, total: level === 0, figures: figures(whole) };
  return [own, ...whole.parts.flatMap((part) => rowsOf(part, figures, level + 1))];
}
