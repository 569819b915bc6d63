// Every word of embedding, in Chinese and English.

const zh = {
  title: "嵌入网站",
  note: "把下面几行贴进网页，就会显示您现在看的这一页。",
  edited: "您改动过数字：嵌入的那一页会在单位名称下面注明。",
  way: "方式",
  widget: "小组件",
  frame: "iframe（网站不许外来脚本时）",
  editable: "读者可以修改数字",
  locked: "锁定为现在的版本（integrity）；网站更新程序后要重新取代码",
  code: "代码",
  copy: "复制",
  copied: "已复制。",
  notCopied: "浏览器不让复制，请选中代码自己复制。",
  file: (name) => `这份预算不是内置示例：请把文件 ${name} 放在网页旁边。`,
  save: "下载这个文件",
  frameFile: (name) => `这份预算不是内置示例：请把文件 ${name} 放进明账的 embed 文件夹，与 frame.html 在一起。`,
  preview: "预览",
  fallback: (name) => `${name}：这里要用浏览器脚本才能显示。`,
  frameTitle: (name) => `${name}（明账）`,
  noIntegrity: "取不到程序的校验值；请检查网络后再试。",
  close: "关闭",
};

const en = {
  title: "Embed in a website",
  note: "Paste these lines into a page and it shows what you see now.",
  edited: "You changed figures: what is embedded says so under the organisation's name.",
  way: "Form",
  widget: "Widget",
  frame: "iframe (where foreign scripts are refused)",
  editable: "Readers may change figures",
  locked: "Fixed to the present version (integrity); fetch the code again after the program is updated",
  code: "Code",
  copy: "Copy",
  copied: "Copied.",
  notCopied: "The browser does not let the page copy: select the code and copy it yourself.",
  file: (name) => `This budget is not the built-in example: put the file ${name} beside your page.`,
  save: "Download that file",
  frameFile: (name) => `This budget is not the built-in example: put the file ${name} into Mingzhang's embed folder, beside frame.html.`,
  preview: "Preview",
  fallback: (name) => `${name}: scripts are needed to show this.`,
  frameTitle: (name) => `${name} (Mingzhang)`,
  noIntegrity: "The script's checksum cannot be had: check the connection and try again.",
  close: "Close",
};

/** The words of the page's language now. */
export function words() {
  return document.documentElement.lang === "en" ? en : zh;
}
