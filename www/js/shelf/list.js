// The list of the shelf: documents, the works on each, what was deleted last.
import { nameOf } from "../keeping/banner.js";
import { describe } from "../keeping/records.js";
import { element } from "../parts/dom.js";
import { words } from "./words.js";

/**
 * Draws it.
 *
 * @param there what is kept
 * @param current the work that is open
 * @param {string} example the text of the built-in example
 * @param acts what can be done; each takes the work or the text of the document
 */
export function drawList(there, current, example, acts) {
  const text = words();
  const works = there.works.map((work) => ({ ...work, text: there.documents.find(({ id }) => id === work.document)?.text }));
  const kept = works.filter(({ deleted }) => !deleted);
  const deleted = works.filter((work) => work.deleted);
  // The example is always there, whether or not there is work on it.
  const documents = there.documents.filter(({ text }) => text !== example);
  const first = there.documents.find(({ text }) => text === example) ?? { text: example, ...describe(example) };
  const latest = ({ id }) => Math.max(0, ...kept.filter(({ document }) => document === id).map(({ at }) => at));
  documents.sort((one, other) => latest(other) - latest(one));
  const shown = [...documents.filter(latest), first];
  return [
    element("p", { class: "panel-note" }, text.note),
    present(current, acts),
    ...shown.map((document) =>
      section(document, kept.filter((work) => work.document === document.id), current, document === first, acts),
    ),
    deleted.length ? bin(deleted, there.documents, acts) : undefined,
    foot(acts),
  ].filter(Boolean);
}

const button = (label, press, more = {}) =>
  element("button", { type: "button", class: "button button-outline", onclick: press, ...more }, label);

/** What can be done with what the page shows. */
function present(current, acts) {
  const text = words();
  return element(
    "div",
    { class: "shelf-bar" },
    button(text.branch, () => acts.branch(), { "data-name": "present" }),
    button(text.presentChanges, () => acts.changes(current)),
  );
}

function foot(acts) {
  const text = words();
  const chosen = (event) => event.target.files[0] && acts.bringIn(event.target.files[0]);
  const chooser = element("input", { type: "file", accept: ".json", hidden: true, onchange: chosen });
  const choose = () => {
    // The same file again must count as a change.
    chooser.value = "";
    chooser.click();
  };
  return element(
    "div",
    { class: "shelf-bar" },
    button(text.takeAway, acts.takeAway),
    button(text.bringIn, choose),
    chooser,
  );
}

const titleOf = ({ unit, year, accounts }) => words().document(unit, year, accounts);

function section(document, works, current, isExample, acts) {
  const text = words();
  works.sort((one, other) => other.at - one.at);
  // A work that changed nothing shows the published figures already.
  const spare = works.find(({ steps, name }) => steps === "[]" && !name);
  return element(
    "section",
    { class: "shelf-document" },
    element("h3", {}, titleOf(document), isExample && element("span", { class: "badge" }, text.example)),
    works.length ? element("ul", {}, works.map((work) => entry(work, work.id === current.id, acts))) : undefined,
    button(works.length ? text.published : text.openPublished, () => acts.published(document.text, spare), {
      "aria-label": `${works.length ? text.published : text.openPublished}: ${titleOf(document)}`,
    }),
  );
}

function entry(work, isOpen, acts) {
  const text = words();
  const name = nameOf(work);
  // Every line has the same words: who hears them is told which one is meant.
  const does = (what, label, press) =>
    button(label, press, { "data-name": `${what} ${work.id}`, "aria-label": `${label}: ${name}` });
  const tools = element(
    "div",
    { class: "shelf-tools" },
    does("changes", text.changes, () => acts.changes(work)),
    does("rename", text.rename, () => naming(work, line, acts)),
    does("copy", text.copy, () => acts.copy(work, text.copyOf(name))),
    does("remove", text.remove, () => acts.remove(work)),
  );
  const line = element(
    "li",
    { class: "shelf-work", "aria-current": isOpen && "true" },
    element(
      "button",
      { type: "button", class: "shelf-open", "data-name": `open ${work.id}`, onclick: () => acts.open(work) },
      element("span", { class: "shelf-name" }, name),
      element("span", { class: "panel-note" }, [isOpen && text.open, text.changed(work.changed), text.at(work.at)].filter(Boolean).join(" · ")),
    ),
    tools,
  );
  return line;
}

/** A field for another name, in the place of the line. */
function naming(work, line, acts) {
  const text = words();
  const field = element("input", { type: "text", maxlength: 60, "aria-label": text.newName, value: nameOf(work) });
  const done = () => acts.rename(work, field.value.trim());
  const form = element(
    "form",
    {
      class: "shelf-bar",
      onsubmit: (event) => {
        event.preventDefault();
        done();
      },
      onkeydown: (event) => {
        if (event.key !== "Escape") return;
        // Only the field closes, not the shelf.
        event.preventDefault();
        form.replaceWith(...held);
        line.querySelector(`[data-name="rename ${work.id}"]`).focus();
      },
    },
    field,
    element("button", { type: "submit", class: "button button-main" }, text.accept),
  );
  const held = [...line.childNodes];
  line.replaceChildren(form);
  field.select();
}

/** What was deleted last. */
function bin(works, documents, acts) {
  const text = words();
  const line = (work) => {
    const document = documents.find(({ id }) => id === work.document);
    return element(
      "li",
      { class: "shelf-work" },
      element("span", {}, nameOf(work), " ", element("span", { class: "panel-note" }, titleOf(document))),
      button(text.revive, () => acts.revive(work), { "aria-label": `${text.revive}: ${nameOf(work)}` }),
    );
  };
  return element(
    "details",
    { class: "shelf-bin" },
    element("summary", { class: "button button-outline" }, text.bin(works.length)),
    element("ul", {}, works.map(line)),
    button(text.empty, () => acts.empty(works)),
  );
}
