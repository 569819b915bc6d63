// Every word about use without a network, in Chinese and English.

const zh = {
  offline: "现在没有网络。打开、修改、核对、导出都在这台设备上进行，照常可用。",
  offlinePartly: "现在没有网络。已打开的文件照常可看、可改；还没有下载的部分（如读取 PDF）要联网后才能用。",
  ready: "这一页已存在这台设备上，没有网络也能用。",
  readyPartly: "没有网络也能打开这一页；为节省流量，读文件、审核规则、导出等部分在第一次用到时才下载。",
  update: "有新版本。修改过的数字都已存好，刷新后还在。",
  use: "刷新使用",
};

const en = {
  offline: "There is no network now. Opening, editing, checking and exporting happen on this device and work as usual.",
  offlinePartly:
    "There is no network now. The open document can be read and edited; parts not yet downloaded (such as reading a PDF) need a connection.",
  ready: "This page is kept on this device and works without a network.",
  readyPartly:
    "This page opens without a network. To save data, the parts that read files, check the rules and export are downloaded on first use.",
  update: "There is a new version. Your figures are kept and will be there after the reload.",
  use: "Reload to use it",
};

/** The words of the page's language now. */
export function words() {
  return document.documentElement.lang === "en" ? en : zh;
}
