// A document whose form was not recognised: the reader may know it.
import { element } from "../parts/dom.js";
import { formChoice } from "./form.js";
import { words } from "./words.js";

/** Says why, and asks for the form until one is chosen; undefined when the reader gives it up. */
export function unrecognised(name, sentence, forms) {
  const text = words();
  let form;
  return new Promise((decide) => {
    const choose = (id) => {
      form = id;
      dialog.close();
    };
    const dialog = element(
      "dialog",
      {
        class: "review review-short",
        "aria-labelledby": "review-title",
        onclose: () => {
          dialog.remove();
          decide(form);
        },
      },
      element(
        "div",
        { class: "review-facts" },
        element(
          "div",
          { class: "review-head" },
          element("h2", { id: "review-title", tabindex: "-1", autofocus: true }, text.unrecognised),
          element("p", { class: "panel-note" }, name),
        ),
        element("p", {}, sentence),
        formChoice(forms, undefined, choose),
      ),
      element(
        "div",
        { class: "review-foot" },
        element("p", { class: "panel-note" }, text.stays),
        element("button", { type: "button", class: "button button-outline", onclick: () => dialog.close() }, text.discard),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
