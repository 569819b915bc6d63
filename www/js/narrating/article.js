// The narrative as it is read: headings and paragraphs, every text as text.
import { element } from "../parts/dom.js";

/** Draws a narrative as the writer module tells it. */
export function article({ title, sections }, lang) {
  const gap = lang === "en" ? " " : "";
  const numbered = (number, text, between) => (number ? `${number}${between}${text}` : text);
  const drawn = sections.flatMap(({ level, number, title, items }) => [
    // 一、 and （一） close themselves; the dialog's own title is the second level.
    element(`h${level + 3}`, {}, numbered(number, title, level === 0 ? " " : gap)),
    ...items.flatMap((item) => numbered(item.number, item.text, gap).split("\n").map((line) => element("p", {}, line))),
  ]);
  return element("article", { lang: lang === "en" ? "en" : "zh-CN", "aria-label": title }, drawn);
}
