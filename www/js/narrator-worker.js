// Writes the narrative, away from the page: it gets what is kept of the work on a document, a language and
// the reasons, and sends the draft as JSON, or the bytes of the file that it is asked for by name, or one
// sentence. The page ends it afterwards.
import init, { narrate, write_narrative } from "./mingzhang_writer.js";

async function answer({ kept, name, lang, reasons, hundred }) {
  try {
    await init();
  } catch (error) {
    return { failed: { code: "not-loaded" }, detail: String(error) };
  }
  postMessage({ loaded: true });
  try {
    return name
      ? { bytes: write_narrative(kept, name, lang, reasons, hundred) }
      : { draft: narrate(kept, lang, reasons, hundred) };
  } catch (error) {
    // The module refuses with a sentence; anything else is its end.
    return typeof error === "string"
      ? { failed: { sentence: error } }
      : { failed: { code: "broke-off" }, detail: String(error) };
  }
}

addEventListener("message", async (event) => postMessage(await answer(event.data)));
