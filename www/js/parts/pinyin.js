// The first letters of the pinyin of Chinese words (拼音首字母): 社会保障 is shbz. The browser itself sorts
// Chinese by pinyin, so the letter of a character is where it stands between the first characters of
// all letters; no dictionary is needed.

const LETTERS = "abcdefghjklmnopqrstwxyz";
/** The first character of each letter, in that order. */
const FIRST = [..."吖八嚓咑妸发旮铪丌咔垃妈拏噢妑七呥仨他屲夕丫帀"];
const HAN = /\p{Script=Han}/u;

/** Characters of official names that are read with another letter too: 银行, 会计, 校对. */
const ALSO = {
  行: "h", 会: "k", 长: "z", 调: "d", 重: "c", 单: "s", 省: "x", 系: "j", 传: "z", 藏: "z", 厦: "x", 参: "s",
  率: "s", 乐: "y", 弹: "t", 降: "x", 校: "j", 盛: "c", 石: "d", 曾: "c", 朝: "z", 种: "c", 都: "d", 差: "c",
};

const order = new Intl.Collator("zh-u-co-pinyin").compare;
/** A browser without this order finds Chinese by its characters alone. */
const sorts = FIRST.every((character, index) => !index || order(FIRST[index - 1], character) < 0);

const known = new Map();

/** The letters that a character may stand for; what is not Chinese stands for itself. */
function letters(character) {
  let found = known.get(character);
  if (found === undefined) {
    found = sorts && HAN.test(character) ? letter(character) + (ALSO[character] ?? "") : character;
    known.set(character, found);
  }
  return found;
}

function letter(character) {
  let [low, high] = [0, FIRST.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (order(FIRST[middle], character) <= 0) low = middle;
    else high = middle;
  }
  return LETTERS[low];
}

/** What each character of a text may be typed as; quotation marks, brackets and the like are passed over. */
export function initials(text) {
  return [...text.toLowerCase()].filter((character) => /[\p{L}\p{N}]/u.test(character)).map(letters);
}

/** Where letters stand in the initials of a text; -1 where they do not. */
export function indexOfInitials(letters, initials) {
  for (let start = 0; start + letters.length <= initials.length; start++) {
    let matched = 0;
    while (matched < letters.length && initials[start + matched].includes(letters[matched])) matched++;
    if (matched === letters.length) return start;
  }
  return -1;
}
