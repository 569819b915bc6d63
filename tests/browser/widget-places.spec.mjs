// The widget where pages of other people are unusual: shut in, strict, narrow, removed too early.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inFirefox, open, site } from "./support/page.mjs";

const plain = (t, options) => open(t, "embed/hosts/plain.html", options);
const figures = (widget) => widget.locator("button.figure");

/** A page of the site whose text a test writes. */
const page = (t, path, html, { headers = {}, ...options } = {}) =>
  open(t, path, {
    ...options,
    prepare: (page) =>
      page.route(`**/${path}`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", headers, body: html })),
  });

test("figures say what they are: table, row, column and amount", async (t) => {
  const page = await plain(t);
  const widget = page.locator("mingzhang-budget");
  await figures(widget).first().waitFor();
  const names = await figures(widget).evaluateAll((buttons) => buttons.map((button) => [button.ariaLabel, button.innerText]));
  for (const [name, amount] of names) {
    assert.ok(name.includes(amount) && name.replace(amount, "").trim().length > 4, `${name}: ${amount}`);
  }
  await widget.evaluate((widget) => Object.assign(widget, { lang: "en", view: "tables/basic" }));
  // A cell has its row and column by itself; the figure above the grid has them from its words.
  const cell = widget.locator("td.cell", { hasText: "9.36" }).last();
  await cell.click();
  assert.equal(await cell.getAttribute("aria-label"), null);
  await widget.getByRole("button", { name: /30231 .*9\.36/ }).waitFor();
});

test("the line above a table offers no editing where nothing can be edited", async (t) => {
  const page = await plain(t);
  const widget = page.locator("mingzhang-budget");
  await widget.evaluate((widget) => (widget.view = "tables/basic"));
  await widget.locator(".table-help", { hasText: "修改" }).waitFor();
  await widget.evaluate((widget) => (widget.editable = false));
  await widget.locator(".table-help", { hasText: "怎么算的" }).waitFor();
  assert.doesNotMatch(await widget.locator(".cell-line").innerText(), /修改|粘贴/);
});

test("headings of two numbers in one cell end where the numbers end", async (t) => {
  const page = await plain(t, { width: 1440, height: 900 });
  const widget = page.locator("mingzhang-budget");
  await widget.evaluate((widget) => (widget.view = "three-public"));
  const seconds = widget.locator(".sheet tr:nth-child(1) .second");
  await seconds.nth(1).waitFor();
  const starts = await seconds.evaluateAll((seconds) => seconds.map((second) => Math.round(second.getBoundingClientRect().left)));
  assert.equal(new Set(starts).size, 2, starts.join());
});

test("titles of groups of relations stand beside their mark, however narrow", async (t) => {
  const page = await plain(t, { width: 280, height: 800 });
  const widget = page.locator("mingzhang-budget");
  await widget.evaluate((widget) => Object.assign(widget, { view: "checks", lang: "en" }));
  const title = widget.locator(".relation-group h3", { hasText: "Table 6" });
  await title.waitFor();
  // One line's height and the padding above the words, not another line with the mark alone.
  const above = await title.evaluate((title) => title.getBoundingClientRect().top - title.parentElement.getBoundingClientRect().top);
  assert.ok(above < 20, `${above}`);
});

test("questions and explanations leave the cells in sight that they speak of", async (t) => {
  const page = await open(t, "#tables/basic");
  const cell = page.locator("tr", { hasText: "公务用车运行维护费" }).locator("td.cell").last();
  await cell.click();
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await page.locator(".question").first().waitFor();
  await page.waitForFunction(() => {
    const [grid, questions] = [".grid-box", ".questions"].map((name) => document.querySelector(name).getBoundingClientRect());
    return grid.bottom <= questions.top + 1;
  });
  const apart = async (cell) => {
    await cell.click();
    await page.locator(".cell-line button.figure").click();
    const panel = await page.getByRole("dialog").boundingBox();
    const box = await cell.boundingBox();
    await page.keyboard.press("Escape");
    return box.x + box.width <= panel.x || panel.x + panel.width <= box.x;
  };
  assert.ok(await apart(cell));
  await page.setViewportSize({ width: 1440, height: 700 });
  await page.goto(new URL("#tables/income", site).href);
  await page.locator("#table-title", { hasText: "收入" }).waitFor();
  const row = page.locator("tr", { has: page.locator("td.cell") }).first().locator("td.cell");
  assert.ok(await apart(row.first()));
  assert.ok(await apart(row.last()));
});

test("a frame that may run no scripts, or is nobody's, says so", async (t) => {
  for (const sandbox of ["", "allow-scripts", "allow-same-origin"]) {
    const html = `<!doctype html><title>x</title><iframe sandbox="${sandbox}" src="frame.html?view=overview" width="800" height="400"></iframe>`;
    const host = await page(t, "embed/sandboxed.html", html, { expect: [/sandbox/i, /CORS|origin|ERR_FAILED/i] });
    const said = host.frameLocator("iframe").locator(".blocked");
    await said.waitFor({ timeout: 20_000 });
    assert.match(await said.textContent(), /allow-scripts.*allow-same-origin/);
  }
  const html = `<!doctype html><title>x</title><iframe sandbox="allow-scripts allow-same-origin" src="frame.html?view=overview" width="800" height="400"></iframe>`;
  const host = await page(t, "embed/sandboxed.html", html);
  await host.frameLocator("iframe").locator("mingzhang-budget button.figure").first().waitFor();
  assert.equal(await host.frameLocator("iframe").locator(".blocked").count(), 0);
});

test("a removed widget ends its request", async (t) => {
  const host = await plain(t, {
    prepare: async (page) => {
      // Nobody answers. What ends a request is seen in the page: Firefox does not tell a driver of it.
      await page.route("**/never.budget.json", () => {});
      await page.addInitScript(() => {
        const { fetch } = window;
        window.fetch = (url, options) => {
          if (String(url).endsWith("never.budget.json")) window.signal = options.signal;
          return fetch(url, options);
        };
      });
    },
  });
  await figures(host.locator("mingzhang-budget")).first().waitFor();
  const asked = host.waitForRequest("**/never.budget.json");
  await host.evaluate(() => {
    const widget = document.createElement("mingzhang-budget");
    window.heard = [];
    widget.addEventListener("mingzhang:error", ({ detail }) => window.heard.push(detail.message));
    widget.src = "never.budget.json";
    document.body.append(widget);
    window.widget = widget;
  });
  await asked;
  assert.equal(await host.evaluate(() => window.signal.aborted), false);
  await host.evaluate(() => window.widget.remove());
  await host.waitForFunction(() => window.signal.aborted);
  assert.deepEqual(await host.evaluate(() => window.heard), [], "nobody waits for it any more");
});

test("a second copy of the script does no harm", async (t) => {
  const html = `<!doctype html><meta charset="utf-8"><title>x</title>
    <script type="module" src="mingzhang-budget.js"></script><script type="module" src="mingzhang-budget.js?2"></script>
    <mingzhang-budget></mingzhang-budget>`;
  const host = await page(t, "embed/twice.html", html);
  await figures(host.locator("mingzhang-budget")).first().waitFor();
  await host.evaluate(() => document.querySelector("mingzhang-budget").setAttribute("view", "checks"));
  await host.locator(".finding").first().waitFor({ state: "attached" });
  assert.equal(await host.locator("mingzhang-budget .widget").count(), 1);
});

test("an empty widget whose file is missing says why, in its language", async (t) => {
  const host = await plain(t, { expect: [/404/, /nope/] });
  await figures(host.locator("mingzhang-budget")).first().waitFor();
  await host.evaluate(() => {
    for (const lang of ["zh-CN", "en"]) {
      const widget = Object.assign(document.createElement("mingzhang-budget"), { lang, src: "nope.json", id: lang });
      document.body.append(widget);
    }
  });
  for (const [lang, sentence] of [["zh-CN", /预算文件读不到：nope\.json/], ["en", /cannot be had: nope\.json/]]) {
    const said = host.locator(`#${lang}`).getByRole("alert");
    await said.waitFor();
    assert.match(await said.innerText(), sentence);
  }
});

test("findings are plain data for whoever reads them, and made once", async (t) => {
  const host = await plain(t);
  const widget = host.locator("mingzhang-budget");
  await figures(widget).first().waitFor();
  const heard = await widget.evaluate(async (widget) => {
    const details = [];
    document.addEventListener("mingzhang:findings", (event) => details.push(event.detail), { once: true });
    const event = await new Promise((done) => {
      const hear = (event) => done((structuredClone(event.detail), event));
      widget.addEventListener("mingzhang:findings", hear, { once: true });
      widget.lang = "en";
    });
    return { same: details[0] === event.detail, broken: event.detail.summary.broken, sentence: event.detail.findings[0].message };
  });
  assert.equal(heard.same, true);
  assert.equal(heard.broken, 1);
  assert.match(heard.sentence, /[a-z]{3}/);
});

test("amounts in yuan, and the headline in a card, keep within their place and off each other", async (t) => {
  const host = await plain(t);
  const widget = host.locator("mingzhang-budget");
  await figures(widget).first().waitFor();
  await widget.evaluate((widget) => {
    const inYuan = (amount) => amount.replace(/^(-?\d+)\.(\d\d)$/, "$1$200.00");
    const budget = JSON.parse(widget.save(), (_, value) => (typeof value === "string" ? inYuan(value) : value));
    return widget.load({ ...budget, moneyUnit: "元" });
  });
  for (const [width, lang] of [[280, "zh-CN"], [280, "en"], [360, "zh-CN"], [520, "zh-CN"]]) {
    await widget.evaluate((widget, [width, lang]) => {
      widget.parentElement.style.cssText = "padding: 0; overflow: hidden; border: 1px solid";
      widget.style.cssText = `display: block; inline-size: ${width}px`;
      widget.lang = lang;
    }, [width, lang]);
    await widget.locator(`.widget[lang="${lang}"] .view`).waitFor();
    for (const view of ["overview", "three-public"]) {
      await widget.evaluate((widget, view) => (widget.view = view), view);
      await figures(widget).filter({ hasText: /\d{3},\d{3}\.00/ }).first().waitFor();
      const wrong = await widget.evaluate((widget) => {
        const texts = [...widget.shadowRoot.querySelectorAll(".figure, .suffix, h1, .bar-label")]
          .filter((node) => node.checkVisibility() && node.textContent.trim())
          .flatMap((node) => {
            const range = document.createRange();
            range.selectNodeContents(node);
            // A table of many columns scrolls by itself; everything else keeps within its card.
            const scrolls = node.closest(".scroll-x");
            const card = node.closest(".panel");
            const room = (card ?? widget).getBoundingClientRect();
            const padding = card ? parseFloat(getComputedStyle(card).paddingRight) : 0;
            const right = scrolls ? Infinity : room.right - padding;
            return [...range.getClientRects()].map((box) => ({ box, right, text: node.textContent }));
          });
        const outside = texts.filter(({ box, right }) => box.right > right + 1).map(({ text }) => `outside: ${text}`);
        const over = [];
        for (const [n, { box: a, text }] of texts.entries()) {
          for (const { box: b, text: other } of texts.slice(n + 1)) {
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            // Lines of text may touch; half a line on each other cannot be read.
            if (across > 1 && down > Math.min(a.height, b.height) / 2) over.push(`${text} over ${other}`);
          }
        }
        return [...outside, ...over];
      });
      assert.deepEqual(wrong, [], `${width} ${lang} ${view}`);
    }
  }
});

test("a host that requires trusted types is told to take the frame, which works there", { skip: inFirefox && "only Chromium has them" }, async (t) => {
  const html = `<!doctype html><meta charset="utf-8"><title>x</title><script type="module" src="mingzhang-budget.js"></script>
    <mingzhang-budget></mingzhang-budget><mingzhang-budget src="frame.css"><p>own content</p></mingzhang-budget>
    <iframe src="frame.html" width="800" height="600"></iframe>`;
  const policy = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
  const host = await page(t, "embed/trusted.html", html, { headers: { "content-security-policy": policy }, expect: [/TrustedHTML/] });
  await host.getByRole("alert").filter({ hasText: /require-trusted-types-for.*iframe/ }).waitFor();
  await host.getByText("own content").waitFor();
  await host.frameLocator("iframe").locator("mingzhang-budget button.figure").first().waitFor();
});
