// Writes one file, or the draft of a narrative, away from the page: it gets what is kept of the work on a
// document, the file's name and a language, for a narrative the reasons too, and sends the bytes, the draft
// as JSON where no file is named, or one sentence. The page ends it afterwards.
import init, { narrate, write, write_narrative } from "./mingzhang_writer.js";

async function answer(message) {
  try {
    await init();
  } catch (error) {
    return { failed: { code: "not-loaded" }, detail: String(error) };
  }
  postMessage({ loaded: true });
  try {
    return made(message);
  } catch (error) {
    // The module refuses with a sentence; anything else is its end.
    return typeof error === "string"
      ? { failed: { sentence: error } }
      : { failed: { code: "broke-off" }, detail: String(error) };
  }
}

function made({ kept, name, lang, reasons, hundred }) {
  if (reasons === undefined) return { bytes: write(kept, name, lang) };
  if (name) return { bytes: write_narrative(kept, name, lang, reasons, hundred) };
  return { draft: narrate(kept, lang, reasons, hundred) };
}

addEventListener("message", async (event) => postMessage(await answer(event.data)));
