// All terms in one dialog, to read or to look one up.
import { element } from "../parts/dom.js";
import { indexOfInitials, initials } from "../parts/pinyin.js";
import { plain } from "./names.js";
import { words } from "./words.js";

/** Opens the list, at a term if one is named. */
export function openList(terms, at) {
  if (document.querySelector("dialog:modal")) return;
  const text = words();
  const entries = terms.map((term) => entry(term, text));
  const status = element("p", { class: "panel-note", role: "status" });
  const list = element("dl", { class: "glossary-list" }, entries.map(({ node }) => node));
  const field = element("input", {
    type: "search",
    "aria-label": text.field,
    placeholder: text.hint,
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => narrow(),
  });
  const dialog = element(
    "dialog",
    {
      class: "glossary",
      "aria-labelledby": "glossary-title",
      onclose: () => dialog.remove(),
      // A press beside it.
      onclick: (event) => event.target === dialog && dialog.close(),
    },
    element(
      "div",
      { class: "glossary-body" },
      element(
        "div",
        { class: "glossary-head" },
        element("h2", { id: "glossary-title" }, text.title),
        element("button", { type: "button", class: "button button-outline", onclick: () => dialog.close() }, text.close),
        field,
        status,
      ),
      // What scrolls can be scrolled by keys.
      element("div", { class: "glossary-scroll", tabindex: "0", role: "region", "aria-labelledby": "glossary-title" }, list),
    ),
  );

  function narrow() {
    const typed = plain(field.value.replace(/['’]/g, ""));
    let count = 0;
    for (const { node, means } of entries) {
      node.hidden = !means(typed);
      count += node.hidden ? 0 : 1;
    }
    status.textContent = text.count(count);
  }

  document.body.append(dialog);
  dialog.showModal();
  narrow();
  const meant = at && entries.find(({ id }) => id === at)?.node;
  if (meant) {
    meant.dataset.meant = "";
    meant.scrollIntoView({ block: "start" });
    meant.querySelector("dt").focus({ preventScroll: true });
  }
}

function entry(term, text) {
  const { name, text: means } = term[text.lang];
  const names = [term.zh, term.en].flatMap(({ name, also = [] }) => [name, ...also]);
  const known = names.map(plain);
  const letters = [term.zh.name, ...(term.zh.also ?? [])].map(initials);
  const said = plain(means);
  return {
    id: term.id,
    node: element(
      "div",
      { class: "glossary-entry" },
      element(
        "dt",
        { tabindex: "-1" },
        name,
        element("span", { class: "term-other", lang: text.other === "zh" ? "zh-CN" : "en" }, term[text.other].name),
      ),
      element("dd", {}, means),
    ),
    means: (typed) =>
      !typed ||
      known.some((words) => words.includes(typed)) ||
      said.includes(typed) ||
      (/^[a-z]{2,}$/.test(typed) && letters.some((word) => indexOfInitials(typed, word) >= 0)),
  };
}
