// "Embed this": the lines that show what the reader sees on another site, with a living preview.
// Loaded on first use.
import { element } from "./parts/dom.js";
import { save } from "./parts/save.js";
import { styled } from "./parts/styled.js";
import { frame, frameAddress, widget } from "./embedding/snippet.js";
import { words } from "./embedding/words.js";

const style = styled(new URL("../css/embedding.css", import.meta.url));
const example = new URL("../examples/urumqi-samr-2024.budget.json", import.meta.url);
const script = new URL("../embed/mingzhang-budget.js", import.meta.url);
const folder = new URL(".", script);

/**
 * Offers the snippet.
 *
 * @param {string} view where the reader is, as in the page's fragments: `tables/basic/214`
 * @param {string} lang
 * @param {string} present the document with its present figures; as it was read where nothing was changed
 * @param {string} published the document as it was read
 * @param {string} name of its file, without the ending
 */
export async function offer(view, lang, present, published, name) {
  const [builtIn] = await Promise.all([isExample(present, published), style]);
  if (document.querySelector("dialog.embed")) return;
  const text = words();
  const file = `${name}.budget.json`;
  const where = element("p", {});
  let turn = 0; // only the latest choice is written
  const way = { widget: radio(text.widget, true), frame: radio(text.frame) };
  const editable = box(text.editable);
  const locked = box(text.locked);
  const code = element("textarea", { id: "embed-code", readonly: true, rows: 6, spellcheck: "false" });
  const status = element("p", { class: "panel-note", role: "status" });
  const preview = element("iframe", { class: "embed-preview", title: text.preview });
  const beside = builtIn
    ? undefined
    : element(
        "div",
        { class: "embed-file" },
        where,
        element("button", { type: "button", class: "button button-outline", onclick: () => save(file, json(present)) }, text.save),
      );
  const options = () => ({
    src: builtIn ? undefined : `./${encodeURIComponent(file)}`,
    view,
    lang,
    editable: editable.input.checked,
  });
  async function write() {
    const mine = ++turn;
    const framed = way.frame.input.checked;
    where.textContent = framed ? text.frameFile(file) : text.file(file);
    locked.label.hidden = framed;
    if (framed) {
      code.value = frame(folder, options(), text.frameTitle(name));
    } else {
      const integrity = locked.input.checked ? await checksum() : undefined;
      if (mine !== turn) return;
      status.textContent = locked.input.checked && !integrity ? text.noIntegrity : "";
      // With something between the tags, even the built-in example is one that has to be named.
      const src = builtIn ? example.href : options().src;
      code.value = widget(folder, { ...options(), src }, text.fallback(name), integrity);
    }
    // The preview has the present figures at hand: it needs no file.
    preview.onload = async () => {
      const page = preview.contentDocument;
      await preview.contentWindow.customElements?.whenDefined("mingzhang-budget");
      if (!builtIn) await page.querySelector("mingzhang-budget")?.load(present);
    };
    preview.src = frameAddress(folder, { ...options(), src: undefined });
  }

  const dialog = element(
    "dialog",
    { class: "embed", "aria-labelledby": "embed-title", onclose: () => dialog.remove() },
    element(
      "div",
      { class: "embed-body" },
      element("h2", { id: "embed-title" }, text.title),
      element("p", { class: "panel-note" }, text.note),
      present === published ? undefined : element("p", {}, text.edited),
      element("fieldset", { class: "embed-ways", onchange: write }, element("legend", {}, text.way), way.widget.label, way.frame.label),
      element("div", { class: "embed-ways", onchange: write }, editable.label, locked.label),
      element("label", { for: "embed-code" }, text.code),
      code,
      element(
        "div",
        { class: "embed-actions" },
        element("button", { type: "button", class: "button button-main", onclick: copy }, text.copy),
        element("button", { type: "button", class: "button button-outline", onclick: () => dialog.close() }, text.close),
        status,
      ),
      beside,
      element("h3", {}, text.preview),
      preview,
    ),
  );

  async function copy() {
    code.select();
    try {
      await navigator.clipboard.writeText(code.value);
      status.textContent = text.copied;
    } catch {
      status.textContent = text.notCopied;
    }
  }

  await write();
  document.body.append(dialog);
  dialog.showModal();
}

/** Whether the widget shows this document when nothing is said of it. */
async function isExample(present, published) {
  try {
    const response = await fetch(example);
    return response.ok && present === published && (await response.text()) === published;
  } catch {
    return false;
  }
}

/** The checksum that browsers compare the widget's script with; undefined when it cannot be had. */
async function checksum() {
  try {
    const response = await fetch(script);
    if (!response.ok) return undefined;
    const digest = await crypto.subtle.digest("SHA-384", await response.arrayBuffer());
    return `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
  } catch {
    return undefined;
  }
}

const json = (text) => new Blob([text], { type: "application/json" });

function radio(label, checked) {
  return labelled(label, { type: "radio", name: "embed-way", checked });
}

function box(label) {
  return labelled(label, { type: "checkbox" });
}

function labelled(label, attributes) {
  const input = element("input", attributes);
  return { input, label: element("label", { class: "embed-option" }, input, label) };
}
