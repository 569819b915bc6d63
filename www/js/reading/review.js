// What was read, before it is taken: what was recognised, what was not, and the source beside it.
import { element } from "../parts/dom.js";
import { Findings } from "./findings.js";
import { formChoice } from "./form.js";
import { SourceView } from "./source-view.js";
import { words } from "./words.js";

/**
 * Shows it until the reader decides: `{taken: true}` takes the figures, `{form}` has the document read
 * on another form, `{}` leaves everything as it was.
 *
 * @param {string} name of the document
 * @param {{reading: object, forms: object[], refused?: string}} outcome what was read, the forms there
 *   are, and why it could not be read on another one
 */
export function review(name, { reading, forms, refused }) {
  const text = words();
  let answer = {};
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
    [text.moneyUnit, text.moneyUnits[about.moneyUnit]],
    [text.figures, text.count(figures)],
  ];
  const showDoubt = (place) => {
    unfold();
    source.show(place, true);
  };
  const doubts = new Findings(reading, showDoubt);
  // On a narrow screen the source stays folded away until it is asked for.
  const unfold = () => body.classList.remove("review-folded");
  const compare = element(
    "button",
    {
      type: "button",
      class: "button button-outline review-compare",
      onclick: () => {
        unfold();
        source.begin();
        source.focus();
      },
    },
    text.compare,
  );
  // Where each table has its first figure.
  const starts = new Map();
  for (const { table, place } of reading.evidence) {
    if (!starts.has(table)) starts.set(table, place);
  }
  const showTable = (place) => {
    unfold();
    source.show(place);
  };
  const body = element("div", { class: "review-body review-folded" });
  const changed = document.querySelector(".status-changed");
  return new Promise((decide) => {
    const end = (chosen) => {
      answer = chosen;
      dialog.close();
    };
    const button = (kind, words, chosen) =>
      element("button", { type: "button", class: `button ${kind}`, onclick: () => end(chosen) }, words);
    const title = element("h2", { id: "review-title", tabindex: "-1", autofocus: true }, text.result);
    body.append(
      element(
        "div",
        { class: "review-facts", tabindex: "0", role: "region", "aria-labelledby": "review-title" },
        element("div", { class: "review-head" }, title, element("p", { class: "panel-note" }, name)),
        element("dl", {}, facts.map(([what, value]) => element("div", {}, element("dt", {}, what), element("dd", {}, value)))),
        refused && element("p", { class: "review-refused", role: "alert" }, text.stillAsBefore(refused)),
        formChoice(forms, about.form, (form) => end({ form }), Boolean(refused)),
        doubts.lists.length > 0 ? doubts.lists : element("p", {}, text.allRead),
        tables(text.missing, missing, { note: text.missingNote }),
        tables(text.found, found, { starts, show: showTable }),
      ),
      source.element,
    );
    const dialog = element(
      "dialog",
      {
        class: "review",
        "aria-labelledby": "review-title",
        onclose: () => {
          dialog.remove();
          decide(answer);
        },
      },
      body,
      element(
        "div",
        { class: "review-foot" },
        changed && element("p", { class: "panel-note" }, text.replaces),
        button("button-main", text.accept, { taken: true }),
        button("button-outline", text.discard, {}),
        compare,
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
