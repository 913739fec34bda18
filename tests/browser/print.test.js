// A docket sheet and a filing print so that the paper can be attached to a brief.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, test } from "node:test";
import { launch, openPage, settle } from "./kit/chromium.js";
import { none } from "./kit/faults.js";
import { BASE, onHost } from "./kit/sample.js";
import { serve } from "./kit/server.js";

const DOCKET = "gr-2024-0117";
/** Pages that people print, and how many sheets of paper they fill at least. */
const PRINTED = [
  { path: `dockets/${DOCKET}/sheet/index.html`, leaves: 2 },
  { path: `dockets/${DOCKET}/index.html`, leaves: 2 },
  { path: `dockets/${DOCKET}/2025-01-22-report-and-order/index.html`, leaves: 2 },
  { path: `dockets/${DOCKET}/2024-03-15-application/index.html`, leaves: 1 },
];

const [browser, server] = await Promise.all([launch(), serve(onHost)]);
after(() => Promise.all([browser.close(), server.close()]));

for (const { path, leaves } of PRINTED) {
  test(`${path} prints with its number, address and title, and without controls`, async () => {
    const page = await openPage(browser);
    await page.goto(server.address(path));
    await settle(page);
    const title = await page.locator("h1").textContent();
    const heads = await page.locator("th, h1, h2, h3").allTextContents();
    const words = await page
      .locator("a.skip, main button")
      .filter({ hasText: /../ })
      .allTextContents();
    await page.emulateMedia({ media: "print" });
    // The heads of a table are buttons that sort it; their words belong to the table.
    const controls = await page
      .locator("nav, form, button, input, select, summary, .skip")
      .filter({ visible: true })
      .all();
    const faults = [];
    for (const control of controls) {
      if (!(await control.evaluate((element) => element.closest("th") !== null))) {
        faults.push(
          `the paper has a control: ${await control.evaluate((element) => element.outerHTML.slice(0, 120))}`,
        );
      }
    }
    const printed = await print(page);
    await page.context().close();
    assert.ok(printed.length >= leaves, `it fills ${printed.length} leaves`);
    const all = printed.join("\n");
    for (const wanted of [DOCKET.toUpperCase(), title, BASE + path.replace("index.html", "")]) {
      // A line may be broken anywhere in a long address.
      if (!squeeze(all).includes(squeeze(wanted))) {
        faults.push(`the paper does not say “${wanted}”`);
      }
    }
    faults.push(
      ...words
        .filter((words) => squeeze(all).includes(squeeze(words)) && !heads.includes(words))
        .map((words) => `the paper says “${words}”`),
    );
    printed.forEach((leaf, at) => {
      const foot = leaf.trimEnd().split("\n").slice(-2).join(" ");
      if (!new RegExp(`\\b${at + 1}\\b`).test(foot)) {
        faults.push(`leaf ${at + 1} has no page number at its foot, but “${foot.trim()}”`);
      }
    });
    none(faults);
  });
}

test("a docket sheet repeats its heads on every leaf", async () => {
  const page = await openPage(browser);
  await page.goto(server.address(PRINTED[0].path));
  const heads = await page.locator("thead").first().locator("th").allTextContents();
  const printed = await print(page);
  await page.context().close();
  assert.ok(heads.length > 2 && printed.length > 1, `${heads}, on ${printed.length} leaves`);
  const whole = heads.map((head) => head.trim()).filter((head) => /^\w+$/.test(head));
  // A leaf that has rows of the table begins with its head, or has it below the head of the docket.
  const isRow = (line) => /\b[A-Z][a-z]{2,4}\. \d{1,2}, \d{4}\b/.test(line);
  const isHead = (line) => whole.every((head) => line.includes(head));
  const bare = printed.flatMap((leaf, at) => {
    const lines = leaf.split("\n");
    const row = lines.findIndex(isRow);
    const head = lines.findIndex(isHead);
    return row >= 0 && !(head >= 0 && head < row)
      ? [`leaf ${at + 1} has rows and no head: ${lines[row].trim()}`]
      : [];
  });
  assert.ok(
    printed.filter((leaf) => leaf.split("\n").some(isHead)).length > 1,
    "the head stands on more than one leaf",
  );
  none(bare);
});

test("nothing printed is cut off at the edge of the paper", async () => {
  const page = await openPage(browser, { width: 720 });
  await page.emulateMedia({ media: "print" });
  const faults = [];
  for (const { path } of PRINTED.concat({ path: "pages/guide/format/index.html" })) {
    await page.goto(server.address(path));
    await settle(page);
    const wide = await page.evaluate(() => {
      const edge = document.documentElement.clientWidth + 1;
      return [...document.querySelectorAll("body *")]
        .filter(
          (element) =>
            element.checkVisibility() &&
            element.scrollWidth > element.clientWidth + 1 &&
            ["auto", "scroll", "hidden"].includes(getComputedStyle(element).overflowX) &&
            element.clientWidth > 1,
        )
        .concat(document.documentElement.scrollWidth > edge ? [document.documentElement] : [])
        .map(
          (element) =>
            `<${element.localName} class="${element.className}"> “${element.textContent.trim().slice(0, 40)}”`,
        );
    });
    faults.push(...wide.map((element) => `${path}: ${element} is wider than the paper`));
  }
  await page.context().close();
  none(faults);
});

/** Prints a page as its own style says, and gives the text of each leaf. */
async function print(page) {
  const pdf = await page.pdf({ format: "Letter", preferCSSPageSize: true });
  const text = execFileSync("pdftotext", ["-layout", "-enc", "UTF-8", "-", "-"], {
    input: pdf,
    encoding: "utf8",
  });
  return text.split("\f").slice(0, -1);
}

/** Takes out all white space, and the hyphens that a line's end may add. */
const squeeze = (text) => text.replace(/[\s\u00ad-]+/g, "");
