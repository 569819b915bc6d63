// Every word of checking by the rule book, in Chinese and English.

const zh = {
  lang: "zh",
  title: "规则审核",
  means: "按审核规则逐条核对表格、科目、说明文字、绩效目标。",
  checking: "正在核对……",
  failed: "核对规则的程序没有加载成功；请检查网络，再打开一次“审核结果”。上面的勾稽关系不受影响。",
  severity: { error: "错误", doubt: "存疑", note: "提示" },
  none: "按审核规则没有发现问题。",
  found: (n) => `发现 ${n} 处`,
  notes: (n) => `提示（${n}），不一定要改`,
  unable: (n) => `无法判断的规则（${n}）`,
  dismissed: (n) => `已忽略（${n}）`,
  dismiss: "忽略",
  dismissWhat: (message) => `忽略：${message}`,
  restore: "恢复",
  restoreWhat: (message) => `恢复：${message}`,
  basis: "依据",
  place: (number, heading) => [heading && `“${heading}”`, number].filter(Boolean).join(" "),
  causes: "哪个数可能错了",
  causesMeans: "改动最少、又能使全部勾稽关系成立的改法，最可能的在前。改正只动这一格，可以撤销。",
  change: (from, to) => `${from ?? "空格"} → ${to ?? "不能断定"}`,
  settles: (n) => `改后 ${n} 处问题消失`,
  correct: "按此改正",
  correctWhat: (what) => `按此改正：${what}`,
  moreWays: (n) => `另外 ${n} 种改法`,
  cells: "相关单元格",
  more: (n) => `另有 ${n} 格`,
};

const en = {
  lang: "en",
  title: "Rule book",
  means: "Tables, accounts, the narrative and performance targets, held against each rule.",
  checking: "Checking …",
  failed:
    "The program that checks by the rule book did not load: check the connection and open “Checks” again. The relations above are not affected.",
  severity: { error: "Error", doubt: "Doubt", note: "Note" },
  none: "Nothing was found by the rule book.",
  found: (n) => (n === 1 ? "1 finding" : `${n} findings`),
  notes: (n) => `Notes (${n}), nothing has to be changed`,
  unable: (n) => `Rules that could not be applied (${n})`,
  dismissed: (n) => `Dismissed (${n})`,
  dismiss: "Dismiss",
  dismissWhat: (message) => `Dismiss: ${message}`,
  restore: "Restore",
  restoreWhat: (message) => `Restore: ${message}`,
  basis: "Basis",
  place: (number, heading) => [heading && `“${heading}”`, number].filter(Boolean).join(" "),
  causes: "Which figure is probably wrong",
  causesMeans:
    "The fewest figures that would have to change for every relation to hold, the most plausible first. Correcting changes these cells alone and can be undone.",
  change: (from, to) => `${from ?? "blank"} → ${to ?? "left open"}`,
  settles: (n) => (n === 1 ? "settles 1 finding" : `settles ${n} findings`),
  correct: "Correct",
  correctWhat: (what) => `Correct: ${what}`,
  moreWays: (n) => (n === 1 ? "1 other way" : `${n} other ways`),
  cells: "Cells concerned",
  more: (n) => `and ${n} more`,
};

/** The words of the page's language now. */
export function words() {
  return document.documentElement.lang === "en" ? en : zh;
}
