// Every word of finding, in Chinese and English.

export const chinese = {
  title: "查找",
  label: "查找表格、科目、项目、数字、术语、功能",
  hint: "代码、名称的一部分、拼音首字母（gwyc）或数字",
  results: "查找结果",
  groups: {
    tables: "表格",
    accounts: "科目",
    projects: "项目",
    rows: "其他行",
    columns: "栏目",
    figures: "数字",
    findings: "问题",
    pictures: "图解",
    terms: "术语",
    commands: "功能",
  },
  more: (n) => `另有 ${n} 条，接着输入可以缩小范围`,
  count: (n) => (n ? `${n} 条结果` : "没有找到"),
  none: (typed) => `没有找到“${typed}”。可以试试名称里的两三个字、科目代码或拼音首字母。`,
  keys: "↑↓ 选择 · 回车 前往 · Esc 关闭",
  close: "关闭",
  pictures: {
    flow: "钱从哪里来、到哪里去",
    tree: "按功能分类",
    movement: "比上年：变动最大的科目",
    public: "“三公”经费",
    hundred: "每 100 元花在哪里",
  },
};

const en = {
  title: "Find",
  label: "Find a table, an account, a project, a figure, a term or a command",
  hint: "A code, part of a name, pinyin initials (gwyc) or a number",
  results: "What was found",
  groups: {
    tables: "Tables",
    accounts: "Accounts",
    projects: "Projects",
    rows: "Other rows",
    columns: "Columns",
    figures: "Figures",
    findings: "Findings",
    pictures: "Pictures",
    terms: "Terms",
    commands: "Commands",
  },
  more: (n) => `${n} more: type on to narrow them down`,
  count: (n) => (n === 1 ? "1 result" : n ? `${n} results` : "Nothing was found"),
  none: (typed) => `Nothing was found for “${typed}”. Try two or three characters of the name, a code or pinyin initials.`,
  keys: "↑↓ choose · Enter go · Esc close",
  close: "Close",
  pictures: {
    flow: "Where it comes from, where it goes",
    tree: "By functional classification",
    movement: "Against last year: the biggest movers",
    public: "Three public expenses",
    hundred: "Of every 100 yuan",
  },
};

/** The words of the page's language now. */
export function words() {
  return document.documentElement.lang === "en" ? en : chinese;
}
