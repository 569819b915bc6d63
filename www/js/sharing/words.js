// Every word of sharing, in Chinese and English.

const zh = {
  title: "分享",
  close: "关闭",
  means: "打开这个链接，看到的就是现在的样子：同一页、同一格、同样的改动。",
  private: "这些写在链接“#”后面的部分里，浏览器不会把它发给服务器；拿到链接的人都能看到。",
  has: {
    example: "链接里只有改动；公布的数用内置的示例。",
    whole: "这份文件不是内置的示例，公布的内容也在链接里。",
    figures: "链接里只有各表，没有文字说明和绩效目标（太长放不下）：对方看不到由文字查出的问题。要一并发送，请把文件发给对方。",
  },
  open: (n) => `还有 ${n} 处差额没有安放：对方看到的合计与分项会对不上。可以先到“表格”里安放，再来分享。`,
  link: "链接",
  length: (count) => `${count} 个字符`,
  copy: "复制链接",
  copied: "已复制。",
  notCopied: "浏览器不让本页复制；链接已选中，请用 Ctrl+C 复制。",
  share: "用其他应用分享…",
  tooLong: (count, most) =>
    `这份文件和改动太大，链接会有 ${count} 个字符，超过 ${most} 个的链接在聊天软件里会被截断。请把文件发给对方，对方用“打开”打开。`,
  file: "存成文件",
  saved: (name) => `已存为 ${name}。`,
  unable: "这个浏览器不能压缩链接；请换用较新的浏览器，或把文件发给对方。",
  damaged: "这个链接不完整或已损坏，没有打开，现有数字没有变；请向对方要完整的链接。",
  later: "这个链接是用更新的版本做的，没有打开，现有数字没有变；请刷新本页，换到新版本后再打开。",
  otherExample: "内置的示例在这个链接做成之后更新过：改动按现在的示例重放，数字可能与对方看到的不同。",
  arrived: (name) => `已打开链接里的“${name}”，放在书架上；您自己的改动没有变。`,
  figuresOnly: "链接里只有各表，没有文字说明和绩效目标。",
  fromLink: "来自链接",
};

const en = {
  title: "Share",
  close: "Close",
  means: "This link opens what is shown now: the same view, the same cell, the same edits.",
  private: "All of it stands in the part of the link behind “#”, which browsers do not send to any server; whoever has the link can see them.",
  has: {
    example: "The link has the edits alone; the published figures are those of the built-in example.",
    whole: "This is not the built-in example, so the link has what was published too.",
    figures: "The link has the tables alone, without narrative and performance targets, which are too long: findings about sentences will not be seen there. To hand on everything, send the file.",
  },
  open: (n) =>
    `${n === 1 ? "1 difference has" : `${n} differences have`} no place yet: whoever opens the link will see totals that differ from their parts. You can place ${n === 1 ? "it" : "them"} in Tables first.`,
  link: "Link",
  length: (count) => `${count} characters`,
  copy: "Copy link",
  copied: "Copied.",
  notCopied: "The browser does not let this page copy: the link is selected, press Ctrl+C.",
  share: "Share by another app…",
  tooLong: (count, most) =>
    `This document with its edits is too large: the link would have ${count} characters, and messengers cut links of more than ${most}. Send the file instead; it opens by Open.`,
  file: "Save as a file",
  saved: (name) => `Saved as ${name}.`,
  unable: "This browser cannot pack links: use a newer one, or send the file instead.",
  damaged: "This link is incomplete or damaged and was not opened; the present figures are as they were. Ask for the whole link.",
  later: "This link was made by a later version of this page and was not opened; the present figures are as they were. Reload the page to get the new version, then open the link again.",
  otherExample: "The built-in example was updated after this link was made: the edits are replayed on the present one, and figures may differ from what was sent.",
  arrived: (name) => `“${name}” of the link is open and on your shelf; your own edits are as they were.`,
  figuresOnly: " The link has the tables alone, without narrative and performance targets.",
  fromLink: "From a link",
};

/** The words of a language: without one, of the page's language now. */
export function words(lang = document.documentElement.lang) {
  return lang === "en" ? en : zh;
}
