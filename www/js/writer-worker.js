// Writes one file, away from the page: it gets what is kept of the work on a document, a format and
// a language, and sends the bytes or one sentence. The page ends it afterwards.
import init, { write } from "./mingzhang_writer.js";

async function writeFile({ kept, name, lang }) {
  try {
    await init();
  } catch (error) {
    return { failed: { code: "not-loaded" }, detail: String(error) };
  }
  postMessage({ loaded: true });
  try {
    return { bytes: write(kept, name, lang) };
  } catch (error) {
    // The module refuses with a sentence; anything else is its end.
    return typeof error === "string"
      ? { failed: { sentence: error } }
      : { failed: { code: "broke-off" }, detail: String(error) };
  }
}

addEventListener("message", async (event) => postMessage(await writeFile(event.data)));
