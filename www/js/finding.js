// Finding (查找): one field for everything that has a name or a number in the document or on the page.
// A combobox with a list of results, as WAI-ARIA describes it. Loaded on first use.
import { element } from "./parts/dom.js";
import { styled } from "./parts/styled.js";
import { commands } from "./finding/commands.js";
import { entries } from "./finding/entries.js";
import { match } from "./finding/match.js";
import { pictures } from "./finding/pictures.js";
import { words } from "./finding/words.js";
import { TERMS } from "./terms.js";

const style = styled(new URL("../css/finding.css", import.meta.url));

/** What is offered before anything is typed. */
const AT_FIRST = ["tables", "commands"];

/**
 * Opens the field; once it is open, the same question only puts the cursor back into it.
 *
 * @param {string} lines what the document holds, as the page sends it
 * @param {number} edits the count of edits that this belongs to
 */
export async function find(lines, edits) {
  await style;
  const open = document.querySelector("dialog.find");
  if (open) return open.querySelector("input").select();
  // Whatever else is asked at the moment comes first; a list to read makes way.
  const modal = document.querySelector("dialog:modal");
  if (modal && !modal.matches(".glossary")) return;
  modal?.close();
  const text = words();
  const all = [...entries(lines), ...ruled(edits), ...pictures(text), ...terms(), ...commands()];
  let options = []; // of the entries that are shown, in order
  let chosen = -1;

  const list = element("div", { class: "find-list", id: "find-list", role: "listbox", "aria-label": text.results });
  const status = element("p", { class: "aside-voice", role: "status" });
  const none = element("p", { class: "panel-note", hidden: true });
  const field = element("input", {
    // In a field for searching, Escape would only empty it.
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    enterkeyhint: "go",
    placeholder: text.hint,
    "aria-label": text.label,
    "aria-autocomplete": "list",
    "aria-expanded": "true",
    "aria-controls": "find-list",
    oninput: () => show(),
    onkeydown: (event) => key(event),
  });
  const dialog = element(
    "dialog",
    {
      class: "find",
      "aria-label": text.title,
      onclose: () => dialog.remove(),
      // A press beside it.
      onclick: (event) => event.target === dialog && dialog.close(),
      onkeydown: (event) => {
        if ((event.ctrlKey || event.metaKey) && event.key === "k") {
          event.preventDefault();
          field.select();
        }
      },
    },
    element(
      "div",
      { class: "find-body" },
      element(
        "div",
        { class: "find-head" },
        field,
        element("button", { type: "button", class: "button button-outline", onclick: () => dialog.close() }, text.close),
      ),
      list,
      none,
      status,
      element("p", { class: "panel-note find-keys", "aria-hidden": "true" }, text.keys),
    ),
  );

  function show() {
    const groups = match(field.value, all, AT_FIRST);
    options = [];
    list.replaceChildren(...groups.map((group, index) => drawn(group, `find-group-${index}`)));
    none.hidden = options.length > 0;
    none.textContent = options.length ? "" : text.none(field.value.trim());
    list.hidden = !options.length;
    field.setAttribute("aria-expanded", String(options.length > 0));
    const count = groups.reduce((sum, { shown, more }) => sum + shown.length + more, 0);
    status.textContent = field.value.trim() ? text.count(count) : "";
    choose(field.value.trim() && options.length ? 0 : -1);
    list.scrollTop = 0;
  }

  function drawn({ group, shown, more }, id) {
    return element(
      "div",
      { role: "group", class: "find-group", "aria-labelledby": id },
      element("p", { class: "find-title", id, role: "presentation" }, text.groups[group]),
      shown.map((entry) => option(entry)),
      more > 0 ? element("p", { class: "panel-note find-more", role: "presentation" }, text.more(more)) : undefined,
    );
  }

  function option(entry) {
    const index = options.length;
    const node = element(
      "div",
      {
        role: "option",
        class: "find-option",
        id: `find-option-${index}`,
        "aria-selected": "false",
        "data-group": entry.group,
        // The cursor stays in the field.
        onmousedown: (event) => event.preventDefault(),
        onmousemove: () => choose(index),
        onclick: () => go(entry),
      },
      element(
        "span",
        { class: "find-name" },
        entry.code ? [element("span", { class: "row-code" }, entry.code), " "] : undefined,
        entry.name,
      ),
      entry.figure ? element("span", { class: "figure" }, entry.figure) : undefined,
      entry.note ? element("span", { class: "find-note" }, entry.note) : undefined,
    );
    options.push({ node, entry });
    return node;
  }

  function choose(index) {
    if (index === chosen && options[index]?.node.ariaSelected === "true") return;
    options[chosen]?.node.setAttribute("aria-selected", "false");
    chosen = index;
    const now = options[index]?.node;
    now?.setAttribute("aria-selected", "true");
    if (now) field.setAttribute("aria-activedescendant", now.id);
    else field.removeAttribute("aria-activedescendant");
  }

  function key(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = options.length - 1;
    const to = {
      ArrowDown: () => (chosen < last ? chosen + 1 : 0),
      ArrowUp: () => (chosen > 0 ? chosen - 1 : last),
      PageDown: () => Math.min(chosen + 8, last),
      PageUp: () => Math.max(chosen - 8, 0),
    }[event.key];
    if (to && options.length) {
      event.preventDefault();
      choose(to());
      options[chosen].node.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && options[chosen]) {
      event.preventDefault();
      go(options[chosen].entry);
    }
  }

  function go({ to, run }) {
    dialog.close();
    if (run) run();
    else lead(to);
  }

  document.body.append(dialog);
  dialog.showModal();
  show();
}

/** Leads to a place of the page. */
function lead(to) {
  const [, , cell] = to.split("/");
  const there = cell && location.hash === to ? document.querySelector(`td[data-cell="${cell}"]`) : undefined;
  location.hash = to;
  // A cell takes the focus itself when the page gets there; it does not notice where it is already.
  if (there) there.focus();
  else if (!cell) document.getElementById("content").focus();
}

/** What the rule book has found, if it was asked and nothing has changed since. */
function ruled(edits) {
  const found = [];
  const take = (finding) => found.push({ group: "findings", also: [], ...finding });
  dispatchEvent(new CustomEvent("mingzhang:ask-findings", { detail: { edits, take } }));
  return found;
}

/** The terms of the glossary. */
function terms() {
  const lang = document.documentElement.lang === "en" ? "en" : "zh";
  return TERMS.map((term) => ({
    group: "terms",
    name: term[lang].name,
    also: [...(term[lang].also ?? []), ...(lang === "en" ? [term.zh.name, ...(term.zh.also ?? [])] : [])],
    run: () => dispatchEvent(new CustomEvent("mingzhang:glossary", { detail: term.id })),
  }));
}
