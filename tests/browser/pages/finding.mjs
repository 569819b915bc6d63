// The field that finds everything: what it offers, and where that leads.
export class Finding {
  constructor({ page, words }) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: words.find, exact: true });
    this.field = this.dialog.getByRole("combobox");
    this.options = this.dialog.getByRole("option");
    this.chosen = this.dialog.locator("[role=option][aria-selected=true]");
  }

  /** Opens it by its keys. */
  async open() {
    await this.page.keyboard.press("Control+k");
    await this.field.waitFor();
  }

  /** Types into it, in place of what stands there. */
  async type(text) {
    await this.field.fill(text);
  }

  /** The names of the groups, in order, with the texts of what they offer. */
  async groups() {
    return this.dialog.locator("[role=group]").evaluateAll((groups) =>
      groups.map((group) => [
        group.querySelector(".find-title").innerText,
        [...group.querySelectorAll("[role=option]")].map((option) => option.innerText.replace(/\s+/g, " ").trim()),
      ]),
    );
  }

  /** What a group offers; nothing where there is no such group. */
  async group(name) {
    return Object.fromEntries(await this.groups())[name] ?? [];
  }
}
