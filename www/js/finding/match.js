// Which entries are meant by what was typed, the best first.
import { indexOfInitials, initials } from "../parts/pinyin.js";
import { meant } from "./everyday.js";

/** Entries of a group that are shown at once. */
const SHOWN = 7;

/** What was typed, as it is compared. An input method divides pinyin by apostrophes. */
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/['’]/g, "").trim();

/** A name without its spaces: they are typed, or not. */
const closed = (text) => plain(text).replace(/\s+/g, "");

/** How well a word says a name: 0, not at all. */
function inName(word, name, letters) {
  const at = name.indexOf(word);
  if (at === 0) return name.length === word.length ? 100 : 80;
  if (at > 0) return 60 - Math.min(at, 19);
  if (!/^[a-z0-9]{2,}$/.test(word)) return 0;
  const start = indexOfInitials(word, letters());
  if (start < 0) return 0;
  return start === 0 ? (letters().length === word.length ? 75 : 55) : 40 - Math.min(start, 19);
}

/** How well words say an entry: together as they were typed, or each of them somewhere. */
function score(words, entry) {
  return Math.max(scoreOf([words.join("")], entry), words.length > 1 ? scoreOf(words, entry) : 0);
}

function scoreOf(words, entry) {
  entry.plain ??= {
    code: closed(entry.code ?? ""),
    name: closed(entry.name),
    also: (entry.also ?? []).filter(Boolean).map(closed),
    note: closed(entry.note ?? ""),
  };
  const { code, name, also, note } = entry.plain;
  const letters = () => (entry.letters ??= initials(entry.name));
  let sum = 0;
  for (const word of words) {
    const ways = [
      code && (code === word ? 100 : code.startsWith(word) ? 70 : 0),
      inName(word, name, letters),
      ...also.map((other, index) => inName(word, other, () => ((entry.others ??= [])[index] ??= initials(other))) * 0.8),
    ];
    // Where it stands only narrows: "差旅 表6".
    const best = Math.max(...ways.map(Number), words.length > 1 && note.includes(word) ? 10 : 0);
    if (!best) return 0;
    sum += best;
  }
  return sum / words.length;
}

/** A number as the page prints it, thousands apart; undefined where none was typed. */
function printed(text) {
  const typed = /^([-−]?)(\d[\d,]*)(\.\d*)?$/.exec(text);
  if (!typed) return undefined;
  return typed[1].replace("−", "-") + typed[2].replaceAll(",", "").replace(/\B(?=(\d{3})+$)/g, ",") + (typed[3] ?? "");
}

/** The cells that print a number. */
function cells(number, all) {
  const whole = !number.includes(".");
  const meant = (figure) => figure === number || figure.startsWith(whole ? `${number}.` : number);
  const found = [];
  for (const entry of all) {
    entry.figures?.forEach((figure, column) => {
      if (figure && meant(figure)) {
        const heading = entry.headings.length > 1 ? entry.headings[column] : "";
        const name = [entry.code, entry.name].filter(Boolean).join(" ");
        found.push({
          group: "figures",
          name: [name, heading].filter(Boolean).join(" · "),
          note: entry.note,
          figure,
          to: `${entry.table}/${entry.first + column}`,
          score: figure === number ? 100 : 50,
        });
      }
    });
  }
  return found;
}

/**
 * What is meant, by groups: `{group, shown, more}`, the group with the best entry first.
 *
 * @param {string} typed what was typed
 * @param {object[]} all entries
 * @param {string[]} atFirst the groups that are shown before anything is typed
 */
export function match(typed, all, atFirst) {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const number = printed(plain(typed));
  let found;
  if (words.length) {
    found = [];
    const others = meant(closed(typed));
    for (const entry of all) {
      // What was typed itself comes before what may be meant by it.
      const value = Math.max(score(words, entry), ...others.map(([word, likely]) => scoreOf([word], entry) * likely));
      if (value) found.push(Object.assign(entry, { score: value }));
    }
    if (number) found.push(...cells(number, all));
  } else {
    found = all.filter(({ group }) => atFirst.includes(group)).map((entry) => Object.assign(entry, { score: 1 }));
  }
  const groups = new Map();
  for (const entry of found) {
    if (!groups.has(entry.group)) groups.set(entry.group, []);
    groups.get(entry.group).push(entry);
  }
  return [...groups]
    .map(([group, members]) => {
      // The order of the document decides between equals.
      members.sort((one, other) => other.score - one.score);
      const shown = words.length ? members.slice(0, SHOWN) : members;
      return { group, shown, more: members.length - shown.length };
    })
    .sort((one, other) => (words.length ? other.shown[0].score - one.shown[0].score : 0));
}
