// Every word of the guided first visit, in Chinese and English.

const zh = {
  title: "第一次来",
  of: (step, all) => `${step} / ${all}`,
  next: "下一步",
  back: "上一步",
  skip: "跳过",
  done: "开始使用",
  steps: {
    document: [
      "这是一份公布的预算",
      "先放了一份例子。自己的文件用上面的“打开”，或直接拖进来；只在这台设备上读，不上传。",
    ],
    total: ["先看这一个数", "全部的钱，收支相等。下面几块说它从哪里来、到哪里去、比上年多还是少。"],
    figure: ["每个数都能点", "点一下就看到它怎么算的、印在哪几张表里、有哪些关系为它作证，还能一路跟到表格那一格。"],
    calculate: [
      "改一个数试试",
      "在“表格”里点一格就能改。选“测算”，合计和别处同一个数跟着变；选“审核”，只动这一格。随时可以撤销。",
    ],
    checks: [
      "看对不对得上",
      "“审核结果”逐条核对勾稽关系，指出哪个数可能错了。查找用上面的放大镜，或按 Ctrl+K；这段介绍在“更多”里可以再看。",
    ],
  },
};

const en = {
  title: "First visit",
  of: (step, all) => `${step} of ${all}`,
  next: "Next",
  back: "Back",
  skip: "Skip",
  done: "Start",
  steps: {
    document: [
      "This is a published budget",
      "It is an example. Open a file of your own above, or drop it here: it is read on this device and goes nowhere.",
    ],
    total: [
      "One number first",
      "All the money; income and expenditure are equal. Below: where it comes from, where it goes, and how that differs from last year.",
    ],
    figure: [
      "Every number can be pressed",
      "It tells how it is computed, which tables print it and which relations vouch for it, and leads to its cell.",
    ],
    calculate: [
      "Change a number",
      "Any cell of the tables can be edited. With Calculate, totals and the same figure elsewhere follow; with Check, that cell alone changes. Everything can be undone.",
    ],
    checks: [
      "Does it add up?",
      "Checks holds every relation against the figures and says which one is probably wrong. The magnifying glass, or Ctrl+K, finds anything; this visit is under More.",
    ],
  },
};

/** The words of the page's language now. */
export function words() {
  return document.documentElement.lang === "en" ? en : zh;
}
