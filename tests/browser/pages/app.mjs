// The page as a reader sees it: tabs, tools, notices, the explanation panel. What belongs to one
// table is in `grid.mjs`.
import { mounted, open } from "../support/page.mjs";
import { Grid } from "./grid.mjs";

/** The words of the controls, as they are on the page. */
const WORDS = {
  "zh-CN": {
    views: "页面",
    overview: "总览",
    tables: "表格",
    threePublic: "“三公”经费",
    checks: "审核结果",
    tableList: "各表",
    check: "审核",
    calculate: "测算",
    undo: "撤销",
    redo: "重做",
    open: "打开",
    more: "更多",
    save: "保存",
    export: "导出",
    find: "查找",
    compare: "对比",
    print: "打印报告",
    embed: "嵌入",
    narrate: "写情况说明",
    backToPublished: "恢复公布数",
    openDifferences: "待安放的差额",
    explain: "这个数怎么算的",
  },
  en: {
    views: "Views",
    overview: "Overview",
    tables: "Tables",
    threePublic: "Three public",
    checks: "Checks",
    tableList: "Tables",
    check: "Check",
    calculate: "Calculate",
    undo: "Undo",
    redo: "Redo",
    open: "Open",
    more: "More",
    save: "Save",
    export: "Export",
    find: "Find",
    compare: "Compare",
    print: "Print report",
    embed: "Embed",
    narrate: "Write the narrative",
    backToPublished: "Back to published",
    openDifferences: "Differences to place",
    explain: "How is this computed?",
  },
};

/** What is drawn last where a part of a view comes later. */
const LAST = {
  flow: '.picture[data-picture="hundred"] .picture-svg',
  checks: ".rulebook :is(.finding, .all-good)",
};

/** The views, by the name they have in links. */
export const VIEWS = ["overview", "flow", "tables", "three-public", "checks"];

export class App {
  constructor(page, lang) {
    this.page = page;
    this.words = WORDS[lang];
    this.tabs = page.getByRole("navigation", { name: this.words.views, exact: true });
    this.undoButton = this.button(this.words.undo);
    this.redoButton = this.button(this.words.redo);
    this.openDifferences = page.getByRole("region", { name: this.words.openDifferences });
    this.explanation = page.getByRole("dialog", { name: this.words.explain });
    this.notices = page.locator(".notices .notice");
    this.total = page.locator(".masthead-total button.figure");
  }

  /** Opens the page at a place (`tables/basic`) and waits until it is alive. Options as in `open`. */
  static async at(t, place = "", options = {}) {
    const page = await open(t, place && `#${place}`, options);
    await mounted(page);
    return new App(page, options.words ?? "zh-CN");
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** Opens a view by its tab: "overview", "tables", "threePublic" or "checks". */
  async view(name) {
    // Behind the name may stand how much was found.
    const tab = this.tabs.getByRole("link", { name: new RegExp(`^${this.words[name]}`) });
    await tab.click();
    await this.page.locator(`nav a[href$="${await hash(tab)}"][aria-current]`).waitFor();
  }

  /** Goes to a place by its link: `checks`, `tables/basic`. */
  async go(place) {
    await this.page.evaluate((place) => (location.hash = place), place);
    const [view] = place.split("/");
    await this.page.locator(`nav a[href$="#${view}"][aria-current]`).first().waitFor();
  }

  /** Waits until a view has what the page loads for it. */
  async complete(view) {
    if (LAST[view]) await this.page.locator(LAST[view]).first().waitFor();
  }

  /** Opens a table by its title in the list of tables, and gives its first grid. */
  async table(title) {
    const list = this.page.getByRole("navigation", { name: this.words.tableList, exact: true });
    const link = list.getByRole("link", { name: title });
    await link.click();
    await this.page.locator(`nav a[href$="${await hash(link)}"][aria-current]`).waitFor();
    return new Grid(this.page);
  }

  /** Chooses "check" (审核) or "calculate" (测算). */
  async mode(name) {
    await this.page.getByText(this.words[name], { exact: true }).click();
  }

  /** Presses a line of the menu in the top bar. */
  async menu(line) {
    await this.button(this.words.more).click();
    await this.page.locator("#more").getByRole("button", { name: line }).click();
  }

  /** The latest notice once it says this. */
  async told(words) {
    const notice = this.notices.filter({ hasText: words });
    await notice.waitFor();
    return notice;
  }

  /** The text of every cell of every numbered table, table by table. */
  async everyCell() {
    const { page } = this;
    const list = page.getByRole("navigation", { name: this.words.tableList, exact: true });
    const texts = {};
    for (const link of await list.getByRole("link").all()) {
      if (!(await link.locator(".number").innerText())) continue;
      await link.click();
      await page.locator(`nav a[href$="${await hash(link)}"][aria-current]`).waitFor();
      texts[await page.locator("#table-title").innerText()] = await page.locator("td.cell").allInnerTexts();
    }
    return texts;
  }

  /** Opens a file by the button; its content is text or bytes. */
  async openFile(name, content, button = this.words.open) {
    const chooser = this.page.waitForEvent("filechooser");
    await this.button(button).click();
    await (await chooser).setFiles(file(name, content));
  }

  /** Drops a file on the page, as from the desktop, and others of the same content beside it. */
  async dropFile(name, text, ...others) {
    const data = await this.page.evaluateHandle(
      ([text, ...names]) => {
        const data = new DataTransfer();
        for (const name of names) data.items.add(new File([text], name, { type: "application/json" }));
        return data;
      },
      [text, name, ...others],
    );
    for (const type of ["dragover", "drop"]) {
      await this.page.locator("main").dispatchEvent(type, { dataTransfer: data });
    }
  }

  /** Puts texts of these types on the clipboard and pastes them on an element. */
  async paste(selector, texts) {
    await this.page.locator(selector).evaluate((target, texts) => {
      const data = new DataTransfer();
      for (const [type, text] of Object.entries(texts)) data.setData(type, text);
      target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, texts);
  }

  /** Saves and gives the file's name and text. */
  async saveFile() {
    const { name, bytes } = await this.downloadedBy(() => this.menu(this.words.save));
    return { name, text: bytes.toString() };
  }

  /** The name and the bytes of the file that something makes the browser save. */
  async downloadedBy(act) {
    const download = this.page.waitForEvent("download");
    await act();
    const file = await download;
    const parts = [];
    for await (const part of await file.createReadStream()) parts.push(part);
    return { name: file.suggestedFilename(), bytes: Buffer.concat(parts) };
  }
}

function file(name, content) {
  return { name, mimeType: "application/json", buffer: Buffer.from(content) };
}

async function hash(link) {
  return new URL(await link.getAttribute("href"), "http://page/").hash;
}
