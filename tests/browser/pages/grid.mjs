// One grid of a table: cells by the words of their row and column, keys as in a spreadsheet.
export class Grid {
  /** @param index which grid of the table, for tables of two blocks */
  constructor(page, index = 0) {
    this.page = page;
    this.box = page.locator(".grid-box").nth(index);
    this.field = this.box.locator("input.cell-input");
    this.cursor = this.box.locator("td.cell:focus");
    this.changed = this.box.locator("td.cell[data-changed]");
    this.broken = this.box.locator("td.cell[data-broken]");
    this.selected = this.box.locator("td.cell[aria-selected='true']");
  }

  /** A row by the exact words of its label (“30231公务用车运行维护费” or “总计”). */
  row(label) {
    const words = new RegExp(`^\\s*${label.split(/\s+/).join("\\s*")}\\s*$`);
    return this.box.locator("tbody tr").filter({ has: this.page.locator("th", { hasText: words }) });
  }

  /** A cell by the words of its row and of its column's lowest heading. */
  async cell(row, column) {
    const headings = await this.box.evaluate((box) => {
      const columns = [...box.querySelectorAll("thead th[scope='col']:not(.stub)")];
      const left = (heading) => heading.getBoundingClientRect().left;
      return columns.sort((a, b) => left(a) - left(b)).map((heading) => heading.innerText.trim());
    });
    const index = headings.indexOf(column);
    if (index < 0) throw new Error(`no column “${column}”: there are ${headings.join(", ")}`);
    return this.row(row).locator("td.cell").nth(index);
  }

  /** The figure that stands in a cell, without marks and without what was published. */
  async figure(row, column) {
    const cell = await this.cell(row, column);
    return cell.evaluate((cell) =>
      [...cell.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.data)
        .join("")
        .trim(),
    );
  }

  /** What a changed cell says beside its figure: published value and difference. */
  async was(row, column) {
    const was = (await this.cell(row, column)).locator(".cell-was");
    const published = await was.locator("s").innerText();
    return [published, /[+\u2212][\d,.]+$/.exec((await was.innerText()).trim())?.[0]];
  }

  /** Types a figure into a cell over the one that is there, as in a spreadsheet. */
  async type(row, column, text) {
    await (await this.cell(row, column)).click();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
    await this.field.waitFor({ state: "detached" });
  }

  /** Opens a cell, puts a text there at once, and takes it. */
  async fill(row, column, text) {
    await (await this.cell(row, column)).click();
    await this.page.keyboard.press("F2");
    await this.field.fill(text);
    await this.page.keyboard.press("Enter");
    await this.field.waitFor({ state: "detached" });
  }

  /** Puts texts of these types on the clipboard and pastes them at the cursor. */
  async paste(texts) {
    await this.cursor.evaluate((cell, texts) => {
      const data = new DataTransfer();
      for (const [type, text] of Object.entries(texts)) data.setData(type, text);
      cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, texts);
  }

  /** Copies the selection and gives what came to the clipboard as plain text. */
  async copy() {
    return this.cursor.evaluate((cell) => {
      const data = new DataTransfer();
      cell.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
      return data.getData("text/plain");
    });
  }
}
