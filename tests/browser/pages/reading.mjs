// Reading a document: its progress, what was read, the original beside the figures.
export class Reading {
  constructor({ page }) {
    this.page = page;
    this.progress = page.locator(".reading-progress");
    this.cancel = this.progress.getByRole("button", { name: "取消" });
    this.review = page.getByRole("dialog", { name: "读取结果" });
    this.accept = this.review.getByRole("button", { name: "查看数据" });
    this.discard = this.review.getByRole("button", { name: "放弃" });
    this.form = this.review.getByLabel("表式认得不对");
    this.otherForm = this.review.locator("summary", { hasText: "表式认得不对" });
    this.again = this.review.getByRole("button", { name: "重新读取" });
    this.unrecognised = page.getByRole("dialog", { name: "没有认出表式" });
    this.unstated = page.getByRole("dialog", { name: "文件里没有写明" });
    this.original = page.locator("#original");
    this.toggle = page.getByRole("button", { name: "对照原文", exact: true });
  }

  /** Opens a document, takes it, and waits until its figures are there. */
  async take(app, name, content) {
    await app.openFile(name, content);
    await this.accept.click();
    await this.review.waitFor({ state: "detached" });
  }

  /** The part of a view that shows the source. */
  source(view) {
    return view.locator(".source-body");
  }

  /** The number of the line that is highlighted. */
  async shownLine(view) {
    const lines = view.locator(".source-line", { has: this.page.locator(".source-shown") });
    return Number(await lines.locator(".source-number").innerText());
  }

  /** Waits until the original shows a line, where one can see it. */
  async shown(line) {
    await this.page.waitForFunction((line) => {
      const shown = document.querySelector("#original .source-shown");
      if (shown?.closest(".source-line").querySelector(".source-number").textContent !== String(line)) return false;
      const [box, frame] = [shown, shown.closest(".source-body")].map((node) => node.getBoundingClientRect());
      return box.top >= frame.top && box.bottom <= frame.bottom;
    }, line);
  }

  /** Presses Tab until an element has the focus. */
  async tabTo(element) {
    for (let presses = 0; presses < 60; presses++) {
      if (await element.evaluate((node) => node === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error("Tab does not lead there");
  }
}
