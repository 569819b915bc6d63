// The shelf and the link: what is kept, and what is handed on.
const WORDS = {
  "zh-CN": { shelf: "书架", share: "分享", close: "关闭书架", branch: "把现在的数另存为方案", changes: "改动", link: "链接" },
  en: { shelf: "Shelf", share: "Share", close: "Close the shelf", branch: "Keep the present figures as a scenario", changes: "Changes", link: "Link" },
};

export class Shelf {
  constructor(app, lang = "zh-CN") {
    this.app = app;
    this.page = app.page;
    this.words = WORDS[lang];
    this.dialog = app.page.locator("dialog.shelf");
    this.works = this.dialog.locator(".shelf-work");
    this.status = this.dialog.locator(".shelf-status");
  }

  async open() {
    await this.app.menu(this.words.shelf);
    await this.dialog.getByText(this.words.branch).waitFor();
    return this;
  }

  async close() {
    await this.dialog.getByRole("button", { name: this.words.close }).click();
    await this.dialog.waitFor({ state: "detached" });
  }

  /** The line of a work, by its name. */
  work(name) {
    return this.works.filter({ has: this.page.locator(".shelf-name").getByText(name, { exact: true }) });
  }

  /** The line of the work that is open. */
  get present() {
    return this.dialog.locator(".shelf-work[aria-current]");
  }

  /** The section of a document, by its name. */
  document(words) {
    return this.dialog.locator(".shelf-document").filter({ hasText: words });
  }

  /** Presses a button of a work's line. */
  async press(work, name) {
    await this.work(work).getByRole("button", { name: new RegExp(`^${name}`) }).click();
  }

  /** Opens a work; waits until the page shows it. */
  async take(work) {
    await this.work(work).locator(".shelf-open").click();
    await this.dialog.waitFor({ state: "detached" });
  }

  /** The rows of the list of changes, as texts of their cells. */
  async changes() {
    await this.dialog.locator(".shelf-changes").waitFor();
    return this.dialog
      .locator(".shelf-changes tbody tr:not(.shelf-table)")
      .evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
  }

  /** Presses 分享 and gives the link. */
  async link() {
    await this.app.menu(this.words.share);
    return this.page.getByLabel(this.words.link).inputValue();
  }
}
