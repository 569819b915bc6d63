// Tables of a page, laid out as the forms have them, as a disclosure. Loaded on first use.
import { inWorker } from "./parts/worker.js";

/**
 * @param {string} html the tables' markup; only text is taken of it
 * @param {string} lang the language of the sentence why there is none
 * @returns {Promise<string>} the disclosure as JSON
 */
export async function tables(html, lang) {
  const worker = new URL("./reader-worker.js", import.meta.url);
  const file = new File([html], "", { type: "text/html" });
  const { reading, failed } = await inWorker(worker, { file }, new AbortController().signal, () => {});
  if (reading) return reading.budget;
  const why = { zh: "表格没有读成。", en: "The tables could not be read." };
  const short = lang.startsWith("en") ? "en" : "zh";
  throw new Error(failed[short] ?? why[short]);
}
