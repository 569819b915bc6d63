// The pictures as a reader sees them: each with its sentence, its parts, its note and its table.

export class Pictures {
  constructor(page, root = page) {
    this.page = page;
    this.root = root;
  }

  /** One picture: "flow", "tree", "movement", "public" or "hundred". */
  of(name) {
    return new Picture(this.page, this.root.locator(`.picture[data-picture="${name}"]`));
  }
}

class Picture {
  constructor(page, section) {
    this.page = page;
    this.section = section;
    this.sentence = section.locator(".picture-sentence");
    this.parts = section.locator(".picture-svg .part");
    this.note = section.locator(".picture-note");
    this.crumbs = section.getByRole("navigation");
    this.rows = section.locator(".picture-table tbody tr");
    this.status = section.getByRole("status");
  }

  /** The part whose words begin so. */
  part(name) {
    return this.section.locator(`.part[aria-label*="${name}"]`).first();
  }

  row(name) {
    return this.rows.filter({ hasText: name });
  }

  async choose(words) {
    await this.section.getByText(words, { exact: true }).first().click();
  }

  button(words) {
    return this.section.getByRole("button", { name: words });
  }

  /** Goes to the first part by the keyboard and returns what has the focus. */
  async enter() {
    await this.section.locator('.part[tabindex="0"]').focus();
    return this.focused();
  }

  /** The words of the part that has the focus. */
  focused() {
    return this.section.evaluate((section) => section.getRootNode().activeElement?.getAttribute("aria-label"));
  }

  async press(key) {
    await this.page.keyboard.press(key);
    return this.focused();
  }
}
