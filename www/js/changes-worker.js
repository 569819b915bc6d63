// Tells what edits changed, away from the page. It gets works as the page keeps them: one, or two on the
// same document, to list the cells that differ; or many, to count those of each. The page ends it.
import init, { changes } from "./mingzhang_painter.js";

/** How many figures a work changed; null where it cannot be read. */
function count(kept) {
  try {
    return JSON.parse(changes(kept, undefined, "zh-CN")).rows.length;
  } catch (error) {
    // What cannot be read is refused without a word; anything else is the module's end.
    if (error !== undefined) throw error;
    return null;
  }
}

async function look({ kept, other, lang, many }) {
  try {
    await init();
  } catch (error) {
    return { failed: { code: "not-loaded" }, detail: String(error) };
  }
  postMessage({ loaded: true });
  try {
    return many ? { counts: many.map(count) } : { changes: JSON.parse(changes(kept, other, lang)) };
  } catch (error) {
    return { failed: { code: "broke-off" }, detail: String(error) };
  }
}

addEventListener("message", async (event) => postMessage(await look(event.data)));
