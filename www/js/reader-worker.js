// Reads one document, away from the page: it gets a file and what somebody said of it (its form,
// whose it is, of which year), tells how far it has come, and sends what was read or one sentence, and the forms there are. The
// page ends it afterwards, or before when the reader cancels.
import init, { forms, read } from "./mingzhang_reader.js";

async function readFile({ file, said: { form, unit, year } = {} }) {
  try {
    await init();
  } catch (error) {
    return { failed: { code: "not-loaded" }, detail: String(error) };
  }
  postMessage({ loaded: true });
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const progress = (done, total) => postMessage({ done, total });
    const { source, ...reading } = JSON.parse(read(bytes, form, unit, year, progress));
    // Each page or sheet as text: the page takes apart only the one that it draws.
    const parts = source.parts.map((part) => ({ name: part.name, text: JSON.stringify(part) }));
    for (const { place } of [...reading.unread, ...reading.ambiguous]) place.number = numberOf(source, place);
    return { reading: { ...reading, format: source.format, parts }, forms: JSON.parse(forms()) };
  } catch (error) {
    // The module refuses with {code, zh, en}; anything else is its end.
    return error?.zh
      ? { failed: error, forms: JSON.parse(forms()) }
      : { failed: { code: "broke-off" }, detail: String(error) };
  }
}

/** The number of the line or of the sheet's row at a place, if it has one. */
function numberOf(source, { part, item, at }) {
  const { size, items } = source.parts[part];
  const { line, grid } = items[item];
  if (line) return line.number;
  return size ? undefined : grid.origin[0] + grid.cells[at].row + 1;
}

addEventListener("message", async (event) => postMessage(await readFile(event.data)));
