// Which term some words of the page are.

/** Words without what tables put around them: numbering, “其中：”, the kind of brackets. */
export function plain(words) {
  return words
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^\s*(其中:|of which:)\s*/, "")
    .replace(/^\s*([一二三四五六七八九十]+、|[ivx]+\.\s|\d+[.、]\s*)/, "")
    .replace(/[“”"\s]/g, "");
}

/** The terms by every word that they go by, in both languages. */
export function byName(terms) {
  const found = new Map();
  for (const term of terms) {
    for (const { name, also = [] } of [term.zh, term.en]) {
      for (const words of [name, ...also]) found.set(plain(words), term);
    }
  }
  return found;
}
