// Every sentence of the widget outside the module, in Chinese and English.

const zh = {
  notThere: (what) => `预算文件读不到：${what}。请检查 src 的地址。`,
  badAddress: (what) => `“${what}”不是地址。请检查 src。`,
  tooLarge: (mebibytes) => `预算文件超过 ${mebibytes} MiB，没有读取。`,
  noSource: "标签之间的内容里没有预算数据（JSON），src 也没有写：保留原来的内容。请写上 src，或者放回 <script type=\"application/json\">。",
  noElement: (id) => `页面上没有 ${id}：src 要写一个存在的元素的 id。`,
  noDocument: "load() 要的是 *.budget.json 的文本、对象或地址。",
  noModule: "小组件的程序没有加载成功：请检查网络，以及网站的安全策略是否允许 WebAssembly（wasm-unsafe-eval）。",
  noMarkup: "网站的安全策略（require-trusted-types-for）不允许小组件画出内容：请改用 iframe。",
  superseded: "已被后一次请求取代。",
};

const en = {
  notThere: (what) => `The budget file cannot be had: ${what}. Check the address in src.`,
  badAddress: (what) => `“${what}” is no address. Check src.`,
  tooLarge: (mebibytes) => `The budget file is larger than ${mebibytes} MiB and was not read.`,
  noSource:
    "There is no budget data (JSON) among what stands between the tags, and no src: that content stays. Write src, or put the <script type=\"application/json\"> back.",
  noElement: (id) => `There is no ${id} on the page: src has to name an element that is there.`,
  noDocument: "load() takes the text or the object of a *.budget.json, or the address of one.",
  noModule:
    "The widget's program did not load: check the connection, and whether the site's policy allows WebAssembly (wasm-unsafe-eval).",
  noMarkup: "The site's policy (require-trusted-types-for) does not let the widget draw: use the iframe.",
  superseded: "A later request took the place of this one.",
};

/** The sentences in the language of a widget. */
export function words(widget) {
  return widget.lang.startsWith("en") ? en : zh;
}
