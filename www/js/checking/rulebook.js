// What the rule book says, drawn below the relations: what is wrong or doubtful, notes, what could not
// be judged, what the reader has put aside.
import { element } from "../parts/dom.js";
import { address, causes } from "./causes.js";
import { Dismissed } from "./dismissed.js";
import { words } from "./words.js";

/** Cells of a finding that are named; a sum may have a thousand. */
const CELLS = 6;

/** Rules whose findings the relations above show with their arithmetic. */
const ABOVE = new Set(["sum", "same-quantity", "part-of-whole", "table-missing"]);

/** Tells the page how many errors and doubts there are that the reader has not put aside. */
export function tell(report) {
  const dismissed = new Dismissed(report);
  const shown = report.findings.filter(({ id }) => !dismissed.has(id));
  const count = (wanted) => String(shown.filter(({ severity }) => severity === wanted).length);
  const detail = { errors: count("error"), doubts: count("doubt") };
  dispatchEvent(new CustomEvent("mingzhang:reviewed", { detail }));
}

/** The box that a check is drawn in, if the reader is where it stands. */
const box = () => document.querySelector(".rulebook");

/** Says that the document is being checked; a review that stands there stays meanwhile. */
export function checking() {
  if (box() && !box().childElementCount) say(words().checking);
}

/** Says why there is no review. */
export function refused(sentence = words().failed) {
  say(sentence);
}

function say(sentence) {
  box()?.replaceChildren(head(), element("p", { class: "panel-note", role: "status" }, sentence));
}

function head() {
  const text = words();
  return element(
    "div",
    {},
    element("h2", { class: "panel-title", tabindex: "-1" }, text.title),
    element("p", { class: "panel-note" }, text.means),
  );
}

/**
 * Draws a review.
 *
 * @param report the findings as `docs/findings-json.md` has them
 * @param numbers of the cells in links, by the cells' ids
 */
export function draw(report, numbers) {
  const place = box();
  if (!place) return;
  const text = words();
  const dismissed = new Dismissed(report);
  const again = (id, aside) => {
    dismissed.set(id, aside);
    tell(report);
    draw(report, numbers);
    // The button is gone: the focus goes to the head of the list.
    box()?.querySelector(".panel-title[tabindex]")?.focus();
  };
  const findings = report.findings.filter(({ rule }) => !ABOVE.has(rule));
  const aside = findings.filter(({ id }) => dismissed.has(id));
  const shown = findings.filter(({ id }) => !dismissed.has(id));
  const serious = shown.filter(({ severity }) => severity !== "note");
  const notes = shown.filter(({ severity }) => severity === "note");
  const cards = (list, put) => list.map((finding) => card(finding, numbers, () => again(finding.id, put), put));
  place.replaceChildren(
    ...causes(report.findings, numbers),
    head(),
    serious.length
      ? element("p", { role: "status" }, text.found(serious.length))
      : element("p", { class: "all-good", role: "status" }, text.none),
    ...cards(serious, true),
    ...[
      folded(text.notes, cards(notes, true)),
      folded(text.dismissed, cards(aside, false)),
      folded(text.unable, report.notApplied.map(({ reason }) => element("p", { class: "rulebook-unable" }, reason))),
    ].filter(Boolean),
  );
}

/**
 * What the rule book itself has found and the reader has not put aside: `{name, to}`, the sentence and
 * where the page shows it.
 */
export function ruled(report, numbers) {
  const dismissed = new Dismissed(report);
  return report.findings
    .filter(({ rule, id }) => !ABOVE.has(rule) && !dismissed.has(id))
    .map(({ message, cells }) => ({ name: message, to: (cells[0] && address(cells[0].id, numbers)) ?? "#checks" }));
}

function folded(title, children) {
  if (!children.length) return undefined;
  const summary = element("summary", { class: "button button-outline" }, title(children.length));
  return element("details", { class: "more" }, summary, element("div", { class: "finding-list" }, children));
}

function card({ id, severity, message, remedy, basis, cells, passages }, numbers, press, dismisses) {
  const text = words();
  const [outcome, mark] = { error: ["broken", "✕"], doubt: ["unknown", "?"], note: ["holds", "✓"] }[severity];
  const [verb, what] = dismisses ? [text.dismiss, text.dismissWhat] : [text.restore, text.restoreWhat];
  return element(
    "article",
    { class: "finding", "data-severity": severity, "data-finding": id },
    element(
      "div",
      { class: "finding-head" },
      element(
        "span",
        { class: "badge", "data-outcome": outcome },
        element("span", { "aria-hidden": "true" }, mark),
        element("span", {}, text.severity[severity]),
      ),
      element("h3", {}, message),
    ),
    quotes(passages),
    cells.length ? links(cells, numbers) : undefined,
    element("p", {}, remedy),
    element(
      "div",
      { class: "rulebook-foot" },
      element("p", { class: "panel-note" }, basis),
      element(
        "button",
        { type: "button", class: "button button-outline", "aria-label": what(message), onclick: press },
        verb,
      ),
    ),
  );
}

/** The sentences concerned, what is wrong in them marked. */
function quotes(passages) {
  const text = words();
  const within = (inner, outer) =>
    inner !== outer && inner.path === outer.path && outer.start <= inner.start && inner.end <= outer.end;
  const sentences = passages.filter((one) => !passages.some((other) => within(one, other)));
  return sentences.map((sentence) => {
    const marked = passages.find((one) => within(one, sentence));
    const letters = [...sentence.text];
    const piece = (from, to) => letters.slice(from, to).join("");
    const [from, to] = marked ? [marked.start - sentence.start, marked.end - sentence.start] : [0, 0];
    return element(
      "blockquote",
      { class: "rulebook-words" },
      element("p", {}, piece(0, from), marked && element("mark", {}, piece(from, to)), piece(to)),
      element("footer", { class: "panel-note" }, text.place(sentence.number, sentence.heading)),
    );
  });
}

function links(cells, numbers) {
  const text = words();
  const one = ({ id, label, value }) => {
    const href = address(id, numbers);
    return element("li", {}, href ? element("a", { href }, label) : label, value === null ? "" : ` ${value}`);
  };
  const more = cells.length - CELLS;
  return element(
    "ul",
    { class: "rulebook-cells", "aria-label": text.cells },
    cells.slice(0, CELLS).map(one),
    more > 0 ? element("li", {}, text.more(more)) : undefined,
  );
}
