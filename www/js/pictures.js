// The pictures: where the money comes from and where it goes, the functional classification, this year
// against last, the three public expenses, every 100 yuan. What they show is decided by a module of their
// own (`crates/painter`); here it is laid out and drawn. Loaded on first use.
import { flow } from "./pictures/flow.js";
import { hundred } from "./pictures/hundred.js";
import { movement } from "./pictures/movement.js";
import { Panel } from "./pictures/panel.js";
import { threePublic } from "./pictures/three-public.js";
import { tree } from "./pictures/tree.js";
import { words } from "./pictures/words.js";
import { element } from "./parts/dom.js";
import { styled } from "./parts/styled.js";

const sheet = new URL("../css/pictures.css", import.meta.url);
const styles = new WeakMap(); // of the page, and of each widget's shadow root
const boxes = new WeakMap(); // of each box: its document, painter and panels, and how often it was asked for

let loading;
function painter() {
  loading ??= import("./mingzhang_painter.js").then(async (module) => {
    await module.default();
    return module;
  });
  // The next time may have a connection.
  loading.catch(() => (loading = undefined));
  return loading;
}

/**
 * Draws the pictures of a document in a box, or draws them anew.
 *
 * @param {HTMLElement} place the box: in the page or in a widget's shadow root
 * @param {[string | undefined, string, string, string]} asked the published document, at first; the steps
 *   of the work on it, the symbol of the money unit, the tag of the language
 */
export async function draw(place, [published, steps, money, lang]) {
  const root = place.getRootNode();
  const page = root === document;
  if (!boxes.has(place)) boxes.set(place, { turn: 0 });
  const box = boxes.get(place);
  const turn = (box.turn += 1);
  box.published = published ?? box.published;
  const text = words(lang);
  if (!place.childElementCount) place.append(element("p", { class: "panel-note", role: "status" }, text.drawing));
  if (!styles.has(root)) styles.set(root, styled(sheet, page ? document.head : root));
  const [{ Painter }] = await Promise.all([painter(), styles.get(root)]);
  // Edits that came meanwhile: the last one counts.
  if (box.turn !== turn || !place.isConnected) return;
  // The page keeps what it can read again: there is always an answer.
  box.painter ??= Painter.open(box.published);
  const told = JSON.parse(box.painter.pictures(steps, money, lang));
  if (!box.panels) {
    box.panels = [flow, tree, movement, threePublic, hundred].map((picture) => new Panel(picture, page));
    place.replaceChildren(...box.panels.map(({ section }) => section));
  }
  for (const panel of box.panels) panel.show(told, text);
}
