// Every word of the glossary beside its terms, in Chinese and English.

const zh = {
  lang: "zh",
  other: "en",
  title: "术语表",
  field: "查一个术语",
  hint: "名称、别名或拼音首字母",
  count: (n) => (n ? `${n} 个术语` : "没有这样的术语"),
  see: "另见",
  all: "全部术语",
  close: "关闭",
};

const en = {
  lang: "en",
  other: "zh",
  title: "Glossary",
  field: "Look up a term",
  hint: "A name, another name or pinyin initials",
  count: (n) => (n === 1 ? "1 term" : n ? `${n} terms` : "There is no such term"),
  see: "See also",
  all: "All terms",
  close: "Close",
};

/** The words of the page's language now. */
export function words() {
  return document.documentElement.lang === "en" ? en : zh;
}
