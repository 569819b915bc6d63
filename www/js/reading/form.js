// The form that a document is on, as the reader of the page knows better than the program.
import { element } from "../parts/dom.js";
import { words } from "./words.js";

/**
 * A choice of forms, with the button that has the document read on the one chosen; folded where one was
 * recognised.
 *
 * @param {{id: string, name: {zh: string, en: string}}[]} forms
 * @param {string | undefined} present the form that it was read on
 * @param {(form: string) => void} again
 * @param {boolean} open unfolded at once
 */
export function formChoice(forms, present, again, open = false) {
  const text = words();
  const label = present ? text.otherForm : text.whichForm;
  const differs = () => (button.disabled = select.value === present);
  const select = element(
    "select",
    { id: "review-form", "aria-label": present && label, onchange: differs },
    forms.map(({ id, name }) => element("option", { value: id, selected: id === present }, name[text.lang])),
  );
  const button = element(
    "button",
    { type: "button", class: "button button-outline", onclick: () => again(select.value) },
    present ? text.readAgain : text.readOn,
  );
  differs();
  const choice = element("div", { class: "review-form" }, present ? null : element("label", { for: "review-form" }, label), select, button);
  return present ? element("details", { class: "reading-list", open }, element("summary", {}, label), choice) : choice;
}
