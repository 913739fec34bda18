// What the theme's script adds to a docket: filters, sorting, copying, and the next deadline.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, openPage } from "./kit/chromium.js";
import { onDisk, onHost } from "./kit/sample.js";
import { serve } from "./kit/server.js";

const [browser, server] = await Promise.all([launch(), serve(onHost)]);
after(() => Promise.all([browser.close(), server.close()]));

const DOCKET = "dockets/gr-2024-0117/index.html";
const SHEET = "dockets/gr-2024-0117/sheet/index.html";
const RULING = "dockets/gr-2024-0117/2024-07-24-ruling-on-motion-to-compel/index.html";

/** Opens a page of the sample below a path of a host, and closes it when the test ends. */
async function open(t, path, options) {
  const page = await openPage(browser, options);
  t.after(() => page.context().close());
  await page.goto(/^(http|file):/.test(path) ? path : server.address(path));
  return page;
}

const entries = (page) => page.locator(".timeline .entry:visible");
const told = (page) => page.locator(".filters output").textContent();

/** Waits until a filter holds a value: a browser tells the page of a step back, or of a new place, after it made it. */
const filterHolds = (page, name, value) =>
  page.waitForFunction(
    ([name, value]) => document.querySelector(`.filters [name=${name}]`).value === value,
    [name, value],
  );

test("filters narrow the timeline, and say how many entries are left", async (t) => {
  const page = await open(t, DOCKET);
  const form = page.getByRole("search", { name: "Filter the timeline" });
  const all = await entries(page).count();
  assert.equal(await told(page), `${all} of ${all} entries`);

  await form.getByLabel("Type").selectOption("Motion");
  assert.equal(await entries(page).count(), 2);
  assert.equal(await told(page), `2 of ${all} entries`);
  for (const kind of await page.locator(".entry:visible .kind").allTextContents())
    assert.equal(kind, "Motion");
  assert.equal(
    await page.locator(".month:visible").count(),
    2,
    "a month without an entry is hidden with its heading",
  );

  await form.getByLabel("Party").selectOption("City of Nether Wattle");
  assert.equal(await entries(page).count(), 1);
  await form.getByLabel("Words").fill("testerfield REBUTTAL");
  assert.equal(await entries(page).count(), 1, "words are found in any order and case");
  await form.getByLabel("Words").fill("no such word");
  assert.match(await told(page), /^0 of \d+ entries\. No entries on this page match\.$/);

  await form.getByRole("button", { name: "Clear" }).click();
  assert.equal(await entries(page).count(), all);
  await form.getByLabel("Deadlines and events").uncheck();
  const documents = await page.locator(".timeline .kind").count();
  assert.equal(await entries(page).count(), documents);
  await form.getByLabel("Year").selectOption("2025");
  for (const time of await page.locator(".entry:visible time").all()) {
    assert.match(await time.getAttribute("datetime"), /^2025/);
  }
});

test("a filtered timeline can be sent, and the back button undoes a choice", async (t) => {
  const page = await open(t, DOCKET);
  const all = await entries(page).count();
  const field = (of, name) => of.locator(".filters").getByLabel(name);
  await field(page, "Type").selectOption("Order");
  await field(page, "Year").selectOption("2025");
  const count = await entries(page).count();
  assert.match(page.url(), /\?type=Order&year=2025$/);

  const other = await open(t, page.url());
  assert.equal(await entries(other).count(), count);
  assert.equal(await field(other, "Type").inputValue(), "Order");

  await page.goBack();
  await filterHolds(page, "year", "");
  assert.ok((await entries(page).count()) > count);
  await page.goBack();
  await filterHolds(page, "type", "");
  assert.equal(await entries(page).count(), all);
  await page.goForward();
  await filterHolds(page, "type", "Order");

  const strange = await open(t, `${server.address(DOCKET)}?type=Nothing&words=%3Cb%3E`);
  assert.equal(
    await field(strange, "Type").inputValue(),
    "",
    "a type that no entry has is no filter",
  );
  assert.equal(await entries(strange).count(), 0);
});

test("links to a deadline that were made by an earlier release still lead to it", async (t) => {
  const deadline = "answer-to-data-d1d5a2-answer-due-2024-06-24";
  const page = await open(t, `${server.address(DOCKET)}?limits=no#limit-${deadline}`);
  const entry = page.locator(`#deadline-${deadline}`);
  await entry.waitFor({ state: "visible" });
  assert.equal(await entry.locator(`#limit-${deadline}`).count(), 1);

  const hidden = await open(t, `${server.address(DOCKET)}?limits=no`);
  assert.ok(await hidden.locator(`#deadline-${deadline}`).isHidden());
  const form = hidden.getByRole("search", { name: "Filter the timeline" });
  await form.getByLabel("Type").selectOption("Order");
  assert.equal(new URL(hidden.url()).search, "?type=Order&deadlines=no");
});

test("a link to an entry that the filters hide drops them", async (t) => {
  const page = await open(t, `${server.address(DOCKET)}?type=Order`);
  const motion = page.locator("#f-2024-07-03-motion-to-compel");
  assert.ok(await motion.isHidden());
  await page.locator('figure.overview a[href="#f-2024-07-03-motion-to-compel"]').click();
  await motion.waitFor({ state: "visible" });
  await filterHolds(page, "type", "");
  assert.equal(new URL(page.url()).search, "");
  const sent = await open(t, `${server.address(DOCKET)}?type=Order#f-2024-07-03-motion-to-compel`);
  assert.ok(await sent.locator("#f-2024-07-03-motion-to-compel").isVisible());
});

test("without JavaScript no control is shown, and types and parties have pages", async (t) => {
  for (const path of [DOCKET, SHEET, RULING]) {
    const page = await open(t, path, { javaScriptEnabled: false });
    assert.equal(
      await page.locator("button:visible, input:visible, select:visible, form:visible").count(),
      0,
      path,
    );
  }
  const page = await open(t, DOCKET, { javaScriptEnabled: false });
  await page.getByRole("link", { name: "By type", exact: true }).click();
  await page
    .getByRole("navigation", { name: "Groups" })
    .getByRole("link", { name: "Motions" })
    .click();
  assert.match(page.url(), /\/types\/#t-motion$/);
  const group = page.locator("section.group", { has: page.locator("#t-motion") });
  assert.equal(await group.locator(".entry").count(), 2);
  await page
    .getByRole("navigation", { name: "Views of the docket" })
    .getByRole("link", { name: "Parties" })
    .click();
  await page.getByRole("link", { name: "Filings of each party" }).click();
  await page
    .getByRole("navigation", { name: "Groups" })
    .getByRole("link", { name: "City of Nether Wattle" })
    .click();
  assert.match(page.url(), /#p-nether-wattle$/);
});

test("an answer leads to what it answers, and a motion to its ruling", async (t) => {
  const page = await open(t, DOCKET);
  const motion = page.locator("#f-2024-07-03-motion-to-compel");
  assert.match(
    await motion.locator(".answers").textContent(),
    /Answered by Response of July 11, 2024; Reply of July 16, 2024|Answered by Response of July 11, 2024/,
  );
  const ruling = motion.locator(".outcome");
  assert.equal(
    (await ruling.textContent()).trim(),
    "granted in part by the Ruling of July 24, 2024",
  );
  await ruling.getByRole("link").click();
  assert.ok(page.url().endsWith("/2024-07-24-ruling-on-motion-to-compel/"));
  const thread = page.getByRole("complementary").locator("ol.thread");
  assert.match(
    await thread.locator("[aria-current=page] > .node").textContent(),
    /Ruling on the motion to compel/,
  );
  await thread.getByRole("link", { name: /^Motion of the Office/ }).click();
  assert.ok(page.url().endsWith("/2024-07-03-motion-to-compel/"));
});

test("a head of the docket sheet sorts it, and sorts it back", async (t) => {
  const page = await open(t, SHEET);
  const column = (number) => page.locator(`tbody tr td:nth-child(${number})`).allTextContents();
  const before = await column(2);
  const head = page.getByRole("columnheader", { name: "Type" });
  await head.getByRole("button").click();
  assert.equal(await head.getAttribute("aria-sort"), "ascending");
  const kinds = (await column(3)).filter(Boolean);
  assert.deepEqual(
    kinds,
    [...kinds].sort((a, b) => a.localeCompare(b, "en")),
  );
  assert.equal((await column(3)).at(-1), "", "what has no type comes last");
  await head.getByRole("button").click();
  assert.equal(await head.getAttribute("aria-sort"), "descending");
  assert.deepEqual(
    (await column(3)).filter(Boolean),
    kinds.toReversed().sort((a, b) => b.localeCompare(a, "en")),
  );

  await page.getByRole("columnheader", { name: "Item" }).getByRole("button").click();
  const numbers = (await column(1)).filter(Boolean).map(Number);
  assert.deepEqual(
    numbers,
    [...numbers].sort((a, b) => a - b),
    "numbers sort as numbers",
  );
  await page.getByRole("columnheader", { name: "Date" }).getByRole("button").press("Enter");
  assert.deepEqual(await column(2), before, "by the keyboard too");
});

for (const [where, address, permissions] of [
  ["below a path of a host", () => server.address(RULING), ["clipboard-read", "clipboard-write"]],
  ["from a disk", () => onDisk.onDisk(RULING), []],
]) {
  test(`a citation is copied ${where}`, async (t) => {
    const page = await openPage(browser, { permissions });
    t.after(() => page.context().close());
    await page.goto(address());
    const section = page.locator(".citation");
    const citation = (await section.locator("#citation").textContent()).trim().replace(/\s+/g, " ");
    assert.match(
      citation,
      /^Ruling on the motion to compel, Docket GR-2024-0117, Item 21 \(Osage Plains Public Service Board, July 24, 2024\)/,
    );
    await page.evaluate(() => {
      document.addEventListener("copy", () => (globalThis.copied = getSelection().toString()));
    });
    await section.getByRole("button", { name: "Copy the citation" }).click();
    await section.locator("output", { hasText: "Copied" }).waitFor();
    const text = permissions.length
      ? await page.evaluate(() => navigator.clipboard.readText())
      : await page.evaluate(() => globalThis.copied ?? navigator.clipboard?.readText());
    assert.equal(text.trim().replace(/\s+/g, " "), citation);
  });
}

test("the next deadline follows the reader's own clock", async (t) => {
  for (const [today, want] of [
    ["2025-01-30T12:00:00", /^Jan\. 31, 2025\s*Applications for rehearing due/],
    ["2025-03-03T23:00:00", /^Mar\. 3, 2025/],
    ["2025-03-04T01:00:00", /^Feb\. 1, 2028/],
    ["2030-01-01T12:00:00", /^No upcoming deadlines\./],
  ]) {
    const page = await openPage(browser, { timezoneId: "America/Chicago" });
    t.after(() => page.context().close());
    await page.clock.setFixedTime(new Date(`${today}-06:00`));
    await page.goto(server.address(DOCKET));
    const next = page.locator(".glance .next");
    assert.match((await next.locator("p").textContent()).trim(), want, today);
  }
});

test("the home page shows what comes next by the reader's own clock", async (t) => {
  const shown = async (today) => {
    const page = await openPage(browser, { timezoneId: "America/Chicago" });
    t.after(() => page.context().close());
    await page.clock.setFixedTime(new Date(`${today}T12:00:00-06:00`));
    await page.goto(server.address(""));
    const dates = page.locator(".agenda li:visible > :first-child");
    return {
      dates: await dates.allTextContents(),
      text: await page.locator(".agenda").textContent(),
    };
  };
  assert.deepEqual((await shown("2026-12-01")).dates, ["June 28, 2027", "Feb. 1, 2028"]);
  assert.deepEqual((await shown("2028-02-01")).dates, ["Feb. 1, 2028"]);
  const late = await shown("2030-01-01");
  assert.deepEqual(late.dates, []);
  assert.match(late.text, /None is ahead\./);
});

test("the field at the top of every page searches the record", async (t) => {
  for (const address of [server.address(DOCKET), onDisk.onDisk(DOCKET)]) {
    const page = await open(t, address);
    const field = page.getByRole("banner").getByRole("searchbox", { name: "Search the record" });
    await field.fill("testerfield");
    await field.press("Enter");
    await page.waitForURL(/\/search\/(index\.html)?\?q=testerfield$/);
    await page.locator("main mark").first().waitFor();
    assert.equal(
      await page.getByRole("banner").getByRole("searchbox").count(),
      0,
      "the page for searching has one field",
    );
  }
});
