// The search page answers from a disk and from a host: words, phrases, numbers, filters, the address and the keyboard.

import { after, test } from "node:test";
import { launch, listen, openPage, settle } from "./kit/chromium.js";
import { none } from "./kit/faults.js";
import { onDisk, onHost } from "./kit/sample.js";
import { serve } from "./kit/server.js";
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";

const [browser, server] = await Promise.all([launch(), serve(onHost)]);
after(() => Promise.all([browser.close(), server.close()]));

const PAGE = "search/index.html";
const DOCKET = "GR-2024-0117";
const PLACES = [
  {
    where: "from a disk",
    root: `${pathToFileURL(onDisk.folder)}/`,
    address: (path) => onDisk.onDisk(path),
    quotes: false,
  },
  {
    where: "below a path of a host",
    root: server.root,
    address: (path) => server.address(path),
    quotes: true,
  },
];

/** Opens the search page, perhaps with a query in its address, and waits for what it shows then. */
async function open(place, query = "", options = {}) {
  // Results quote their pages when they come near the view: here they all do.
  const page = await openPage(browser, { height: 6000, ...options });
  page.faults = listen(page, (url) => url.startsWith(place.root));
  await page.goto(place.address(PAGE) + query);
  if (query) {
    await page.waitForFunction(
      () => document.querySelector("[data-search=status]").textContent !== "",
    );
  }
  return page;
}

/** Does something on the page, waits for its answer, and gives what is announced. */
async function answer(page, act) {
  const status = page.locator("[data-search=status]");
  await status.evaluate((node) => (node.textContent = "waiting"));
  await act();
  await page.waitForFunction(
    () => document.querySelector("[data-search=status]").textContent !== "waiting",
  );
  return status.textContent();
}

const field = (page) => page.locator("#q");
const type = (page, text) =>
  answer(page, async () => (await field(page).fill(""), field(page).pressSequentially(text)));
const titles = (page) => page.locator("[data-search=list] .title").allTextContents();
/** Waits until every result quotes its page, and gives what is marked. */
async function marks(page) {
  await page.waitForFunction(
    () => !document.querySelector(".excerpt[aria-busy], .excerpt.kept:empty"),
  );
  return page.locator("[data-search=list] mark").allTextContents();
}
const focused = (page) =>
  page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
/** Waits for the choices of the filters, which come after the results. */
const choose = (page, name, label) =>
  answer(page, async () => {
    const option = page.locator(`select[name=${name}] option`, { hasText: label });
    await option.first().waitFor({ state: "attached" });
    await page.locator(`select[name=${name}]`).selectOption({ value: label });
  });

/** Ends a test: the page was quiet. */
async function close(page) {
  await page.context().close();
  none(page.faults);
}

for (const place of PLACES) {
  test(`words are found as they are typed, and marked, ${place.where}`, async () => {
    const page = await open(place);
    assert.equal(await page.locator("[data-search=status]").textContent(), "");
    const told = await type(page, "weather normal");
    assert.match(told, /^[0-9]+ results$/);
    const found = await marks(page);
    assert.ok(found.includes("weather") && found.includes("normalization"), found.join());
    assert.match((await titles(page))[0], /weather normalization/);
    const about = await page.locator("[data-search=list] .who").first().textContent();
    assert.ok(about.includes(DOCKET) && /\b20[0-9]{2}\b/.test(about), about);
    assert.match(page.url(), /\?q=weather\+normal$/);
    await close(page);
  });

  test(`a phrase is words that follow one another, ${place.where}`, async () => {
    const page = await open(place);
    assert.match(await type(page, '"cost of service"'), /^[1-9][0-9]* results?$/);
    const found = await marks(page);
    assert.ok(
      found.some((mark) => mark.toLowerCase() === "cost of service"),
      found.join(),
    );
    assert.match(await type(page, '"service of cost"'), /^No results/);
    assert.match(await type(page, "service of cost"), /^[1-9]/);
    await close(page);
  });

  test(`a result quotes its page, or its first words, ${place.where}`, async () => {
    const page = await openPage(browser, { height: 6000 });
    const asked = [];
    page.on("request", (request) => asked.push(request.url().slice(place.root.length)));
    page.faults = listen(page, (url) => url.startsWith(place.root));
    await page.goto(place.address(PAGE) + "?q=dekatherm");
    await page.locator("[data-search=list] .excerpt").first().waitFor();
    await marks(page);
    const quoted = await page.locator("[data-search=list] .excerpt").allTextContents();
    assert.ok(quoted.length > 1 && quoted.every((text) => text.trim() !== ""), quoted.join("\n"));
    // Of a text that is quoted, the words are marked; of first words only where they are among them.
    const plain = page.locator("[data-search=list] .excerpt:not(:has(mark))");
    assert.equal((await plain.count()) > 0, !place.quotes, await plain.allTextContents());
    assert.equal(
      asked.some((path) => path.startsWith("search/summaries/")),
      !place.quotes,
      asked.join(),
    );
    await close(page);
  });

  test(`a number leads to its page, ${place.where}`, async () => {
    const page = await open(place);
    await type(page, DOCKET.toLowerCase());
    const exact = page.locator("[data-search=exact] a");
    assert.match(await exact.getAttribute("href"), /dockets\/gr-2024-0117\//);
    await Promise.all([page.waitForURL(/dockets\/gr-2024-0117\//), field(page).press("Enter")]);
    await page.goBack();
    for (const query of [`${DOCKET}#12`, `${DOCKET} item 12`]) {
      await type(page, query);
      assert.match(
        await page.locator("[data-search=exact] .what").first().textContent(),
        /Item 12\s*$/,
        query,
      );
    }
    await type(page, "12");
    await choose(page, "docket", DOCKET);
    assert.match(
      await page.locator("[data-search=exact] .what").first().textContent(),
      /Item 12\s*$/,
    );
    await close(page);
  });

  test(`a hit in a PDF says its page and opens it, ${place.where}`, async () => {
    const page = await open(place, "?q=dekatherm+suspended");
    const hit = page.locator("[data-search=list] li", { hasText: "Page 1 of Appendix A" }).first();
    assert.match(await hit.locator(".what").textContent(), /^Attachment to /);
    assert.match(await hit.locator("a").getAttribute("href"), /tariff-sheets\.pdf#page=1$/);
    const marks = await hit.locator("mark").allTextContents();
    assert.ok(marks.includes("dekatherm") && marks.includes("suspended"), marks.join());
    await close(page);
  });

  test(`filters narrow, stand in the address, and Back undoes them, ${place.where}`, async () => {
    const page = await open(place, "?q=rate");
    const all = await page.locator("[data-search=status]").textContent();
    const some = await choose(page, "type", "Testimony");
    assert.ok(parseInt(some) < parseInt(all), `${some} of ${all}`);
    assert.match(page.url(), /\?q=rate&type=Testimony$/);
    const kinds = await page.locator("[data-search=list] .what").allTextContents();
    assert.ok(
      kinds.every((kind) => kind.startsWith("Testimony")),
      kinds.join(),
    );
    const fewer = await choose(page, "year", "2024");
    assert.ok(parseInt(fewer) <= parseInt(some));
    assert.equal(await answer(page, () => page.goBack()), some);
    assert.equal(await answer(page, () => page.goBack()), all);
    assert.equal(await page.locator("select[name=type]").inputValue(), "");
    const again = await open(place, "?q=rate&type=Testimony");
    assert.equal(await again.locator("[data-search=status]").textContent(), some);
    await close(again);
    const docket = await open(place, `?docket=${DOCKET}`);
    assert.match(await docket.locator("[data-search=status]").textContent(), /^[0-9]+ results$/);
    await close(docket);
    await close(page);
  });

  test(`the keyboard is enough, ${place.where}`, async () => {
    const page = await open(place, "?q=tariff");
    await page.locator("h1").click();
    await page.keyboard.press("/");
    assert.equal(await focused(page), "q");
    const [first, second] = await titles(page);
    for (const [key, place] of [
      ["ArrowDown", first],
      ["ArrowDown", second],
      ["ArrowUp", first],
      ["ArrowUp", "q"],
    ]) {
      await page.keyboard.press(key);
      assert.equal(await focused(page), place, key);
    }
    await page.keyboard.press("Escape");
    assert.equal(await field(page).inputValue(), "");
    await page.waitForFunction(
      () => document.querySelectorAll("[data-search=list] li").length === 0,
    );
    assert.ok(!page.url().includes("?"), page.url());
    // A single key must be possible to turn off (WCAG 2.1.4).
    await page.locator("[data-search=slash]").uncheck();
    await page.keyboard.press("/");
    assert.notEqual(await focused(page), "q");
    await page.locator("[data-search=slash]").check();
    await close(page);
  });

  test(`more is shown on request, and the focus goes to it, ${place.where}`, async () => {
    const page = await open(place, "?q=gas");
    assert.equal((await titles(page)).length, 10);
    await page.locator("[data-search=more]").click();
    await page.waitForFunction(
      () => document.querySelectorAll("[data-search=list] li").length > 10,
    );
    assert.equal(await focused(page), (await titles(page))[10]);
    await close(page);
  });

  test(`where nothing is found there is a way out, ${place.where}`, async () => {
    const page = await open(place, `?q=zebra&docket=${DOCKET}`);
    assert.match(await page.locator("[data-search=status]").textContent(), /^No results for zebra/);
    assert.ok(await page.locator("[data-search=unfilter]").isVisible());
    assert.match(await type(page, '<img src=x onerror="alert(1)">'), /^No results for <img/);
    assert.ok(await page.locator(".ways a").first().isVisible());
    await close(page);
  });

  test(`a withheld filing is found by its entry, ${place.where}`, async () => {
    const page = await open(place, "?q=confidential");
    const withheld = page.locator("[data-search=list] li", {
      has: page.locator(".tag", { hasText: "confidential" }),
    });
    assert.equal(await withheld.first().locator(".excerpt").count(), 0);
    await withheld.first().locator("a").click();
    await page.waitForURL(/#w-[a-z0-9-]+$/);
    assert.equal(await page.locator(":target").count(), 1);
    await close(page);
  });

  test(`without a script the page leads to the lists, ${place.where}`, async () => {
    const page = await open(place, "", { javaScriptEnabled: false });
    assert.ok(!(await page.locator("#q").isVisible()));
    assert.ok(await page.locator("noscript").isVisible());
    assert.ok((await page.locator(".ways a").count()) >= 2);
    await close(page);
  });
}

test("a result whose page cannot be loaded has its first words, and nothing moves", async () => {
  const page = await openPage(browser, { width: 360 });
  await page.addInitScript(() => {
    globalThis.shift = 0;
    new PerformanceObserver((list) =>
      list.getEntries().forEach((entry) => (globalThis.shift += entry.value)),
    ).observe({ type: "layout-shift", buffered: true });
  });
  let dropped = 0;
  let drawn;
  const wait = new Promise((done) => (drawn = done));
  // Some pages come, and some do not, and none before the results are drawn.
  await page.route(/\/dockets\//, async (route) => {
    const drop = dropped++ % 2;
    await wait;
    await (drop ? route.continue() : route.abort("failed"));
  });
  await page.goto(`${server.address(PAGE)}?q=rate`);
  await page.locator("[data-search=list] .excerpt").first().waitFor();
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  drawn();
  // Those in view and near it are filled, and the others wait.
  const filled = page.locator("[data-search=list] .excerpt:not(:empty):not([aria-busy])");
  await filled.nth(1).waitFor();
  await settle(page);
  const quoted = await filled.allTextContents();
  assert.ok(dropped > 1 && quoted.length > 1, `${dropped} pages`);
  assert.ok(
    quoted.every((text) => text.trim() !== ""),
    quoted.join("\n"),
  );
  assert.ok((await page.evaluate(() => globalThis.shift)) < 0.02);
  await page.context().close();
});

test("a result below the view loads its page when a reader comes to it", async () => {
  const page = await openPage(browser, { height: 500 });
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${server.address(PAGE)}?q=gas`);
  const last = page.locator("[data-search=list] li").nth(9);
  await page.locator("[data-search=list] .excerpt:not(:empty)").first().waitFor();
  await settle(page);
  const before = asked.filter((url) => url.includes("/dockets/")).length;
  assert.ok(before > 0 && before < 10, `${before} pages`);
  await last.locator("a").focus();
  await last.locator(".excerpt:not(:empty)").waitFor();
  await page.context().close();
});
