// Every word of presenting, in Chinese and English.

const zh = {
  lang: "zh",
  title: "演示",
  loading: "正在找出可以跟着走的数……",
  choose: "选一个数，跟着它走过各张表",
  figures: "把各表连起来的数",
  broken: "不成立的地方",
  moreBroken: (count) => `另有 ${count} 处不成立，见“审核结果”。`,
  none: "这份文件里没有可以跟着走的数：没有哪个数在两张表里都有。可以点开任何一个数，选“演示这个数”。",
  step: (number, count) => `第 ${number} 步，共 ${count} 步`,
  where: (number, count, table) => `第 ${number} 步，共 ${count} 步，${table}：`,
  previous: "上一步",
  next: "下一步",
  list: "选别的数",
  finish: "走完了",
  leave: "离开",
  full: "全屏",
  notFull: "退出全屏",
  table: "到表格里看",
  keys: "→ 或空格：下一步，←：上一步，Esc：离开；翻页笔也可以用。",
  unit: (unit) => `单位：${unit}`,
  skippedRows: (count) => `略 ${count} 行`,
  item: "项目",
  failed: {
    "not-loaded": "演示的程序没有加载成功；请检查网络后再试一次。",
    "broke-off": "没有找成，中途停了下来；数字没有变，请再试一次。",
  },
};

const en = {
  lang: "en",
  title: "Presentation",
  loading: "Looking for figures to follow…",
  choose: "Choose a figure to follow through the tables",
  figures: "Figures that tie the tables together",
  broken: "What does not hold",
  moreBroken: (count) => `${count} more relations do not hold: see Checks.`,
  none: "There is no figure to follow in this document: none stands in two tables. Any figure can be opened and presented by itself.",
  step: (number, count) => `Step ${number} of ${count}`,
  where: (number, count, table) => `Step ${number} of ${count}, ${table}: `,
  previous: "Back",
  next: "Next",
  list: "Other figures",
  finish: "Done",
  leave: "Leave",
  full: "Full screen",
  notFull: "Leave full screen",
  table: "See it in the table",
  keys: "→ or space: next, ←: back, Esc: leave. A clicker works as well.",
  unit: (unit) => `Unit: ${unit}`,
  skippedRows: (count) => (count === 1 ? "1 row left out" : `${count} rows left out`),
  item: "Item",
  failed: {
    "not-loaded": "The program for presenting did not load: check the connection and try again.",
    "broke-off": "Looking for figures broke off; the figures are as they were. Try again.",
  },
};

/** The words of the page's language now. */
export function words() {
  return document.documentElement.lang === "en" ? en : zh;
}
