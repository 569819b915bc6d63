// Every word about keeping, in Chinese and English.

const zh = {
  blocked: "浏览器不让本页存数据，修改不会自动保存；需要时请用“保存”存成文件。",
  full: "浏览器的存储空间满了，最近的修改没有自动保存；请用“保存”存成文件。",
  notRestored: "上次的数字没有恢复，显示的是示例的公布数；存下的还在“书架”里。",
  notRead: "这份存下的数字读不出来，现有数字没有变。",
  notThere: "这份已经在另一个标签页里彻底删除了，现有数字没有变。",
  partly: (left) => `有 ${left} 步修改与这份文件对不上，没有恢复；之前的都在。`,
  scenario: (name) => `方案：${name}`,
  unnamed: (number) => `方案 ${number}`,
  copyOf: (name) => `${name}（另存）`,
  elsewhere: "这份正在另一个标签页里修改，这里只供查看，以免互相覆盖。",
  taken: "另一个标签页接着修改了这份，这里改为只供查看；本页的数字仍在下面。",
  takeOver: "在这里接着改",
  asCopy: "另存为方案再改",
};

const en = {
  blocked: "The browser keeps nothing for this page, so changes are not saved by themselves: use Save to keep a file.",
  full: "The browser's storage is full and the last change was not kept: use Save to keep a file.",
  notRestored: "The figures of last time did not come back; these are the published ones of the example. What was kept is still on the shelf.",
  notRead: "What was kept here cannot be read; the present figures are as they were.",
  notThere: "This was deleted for good in another tab; the present figures are as they were.",
  partly: (left) => `${left === 1 ? "1 step does" : `${left} steps do`} not fit this document and did not come back; those before are here.`,
  scenario: (name) => `Scenario: ${name}`,
  unnamed: (number) => `Scenario ${number}`,
  copyOf: (name) => `${name} (copy)`,
  elsewhere: "This is being edited in another tab. Here it is for viewing only, so that neither overwrites the other.",
  taken: "Another tab has gone on with this, so here it is for viewing only now; the figures of this tab are still below.",
  takeOver: "Go on here",
  asCopy: "Go on as a copy",
};

/** The words of the page's language now. */
export function words() {
  return document.documentElement.lang === "en" ? en : zh;
}
