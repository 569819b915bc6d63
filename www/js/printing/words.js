// Every word of printing, in Chinese and English.

const zh = {
  lang: "zh",
  tag: "zh-CN",
  pictures: "图解",
  noPictures: "图没有画成；数字都在各表里。",
  writing: "正在排版…",
  failed: "报告没有排成；请检查网络后再试一次，或用“导出”存成网页报告。",
};

const en = {
  lang: "en",
  tag: "en",
  pictures: "Pictures",
  noPictures: "The pictures were not drawn; all figures are in the tables.",
  writing: "Laying out the report…",
  failed: "The report was not laid out: check the connection and try again, or export it as a web page.",
};

/** The words of the page's language now. */
export function words() {
  return document.documentElement.lang === "en" ? en : zh;
}
