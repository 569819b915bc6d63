// Every word of writing the narrative, in Chinese and English.

const zh = {
  lang: "zh",
  title: "写情况说明",
  note: "数字、占比、增减由现在的表格写出；原因、用途只有人知道，请填写。没有填的不写。填写的内容随这份方案保存在本机。",
  left: (left, all) =>
    all === 0 ? "没有要由人说明的内容。" : left === 0 ? `${all} 处都已填写。` : `要由人说明的有 ${all} 处，还有 ${left} 处没有填写。`,
  hundred: "上年为零的，写“增长100.00%”（不勾选则不写增长率）",
  unsaid: "因为没有数字而没有写的",
  preview: "情况说明",
  file: "情况说明",
  formats: { docx: "存为 Word", html: "存为网页", md: "存为 Markdown" },
  writing: "正在写…",
  saved: (name) => `已存为 ${name}。`,
  failed: {
    "not-loaded": "写情况说明的程序没有加载成功；请检查网络后再试一次。",
    "broke-off": "没有写成，写到中途停了下来；数字和填写的内容都没有变，请关掉再打开一次。",
  },
  whole: "看全文",
  close: "关闭",
};

const en = {
  lang: "en",
  title: "Write the narrative",
  note: "Amounts, shares and changes are written from the present tables; reasons and purposes only people know: type them. What is left empty is left out. What you type is kept with this scenario on your device.",
  left: (left, all) =>
    all === 0
      ? "There is nothing for people to add."
      : left === 0
        ? `All ${all} are filled in.`
        : `${all} ${all === 1 ? "thing is" : "things are"} for people to add; ${left} still empty.`,
  hundred: "Where last year was zero, write growth of 100.00% (else no rate)",
  unsaid: "Left out for want of figures",
  preview: "The narrative",
  file: "narrative",
  formats: { docx: "Save as Word", html: "Save as web page", md: "Save as Markdown" },
  writing: "Writing…",
  saved: (name) => `Saved as ${name}.`,
  failed: {
    "not-loaded": "The program that writes the narrative did not load: check the connection and try again.",
    "broke-off": "Writing broke off; figures and what you typed are as they were. Close this and open it again.",
  },
  whole: "Read it",
  close: "Close",
};

/** The words of the page's language now. */
export function words() {
  return document.documentElement.lang === "en" ? en : zh;
}
