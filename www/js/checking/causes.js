// Which figures are probably wrong: what is printed, what it was meant to be, what settles then, and one
// press that puts it right.
import { element } from "../parts/dom.js";
import { words } from "./words.js";

/** Explanations that are shown at once. */
const SHOWN = 3;

/**
 * The causes of findings, each told once.
 *
 * @param findings as `docs/findings-json.md` has them
 * @param numbers of the cells in links, by the cells' ids
 */
export function causes(findings, numbers) {
  const text = words();
  const told = findings.filter(({ cause }) => cause);
  if (!told.length) return [];
  return [
    element("h2", { class: "panel-title" }, text.causes),
    element("p", { class: "panel-note" }, text.causesMeans),
    ...told.map((finding) => card(finding, numbers)),
  ];
}

function card({ id, cause, explanations }, numbers) {
  const text = words();
  const ways = explanations.map((explanation) => way(explanation, numbers));
  const rest = ways.slice(SHOWN);
  return element(
    "article",
    { class: "finding", "data-severity": "error", "data-cause": id },
    element("p", {}, cause),
    ways.length ? element("ol", { class: "rulebook-ways" }, ways.slice(0, SHOWN)) : undefined,
    rest.length
      ? element(
          "details",
          { class: "more" },
          element("summary", { class: "button button-outline" }, text.moreWays(rest.length)),
          element("ol", { class: "rulebook-ways", start: SHOWN + 1 }, rest),
        )
      : undefined,
  );
}

function way({ changes, row, restores }, numbers) {
  const text = words();
  const known =
    !row && changes.every(({ cell, from, to }) => numbers[cell] !== undefined && to !== null && to !== from);
  const what = changes.map(({ label, from, to }) => `${label} ${text.change(from, to)}`).join("; ");
  const propose = () => {
    const figures = changes.map(({ cell, to }) => `${numbers[cell]}=${to}`).join("\n");
    dispatchEvent(new CustomEvent("mingzhang:propose", { detail: { figures } }));
  };
  return element(
    "li",
    {},
    row ? element("p", {}, row) : undefined,
    changes.map(({ cell, label, from, to }) =>
      element(
        "p",
        {},
        element("a", { href: address(cell, numbers) }, label),
        " ",
        element("span", { class: "rulebook-change" }, text.change(from, to)),
      ),
    ),
    element(
      "div",
      { class: "rulebook-foot" },
      element("span", { class: "panel-note" }, text.settles(restores.length)),
      known
        ? element(
            "button",
            { type: "button", class: "button button-outline", "aria-label": text.correctWhat(what), onclick: propose },
            text.correct,
          )
        : undefined,
    ),
  );
}

/** The way to a cell; none where it has no number. */
export function address(cell, numbers) {
  return numbers[cell] === undefined ? undefined : `#tables/${cell.split("/")[0]}/${numbers[cell]}`;
}
