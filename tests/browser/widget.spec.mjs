// The widget on pages of other people: the same views in a shadow root.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { inFirefox, open } from "./support/page.mjs";

const host = (t, name, options) => open(t, `embed/hosts/${name}.html`, options);
const figures = (widget) => widget.locator("button.figure");

/** Content security policies that a page broke; asked for at the end of a test. */
async function violations(page) {
  return page.evaluate(() => window.violations ?? []);
}

const watched = {
  prepare: (page) =>
    page.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
    }),
};

test("three widgets share one module; one whose file is missing shows what it holds", async (t) => {
  const modules = [];
  const page = await host(t, "three", {
    expect: [/404/, /no-such-file/],
    prepare: async (page) => {
      await watched.prepare(page);
      page.on("request", (request) => /\.wasm$/.test(request.url()) && modules.push(request.url()));
    },
  });
  const widgets = page.locator("mingzhang-budget");
  await figures(widgets.nth(0)).first().waitFor();
  await figures(widgets.nth(1)).filter({ hasText: "9.36" }).first().waitFor();
  assert.match(await figures(widgets.nth(0)).first().innerText(), /4,402\.83/);
  assert.match(await widgets.nth(2).innerText(), /4,402\.83/);
  assert.equal(modules.length, 1);
  const accent = (n) => widgets.nth(n).locator(".widget").evaluate((place) => getComputedStyle(place).getPropertyValue("--accent").trim());
  assert.equal(await accent(1), "#8a3b12");
  assert.notEqual(await accent(0), "#8a3b12");
  assert.deepEqual(await violations(page), []);
});

test("rude styles and a strict policy: nothing of the host leaks in, nothing of ours out", async (t) => {
  const page = await host(t, "strict", watched);
  const widget = page.locator("mingzhang-budget");
  await figures(widget).first().waitFor();
  const style = (locator, name) => locator.evaluate((element, name) => getComputedStyle(element)[name], name);
  const inside = figures(widget).first();
  const outside = page.locator("main > button");
  assert.equal(await style(outside, "backgroundColor"), "rgb(255, 105, 180)");
  assert.notEqual(await style(inside, "backgroundColor"), "rgb(255, 105, 180)");
  for (const [name, value] of [["textTransform", "none"], ["letterSpacing", "normal"], ["textIndent", "0px"], ["whiteSpaceCollapse", "collapse"]]) {
    assert.equal(await style(widget.locator("h2").first(), name), value, name);
  }
  assert.deepEqual(await violations(page), []);
});

test("a dark host that reads from right to left", async (t) => {
  const page = await host(t, "rtl", watched);
  const widget = page.locator("mingzhang-budget");
  await figures(widget).first().waitFor();
  const [direction, ground] = await widget.locator(".widget").evaluate((place) => {
    const { direction, backgroundColor } = getComputedStyle(place);
    return [direction, backgroundColor];
  });
  assert.equal(direction, "ltr");
  const [red] = ground.match(/\d+/g).map(Number);
  assert.ok(red < 80, ground);
  assert.deepEqual(await violations(page), []);
});

for (const name of ["vue", "react"]) {
  test(`${name}: attributes, events and methods`, async (t) => {
    const page = await host(t, name, watched);
    const widget = page.locator("mingzhang-budget");
    await figures(widget).first().waitFor();
    await page.locator("select").selectOption("three-public");
    await widget.getByRole("heading", { name: "财政拨款“三公”经费" }).waitFor();
    await widget.evaluate((widget) => widget.setAttribute("view", "tables/basic"));
    const cell = widget.locator("td.cell", { hasText: /\d/ }).first();
    await cell.click();
    await page.keyboard.type("5");
    await page.keyboard.press("Enter");
    await page.getByText(/改过 [1-9]\d* 格/).waitFor();
    await page.locator("p > button", { hasText: "恢复公布数" }).click();
    await page.getByText("改过 0 格").waitFor();
    assert.deepEqual(await violations(page), []);
  });
}

test("without scripts the static tables stay, and an iframe shows the widget at its height", async (t) => {
  const stripped = await host(t, "stripped");
  assert.match(await stripped.locator("mingzhang-budget").innerText(), /4,402\.83/);
  await stripped.frameLocator("iframe").locator("mingzhang-budget button.figure").first().waitFor();

  const page = await host(t, "frame", watched);
  const inside = page.frameLocator("iframe");
  await inside.locator("mingzhang-budget button.figure").first().waitFor();
  const heights = () =>
    page.locator("iframe").evaluate((frame) => [frame.clientHeight, frame.contentDocument.documentElement.offsetHeight]);
  await page.waitForFunction(() => document.querySelector("iframe").clientHeight > 320);
  const [outer, inner] = await heights();
  assert.ok(Math.abs(outer - inner) <= 1, `${outer} ${inner}`);
  // Somebody else's message moves nothing.
  await page.evaluate(() => window.postMessage({ mingzhangHeight: 50 }, "*"));
  await page.waitForTimeout(100);
  assert.equal((await heights())[0], outer);
  assert.deepEqual(await violations(page), []);
});

test("methods and events: plain data, a document handed over, a bad one refused", async (t) => {
  const example = await readFile(new URL("../../www/examples/urumqi-samr-2024.budget.json", import.meta.url), "utf8");
  const page = await host(t, "plain", { ...watched, expect: [/404/] });
  const widget = page.locator("mingzhang-budget");
  await figures(widget).first().waitFor();
  const answers = await widget.evaluate(async (widget, example) => {
    const heard = [];
    for (const name of ["change", "findings", "error"]) {
      widget.addEventListener(`mingzhang:${name}`, ({ detail }) => heard.push([name, structuredClone(detail)]));
    }
    const figures = widget.figures();
    const budget = JSON.parse(example);
    budget.unit = "<img src=x onerror=alert(1)>";
    await widget.load(budget);
    const title = widget.shadowRoot.querySelector("h1").textContent;
    const refused = await widget.load("{ broken").catch((error) => error.message);
    const still = widget.shadowRoot.querySelector("h1").textContent;
    await widget.load(new URL("no-such-file.json", document.baseURI)).catch((error) => heard.push(["refused", error.message]));
    return { figures, title, refused, still, heard, saved: JSON.parse(widget.save()).unit, images: widget.shadowRoot.querySelectorAll("img").length };
  }, example);
  assert.ok(answers.figures.length > 200);
  assert.equal(typeof answers.figures[0].value, "string");
  assert.equal(answers.title, "<img src=x onerror=alert(1)>");
  assert.equal(answers.still, answers.title);
  assert.equal(answers.saved, answers.title);
  assert.equal(answers.images, 0);
  assert.match(answers.refused, /JSON/);
  const findings = answers.heard.find(([name]) => name === "findings");
  assert.equal(findings[1].summary.broken, 1); // as published
  assert.ok(answers.heard.some(([name, sentence]) => name === "refused" && /404/.test(sentence)));
  assert.deepEqual(await violations(page), []);
});

test("tables and JSON of the host's page are sources too", async (t) => {
  const page = await host(t, "plain", watched);
  const widget = page.locator("mingzhang-budget");
  await figures(widget).first().waitFor();
  const fragment = await page.evaluate(async () => {
    const widget = document.querySelector("mingzhang-budget");
    const json = document.createElement("script");
    json.type = "application/json";
    json.id = "given";
    json.textContent = widget.save().replace("市场监督管理局", "示例单位");
    document.body.append(json);
    widget.setAttribute("src", "#given");
  });
  assert.equal(fragment, undefined);
  await widget.getByRole("heading", { level: 1, name: /示例单位/ }).waitFor();
  const error = widget.evaluate(
    (widget) => new Promise((done) => widget.addEventListener("mingzhang:error", ({ detail }) => done(detail.message), { once: true })),
  );
  await widget.evaluate((widget) => widget.setAttribute("src", "#nowhere"));
  assert.match(await error, /#nowhere/);
  // What is drawn stays, and looks as it is asked to.
  await widget.evaluate((widget) => widget.setAttribute("lang", "en"));
  await widget.getByText("Where it comes from").first().waitFor();
  await page.evaluate(() => {
    document.querySelector("mingzhang-budget").setAttribute("lang", "zh-CN");
    const page = document.createElement("div");
    page.id = "tables";
    const rows = [["科目编码", "科目名称", "合计", "人员经费", "公用经费"], ["", "总计", "30.00", "20.00", "10.00"], ["301", "工资福利支出", "20.00", "20.00", ""], ["302", "商品和服务支出", "10.00", "", "10.00"]];
    const head = document.createElement("p");
    head.textContent = "表六";
    const title = document.createElement("p");
    title.textContent = "一般公共预算基本支出情况表";
    const unit = document.createElement("p");
    unit.textContent = "编制单位：示例局　2024年　单位：万元";
    const table = document.createElement("table");
    for (const row of rows) for (const [n, text] of row.entries()) {
      if (n === 0) table.append(document.createElement("tr"));
      const cell = document.createElement("td");
      cell.textContent = text;
      table.lastChild.append(cell);
    }
    page.append(head, title, unit, table);
    document.body.append(page);
    document.querySelector("mingzhang-budget").setAttribute("src", "#tables");
  });
  await page.waitForFunction(() => document.querySelector("mingzhang-budget").figures().length < 50, null, { timeout: 20_000 });
  const values = await widget.evaluate((widget) => widget.figures().map(({ value }) => value));
  assert.ok(values.includes("30.00") && values.includes("20.00"), values.join());
});

test("attributes change at run time; a hundred widgets come and go without leaving anything", async (t) => {
  const page = await host(t, "plain", watched);
  const widget = page.locator("mingzhang-budget");
  await figures(widget).first().waitFor();
  await widget.evaluate((widget) => widget.setAttribute("view", "tables/basic"));
  await widget.locator("td.cell").first().click();
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await widget.locator("td.cell[data-changed]").first().waitFor();
  // It is said in every view, with the way back.
  await widget.evaluate((widget) => widget.setAttribute("view", "overview"));
  await widget.locator(".status-changed", { hasText: /修改/ }).getByRole("button", { name: "恢复公布数" }).waitFor();
  await widget.evaluate((widget) => widget.setAttribute("view", "tables/basic"));
  await widget.evaluate((widget) => {
    widget.setAttribute("lang", "en");
    document.querySelector("main").append(widget); // moved, not removed
  });
  await widget.getByRole("navigation", { name: "Tables" }).waitFor();
  await widget.locator("td.cell[data-changed]").first().waitFor(); // another look keeps the edits
  await widget.evaluate((widget) => {
    widget.reset();
    widget.setAttribute("view", "overview");
  });
  await widget.evaluate((widget) => widget.setAttribute("accent", "red; background: url(//elsewhere)"));
  assert.equal(await widget.locator(".widget").evaluate((place) => place.getAttribute("style") ?? ""), "");
  const mounts = (count) =>
    page.evaluate(async (count) => {
      for (let n = 0; n < count; n++) {
        const widget = document.createElement("mingzhang-budget");
        const drawn = new Promise((done) => widget.addEventListener("mingzhang:findings", done, { once: true }));
        document.body.append(widget);
        await drawn;
        widget.remove();
        await new Promise((done) => setTimeout(done));
      }
      return document.querySelectorAll("mingzhang-budget").length;
    }, count);
  if (inFirefox) return; // it does not count nodes and listeners for a driver
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
    return { nodes, jsEventListeners };
  };
  await mounts(20);
  const before = await heap();
  assert.equal(await mounts(100), 1);
  const after = await heap();
  // Less than a tenth of what one widget draws.
  assert.ok(after.nodes - before.nodes < 100, JSON.stringify({ before, after }));
  assert.ok(after.jsEventListeners - before.jsEventListeners < 20, JSON.stringify({ before, after }));
  assert.deepEqual(await violations(page), []);
});

test("another look keeps the edits, and the place where the reader is", async (t) => {
  const page = await host(t, "plain", watched);
  const widget = page.locator("mingzhang-budget");
  await figures(widget).first().waitFor();
  const look = (attributes) =>
    widget.evaluate((widget, attributes) => {
      for (const [name, value] of attributes) value === null ? widget.removeAttribute(name) : widget.setAttribute(name, value);
    }, Object.entries(attributes));
  await look({ view: "tables/basic", editable: "" });
  await widget.locator("td.cell").first().click();
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await widget.locator("td.cell[data-changed]").first().waitFor();
  await widget.evaluate((widget) => {
    window.heard = [];
    for (const name of ["change", "findings"]) widget.addEventListener(`mingzhang:${name}`, () => window.heard.push(name));
  });
  // The reader goes somewhere else; in another language and theme they are still there.
  await widget.locator('.table-link').first().click();
  const title = widget.locator("#table-title");
  const before = await title.innerText();
  await look({ lang: "en", theme: "dark" });
  await widget.locator('.widget[lang="en"][data-theme="dark"]').waitFor();
  assert.match(before, /^表 1/);
  assert.match(await title.innerText(), /^Table 1/);
  await page.waitForFunction(() => window.heard.length > 0);
  assert.deepEqual(await page.evaluate(() => window.heard), ["findings"], "nothing was edited");
  // So they are when figures cannot be changed any more, which draws it anew.
  await look({ editable: null });
  await widget.locator('.grid[aria-readonly="true"]').first().waitFor();
  assert.match(await title.innerText(), /^Table 1/);
  assert.equal(await widget.locator('.widget[lang="en"][data-theme="dark"]').count(), 1);
  // Another view leads there, and to no way back.
  await look({ view: "checks" });
  await title.waitFor({ state: "detached" });
  assert.equal(await widget.getByRole("link", { name: "Back" }).count(), 0);
  await look({ view: "tables/basic", lang: null, theme: null });
  await widget.locator('.widget[lang="zh-CN"][data-theme="auto"] td.cell[data-changed]').first().waitFor();
  assert.deepEqual(await violations(page), []);
});

test("what is asked for while the widget moves, or is overtaken, is drawn or said", async (t) => {
  const page = await host(t, "plain", watched);
  const widget = page.locator("mingzhang-budget");
  await figures(widget).first().waitFor();
  const outcomes = await widget.evaluate(async (widget) => {
    const budget = (unit) => ({ ...JSON.parse(widget.save()), unit });
    const title = () => widget.shadowRoot.querySelector("h1").textContent;
    const first = widget.load(budget("甲")).then(() => "drawn", (error) => error.name);
    await widget.load(budget("乙"));
    const latest = title();
    const moved = widget.load(budget("丙")).catch((error) => error.name);
    document.body.append(widget);
    await new Promise((done) => widget.addEventListener("mingzhang:findings", done, { once: true }));
    const refusals = [];
    for (const bad of [{ n: 1n }, () => 1, "", "http://["]) refusals.push(await widget.load(bad).catch((error) => error.message));
    return { first: await first, latest, moved: await moved, afterMove: title(), refusals };
  });
  assert.equal(outcomes.first, "AbortError");
  assert.equal(outcomes.latest, "乙");
  assert.equal(outcomes.afterMove, "丙");
  for (const sentence of outcomes.refusals) assert.match(sentence, /load\(\)|不是地址/);
});

test("a narrow widget is legible and accessible, by keyboard alone", async (t) => {
  const page = await host(t, "plain", { ...watched, width: 320 });
  const widget = page.locator("mingzhang-budget");
  await figures(widget).first().waitFor();
  await widget.evaluate((widget) => (widget.style.inlineSize = "280px"));
  for (const view of ["overview", "tables", "three-public", "checks"]) {
    await widget.evaluate((widget, view) => widget.setAttribute("view", view), view);
    await widget.locator(`.view`).first().waitFor();
    for (const lang of ["en", "zh-CN"]) {
      await widget.evaluate((widget, lang) => widget.setAttribute("lang", lang), lang);
      await widget.locator(`.widget[lang="${lang}"] .view`).waitFor();
      assert.ok(await widget.evaluate((widget) => widget.scrollWidth <= widget.clientWidth + 1), `${view} ${lang}`);
    }
    const { violations } = await new AxeBuilder({ page }).include("mingzhang-budget").analyze();
    assert.deepEqual(violations.map((v) => `${view} ${v.id}: ${v.nodes[0].html}`), []);
  }
  await widget.evaluate((widget) => widget.setAttribute("view", "overview"));
  await figures(widget).first().focus();
  await page.keyboard.press("Enter");
  await widget.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await widget.getByRole("dialog").waitFor({ state: "hidden" });
});

test("somebody's own content is never replaced by another budget", async (t) => {
  const page = await host(t, "plain", watched);
  await figures(page.locator("mingzhang-budget")).first().waitFor();
  const example = JSON.parse(await page.locator("mingzhang-budget").evaluate((widget) => widget.save()));
  const json = JSON.stringify({ ...example, unit: "示例县教育局" });
  const shown = await page.evaluate(async (json) => {
    const made = (html, attributes = {}) => {
      const widget = document.createElement("mingzhang-budget");
      for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
      widget.innerHTML = html;
      const outcome = new Promise((done) => {
        widget.addEventListener("mingzhang:error", ({ detail }) => done(detail.message));
        widget.addEventListener("mingzhang:findings", () => done(widget.shadowRoot.querySelector("h1").textContent));
      });
      document.querySelector("main").append(widget);
      return outcome.then((said) => [said, widget.shadowRoot.querySelector("slot").hidden]);
    };
    const own = "<p>示例县教育局</p>";
    return Promise.all([
      made(own), // its script was taken away
      made(`${own}<div>${json}</div>`),
      made(own, { src: "" }),
      made(`${own}<script type="application/json; charset=utf-8">${json}</` + "script>"),
      made(`<div>${own}<script type="application/json">${json}</` + "script></div>"),
      made(""),
    ]);
  }, json);
  const [taken, inBox, empty, typed, nested, nothing] = shown;
  for (const [said, replaced] of [taken, inBox, empty]) {
    assert.match(said, /保留原来的内容/);
    assert.equal(replaced, false);
  }
  for (const drawn of [typed, nested]) assert.deepEqual(drawn, ["示例县教育局", true]);
  assert.deepEqual(nothing, ["乌鲁木齐市市场监督管理局", true]);
});

test("a side column of a wide page, and a host with another root size", async (t) => {
  const page = await host(t, "plain", watched);
  const widget = page.locator("mingzhang-budget");
  await figures(widget).first().waitFor();
  const look = async (view, lang) => {
    await widget.evaluate((widget, look) => Object.assign(widget, look), { view, lang });
    await widget.locator(`.widget[lang="${lang}"] .view`).waitFor();
  };
  const root = (size) => page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
  const size = () => widget.evaluate((widget) => [widget.offsetHeight, widget.scrollWidth]);
  for (const width of ["1000px", "280px", "300px"]) {
    await widget.evaluate((widget, width) => {
      widget.style.cssText = `display: block; inline-size: ${width}; font-size: 16px`;
    }, width);
    for (const view of ["overview", "tables/basic", "three-public"]) {
      for (const lang of ["zh-CN", "en"]) {
        await look(view, lang);
        const what = `${view} ${lang} ${width}`;
        assert.ok(await widget.evaluate((widget) => widget.scrollWidth <= widget.clientWidth + 1), what);
        const usual = await size();
        for (const other of ["62.5%", "100px"]) {
          await root(other);
          assert.deepEqual(await size(), usual, `${what} ${other}`);
        }
        await root("");
        if (width === "1000px") continue;
        // Every first amount is seen whole, and no label is a column of single characters.
        const cut = await widget.evaluate((widget) => {
          const box = (node) => node.getBoundingClientRect();
          const { left, right } = box(widget);
          const outside = [...widget.shadowRoot.querySelectorAll(".lead-total, .bar-amount, td.cell:nth-child(2)")].filter((node) => {
            const range = document.createRange();
            range.selectNodeContents(node);
            const text = box(range);
            return text.left < left || text.right > right;
          });
          const columns = [...widget.shadowRoot.querySelectorAll(".bar-label, tbody th")].filter((node) => {
            const em = parseFloat(getComputedStyle(node).fontSize);
            return node.textContent.trim().length > 4 && box(node).width < 4 * em;
          });
          return [...outside, ...columns].map((node) => node.outerHTML.slice(0, 120));
        });
        assert.deepEqual(cut, [], what);
      }
    }
  }
});

test("what is set in one turn takes effect together, and what is no document is refused", async (t) => {
  const asked = [];
  const page = await host(t, "plain", {
    ...watched,
    expect: [/404/, /nope/],
    prepare: async (page) => {
      await watched.prepare(page);
      page.on("request", (request) => asked.push(request.url()));
    },
  });
  const widget = page.locator("mingzhang-budget");
  await figures(widget).first().waitFor();
  await widget.evaluate((widget) => {
    widget.removeAttribute("editable");
    widget.setAttribute("editable", "");
    widget.setAttribute("view", "tables/basic");
  });
  await widget.locator("td.cell").first().waitFor();
  // A file that is not there takes nothing else with it.
  const failed = widget.evaluate((widget) => new Promise((done) => widget.addEventListener("mingzhang:error", done, { once: true })).then(() => {}));
  await widget.evaluate((widget) => Object.assign(widget, { src: "nope.json", view: "three-public", theme: "dark" }));
  await failed;
  await widget.locator('.widget[data-theme="dark"] .view').waitFor();
  await widget.getByRole("heading", { name: /三公/ }).first().waitFor();
  assert.equal(await widget.evaluate((widget) => [widget.view, widget.theme, widget.src].join()), "three-public,dark,nope.json");

  const before = asked.length;
  const refused = await widget.evaluate((widget) =>
    Promise.all(
      [undefined, null, "<!doctype html>secret=123", "[1]", "two words", "secret=123", "收支总预算4,402.83万元", new Blob(["{}"]), new Response("{}"), 5].map((given) =>
        widget.load(given).then(
          () => "taken",
          (error) => error.message,
        ),
      ),
    ),
  );
  for (const said of refused) assert.match(said, /load\(\) 要的是/);
  assert.equal(asked.length, before, "nothing of it was asked for");
});

test("a frame is editable only where its address says so, and frames without an address do no harm", async (t) => {
  for (const [query, editable] of [["", false], ["editable", true], ["editable=false", false], ["editable=0", false]]) {
    const page = await open(t, `embed/frame.html?view=tables/basic&${query}`, watched);
    const widget = page.locator("mingzhang-budget");
    await widget.locator("td.cell").first().waitFor();
    assert.equal(await widget.evaluate((widget) => widget.editable), editable, query);
  }
  const page = await host(t, "frame", {
    ...watched,
    prepare: async (page) => {
      await watched.prepare(page);
      await page.route(/hosts\/frame\.html$/, async (route) => {
        const response = await route.fetch();
        const html = (await response.text()).replace("<iframe", '<iframe data-mingzhang src="about:blank"></iframe><iframe');
        await route.fulfill({ response, body: html });
      });
    },
  });
  await page.waitForFunction(() => document.querySelectorAll("iframe")[1].clientHeight > 320);

  // A frame as high as its content has no window of its own: what opens, opens where the reader is.
  const last = page.frameLocator("iframe >> nth=1").locator("mingzhang-budget button.figure").last();
  await last.click();
  const title = page.frameLocator("iframe >> nth=1").getByRole("dialog").getByRole("heading").first();
  await title.waitFor();
  const seen = await title.evaluate((node) => {
    const top = node.getBoundingClientRect().top + frameElement.getBoundingClientRect().top;
    return top >= 0 && top < parent.innerHeight;
  });
  assert.ok(seen);
});

test("an edit in the page needs no network but its own files", async (t) => {
  const asked = [];
  const page = await open(t, "#tables/basic", {
    prepare: (page) => page.on("request", (request) => asked.push(request)),
  });
  await page.locator("td.cell").first().waitFor();
  await page.locator("td.cell").first().click();
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await page.locator("td.cell[data-changed]").first().waitFor();
  // The page loads its other parts when it has nothing else to do, which may be now.
  const own = new URL(".", page.url().split("#")[0]).href;
  const other = asked.filter((request) => request.method() !== "GET" || !request.url().startsWith(own) || request.url().includes("?"));
  assert.deepEqual(other.map((request) => `${request.method()} ${request.url()}`), []);
});
