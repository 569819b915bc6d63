// Every word of comparing, in Chinese and English.

const zh = {
  lang: "zh",
  title: "对比",
  note: "把现在的数字与另一份文件逐科目对照：上年的、别的单位的，或修改前的公布数。文件只在这台设备上读。",
  file: "选一份文件",
  fileNote: "PDF、Word、Excel、网页、文本或 .budget.json",
  published: "与公布数对比",
  publishedNote: "看改过的数字差多少",
  reading: (name) => `正在读 ${name}…`,
  comparing: "正在对照…",
  failed: {
    "not-loaded": "对比的程序没有加载成功；请检查网络后再试一次。",
    "broke-off": "没有对比成，中途停了下来；数字没有变。请换一份文件再试。",
    unreadable: "这份文件读不出来；请换一份，或先在 Word、Excel 里另存。",
    tooLarge: "文件超过 32 MB，不像是预算公开；请换一份。",
  },
  another: "换一份",
  close: "关闭",
  side: ({ unit, year, finalAccounts }) => `${unit} ${year} 年${finalAccounts ? "决算" : "预算"}`,
  /** How the two are called in headings: by year, by body, or as edited and published. */
  sides: (now, then, isPublished) => {
    if (isPublished) return ["现在", "公布"];
    if (now.unit === then.unit && now.year !== then.year) return [`${now.year} 年`, `${then.year} 年`];
    return ["本文件", "对比文件"];
  },
  unit: (unit) => `金额单位：${unit}`,
  headlines: "主要数字",
  movers: "变动最大的科目和项目",
  came: (n) => `新增的科目和项目（${n}）`,
  went: (n) => `不再有的科目和项目（${n}）`,
  none: "没有。",
  same: "两份文件的数字完全相同。",
  sameWhere: "能对照的数字完全相同；有些表或行没有可以对照的数，见下面各表。",
  nothing: "两份文件没有可以对照的数字。",
  tables: "各表对照",
  differing: (n, all, alone) => `${all} 行中 ${n} 行不同${alone ? `，${alone} 行无法对比` : ""}`,
  only: "不看相同的行",
  column: "栏目",
  item: "项目",
  change: "增减额",
  growth: "增长率",
  found: { new: "新增", gone: "不再有", recoded: "代码不同", unknown: "无法对比", kept: "" },
  was: (name) => `对比文件中为：${name}`,
  all: (n) => `显示全部 ${n} 行`,
  unmatched: (names) => `这些表在对比文件里没有，或没有相同的栏目，没有对照：${names.join("、")}。`,
  grow: "把上年数补进来",
  growNote: "文件没有说明上年数的地方，用这份上年文件的数；之后总览、“三公”经费等处就有增减额和增长率。",
  grown: (n) => `已补上 ${n} 个上年数，公布数和修改都没有变。`,
  nothingToGrow: "没有可补的：文件自己都说明了。",
  print: "打印",
};

const en = {
  lang: "en",
  title: "Compare",
  note: "The present figures beside another document, account by account: last year's, another body's, or what was published before your edits. Files are read on this device only.",
  file: "Choose a document",
  fileNote: "PDF, Word, Excel, web page, text or .budget.json",
  published: "Compare with the published figures",
  publishedNote: "What your edits come to",
  reading: (name) => `Reading ${name}…`,
  comparing: "Comparing…",
  failed: {
    "not-loaded": "The program that compares did not load: check the connection and try again.",
    "broke-off": "Comparing broke off; the figures are as they were. Try another document.",
    unreadable: "This file cannot be read: choose another one, or save it anew in Word or Excel first.",
    tooLarge: "The file is larger than 32 MB, which no budget disclosure is: choose another one.",
  },
  another: "Another document",
  close: "Close",
  side: ({ unit, year, finalAccounts }) => `${unit}, ${finalAccounts ? "final accounts" : "budget"} ${year}`,
  sides: (now, then, isPublished) => {
    if (isPublished) return ["Now", "Published"];
    if (now.unit === then.unit && now.year !== then.year) return [String(now.year), String(then.year)];
    return ["This one", "The other"];
  },
  unit: (unit) => `Amounts in ${unit}`,
  headlines: "Headline figures",
  movers: "Accounts and projects that differ most",
  came: (n) => `New accounts and projects (${n})`,
  went: (n) => `Accounts and projects that are gone (${n})`,
  none: "None.",
  same: "The figures of both are the same.",
  sameWhere: "All figures that can be compared are the same; some tables or rows have nothing to be compared with, as shown below.",
  nothing: "The two have no figures that can be compared.",
  tables: "Table by table",
  differing: (n, all, alone) => `${n} of ${all} rows differ${alone ? `, ${alone} cannot be compared` : ""}`,
  only: "Leave out rows that are the same",
  column: "Column",
  item: "Item",
  change: "Change",
  growth: "Growth",
  found: { new: "New", gone: "Gone", recoded: "Another code", unknown: "Cannot be compared", kept: "" },
  was: (name) => `In the other document: ${name}`,
  all: (n) => `Show all ${n} rows`,
  unmatched: (names) => `Not compared, because the other document has no such table or no column in common: ${names.join(", ")}.`,
  grow: "Take last year's amounts",
  growNote: "Where the document does not state last year's amounts, those of this one are taken: overview and three public expenses then show change and growth.",
  grown: (n) => `${n} amounts of last year were filled in; published figures and edits are as they were.`,
  nothingToGrow: "Nothing to fill in: the document states them all itself.",
  print: "Print",
};

/** The words of the page's language now. */
export function words() {
  return document.documentElement.lang === "en" ? en : zh;
}
