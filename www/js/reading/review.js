// What was read, before it is taken: what was recognised, what was not, and the source beside it.
import { element } from "../parts/dom.js";
import { Findings } from "./findings.js";
import { SourceView } from "./source-view.js";
import { words } from "./words.js";

/** Shows it until the reader decides: true takes the figures, false leaves everything as it was. */
export function review(name, reading) {
  const text = words();
  const source = new SourceView(reading, (place, doubt) => {
    source.show(place, true);
    if (doubt) doubts.reveal(doubt);
  }, text.startOfReview);
  const about = reading.recognised;
  const { found, missing } = about;
  const year = about.stage === "budget" ? text.budget(about.year) : text.accounts(about.year);
  const figures = found.reduce((sum, table) => sum + table.figures, 0);
  const facts = [
    [text.unit, about.unit],
    [text.year, year],
    [text.form, about.formName[text.lang]],
    [text.moneyUnit, about.moneyUnit],
    [text.figures, text.count(figures)],
  ];
  const doubts = new Findings(reading, (place) => source.show(place, true));
  // Where each table has its first figure.
  const starts = new Map();
  for (const { table, place } of reading.evidence) {
    if (!starts.has(table)) starts.set(table, place);
  }
  const changed = document.querySelector(".status-changed");
  return new Promise((decide) => {
    const button = (kind, words, answer) =>
      element("button", { type: "button", class: `button ${kind}`, onclick: () => dialog.close(answer) }, words);
    const title = element("h2", { id: "review-title", tabindex: "-1", autofocus: true }, text.result);
    const dialog = element(
      "dialog",
      {
        class: "review",
        "aria-labelledby": "review-title",
        onclose: () => {
          dialog.remove();
          decide(dialog.returnValue === "take");
        },
      },
      element(
        "div",
        { class: "review-body" },
        element(
          "div",
          { class: "review-facts", tabindex: "0", role: "region", "aria-labelledby": "review-title" },
          element("div", { class: "review-head" }, title, element("p", { class: "panel-note" }, name)),
          element("dl", {}, facts.map(([what, value]) => element("div", {}, element("dt", {}, what), element("dd", {}, value)))),
          doubts.lists.length > 0 ? doubts.lists : element("p", {}, text.allRead),
          tables(text.missing, missing, { note: text.missingNote }),
          tables(text.found, found, { starts, show: (place) => source.show(place) }),
        ),
        source.element,
      ),
      element(
        "div",
        { class: "review-foot" },
        changed && element("p", { class: "panel-note" }, text.replaces),
        button("button-main", text.accept, "take"),
        button("button-outline", text.discard, ""),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
    source.begin();
  });
}

/** A list of tables; those that stand somewhere in the source can be pressed to see where. */
function tables(heading, list, { note, starts = new Map(), show }) {
  if (list.length === 0) return null;
  const text = words();
  const rows = list.map((table) => {
    const figures = table.empty ? text.foundEmpty : table.figures !== undefined && text.foundFigures(table.figures);
    const about = [
      element("span", { class: "reading-what" }, `${table.number} ${table.title[text.lang]}`),
      figures ? element("span", { class: "reading-where" }, figures) : null,
    ];
    const start = starts.get(table.id);
    const onclick = () => show(start);
    return element(
      "li",
      {},
      start
        ? element("button", { type: "button", class: "reading-table", onclick }, about)
        : element("span", { class: "reading-table" }, about),
    );
  });
  return element(
    "details",
    { class: "reading-list", open: true },
    element("summary", {}, heading(list.length)),
    note ? element("p", { class: "panel-note" }, note) : null,
    element("ul", {}, rows),
  );
}
