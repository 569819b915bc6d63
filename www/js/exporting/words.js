// Every word of exporting, in Chinese and English.

const zh = {
  lang: "zh",
  title: "导出",
  note: "导出的是现在的数字（改过的按改后），连同审核结果。",
  xlsx: { name: "Excel 工作簿", note: "按公开表的样式，合计为公式，问题批注在格上" },
  csv: { name: "CSV", note: "全部表格，给数据工具用" },
  html: { name: "网页报告", note: "可以打印：主要数字、问题、全部表格" },
  "embed.html": { name: "嵌入片段", note: "贴进单位网站的静态表格，脚本可用时变成可核对的小组件" },
  "budget.json": { name: "数据文件", note: "可以再用“打开”接着改；改后的数作为公布数" },
  writing: "正在写…",
  saved: (name) => `已导出为 ${name}。`,
  failed: {
    "not-loaded": "写文件的程序没有加载成功；请检查网络后再试一次。",
    "broke-off": "没有写成，写到中途停了下来；数字没有变，请换一种格式，或用“保存”。",
  },
  close: "关闭",
};

const en = {
  lang: "en",
  title: "Export",
  note: "The figures as they are now, edits included, with what the checks found.",
  xlsx: { name: "Excel workbook", note: "The official layout; totals are formulas, findings are notes on their cells" },
  csv: { name: "CSV", note: "All tables, for data tools" },
  html: { name: "Report", note: "To read and print: headline figures, findings, all tables" },
  "embed.html": { name: "Embed fragment", note: "Static tables for a website, which become the widget where scripts may run" },
  "budget.json": { name: "Data file", note: "To open here again; the present figures become the published ones" },
  writing: "Writing…",
  saved: (name) => `Exported as ${name}.`,
  failed: {
    "not-loaded": "The program that writes files did not load: check the connection and try again.",
    "broke-off": "Writing broke off and nothing was saved; the figures are as they were. Try another format, or Save.",
  },
  close: "Close",
};

/** The words of the page's language now. */
export function words() {
  return document.documentElement.lang === "en" ? en : zh;
}
