// Finds the walks through a document, away from the page: it gets the document, a language and perhaps
// the number of one cell, and sends the walks or one sentence. The page ends it afterwards.
import init, { walks } from "./mingzhang_checker.js";

async function find({ budget, lang, cell }) {
  try {
    await init();
  } catch (error) {
    return { failed: { code: "not-loaded" }, detail: String(error) };
  }
  postMessage({ loaded: true });
  try {
    return { walks: JSON.parse(walks(budget, lang, cell === undefined ? undefined : Number(cell))) };
  } catch (error) {
    // The module refuses with a sentence; anything else is its end.
    return typeof error === "string"
      ? { failed: { sentence: error } }
      : { failed: { code: "broke-off" }, detail: String(error) };
  }
}

addEventListener("message", async (event) => postMessage(await find(event.data)));
