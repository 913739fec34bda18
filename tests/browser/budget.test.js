// Pages stay small: what each kind may weigh, ask for and hold, in one table.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { launch, openPage, settle } from "./kit/chromium.js";
import { none } from "./kit/faults.js";
import { kinds } from "./kit/kinds.js";
import { onHost } from "./kit/sample.js";
import { serve } from "./kit/server.js";

/**
 * The most of everything, by what a path begins with; the first line that fits counts.
 * `raw` and `gzip`: kilobytes of the page, its style and its scripts together, as they are and as a host sends them.
 * `page`: kilobytes of the page alone, as it is. `requests` counts the page itself. `elements` is the size of the document.
 */
const BUDGETS = [
  { pages: /^search\//, raw: 90, gzip: 30, page: 20, scripts: 3, requests: 8, elements: 400 },
  {
    pages: /^dockets\/[^/]+\/index/,
    raw: 150,
    gzip: 40,
    page: 110,
    scripts: 2,
    requests: 5,
    elements: 1900,
  },
  // A page of a list has up to 250 entries.
  {
    pages: /^(dockets\/[^/]+\/(sheet|types|parties|timeline)|parties\/[^/]+)\//,
    raw: 170,
    gzip: 25,
    page: 140,
    scripts: 2,
    requests: 5,
    elements: 3400,
  },
  {
    pages: /^pages\/guide\//,
    raw: 120,
    gzip: 30,
    page: 70,
    scripts: 2,
    requests: 5,
    elements: 1800,
  },
  { pages: /^/, raw: 80, gzip: 20, page: 40, scripts: 2, requests: 5, elements: 800 },
];
/** A docket's page is the product: those of the sample keep to this, with their style and scripts. */
const DOCKETS = [
  { path: "dockets/gr-2024-0117/index.html", gzip: 60 },
  // The record of a few letters nearly keeps to it even where a host does not compress. Anchors that are
  // made of what an entry is took the last kilobyte.
  { path: "dockets/socket-centurytel-2005/index.html", gzip: 60, raw: 60 },
];

const [browser, server] = await Promise.all([launch(), serve(onHost)]);
after(() => Promise.all([browser.close(), server.close()]));

test("every kind of page keeps to its budget", async (t) => {
  const faults = [];
  const page = await openPage(browser);
  for (const { kind, path } of kinds(onHost)) {
    const found = await weigh(page, path);
    const { pages, ...budget } = BUDGETS.find(({ pages }) => pages.test(path));
    for (const [what, most] of Object.entries(budget)) {
      if (found[what] > most) {
        faults.push(`${kind}: ${what} is ${found[what]}, and may be ${most}`);
      }
    }
    if (found.styles !== 1 || found.fonts > 0) {
      faults.push(`${kind}: it loads ${found.styles} style sheets and ${found.fonts} fonts`);
    }
    t.diagnostic(`${kind}: ${JSON.stringify(found)}`);
  }
  await page.context().close();
  none(faults);
});

test("the docket pages of the sample stay below 60 kB with style and script", async () => {
  const page = await openPage(browser);
  for (const { path, gzip, raw = Infinity } of DOCKETS) {
    const found = await weigh(page, path);
    assert.ok(
      found.gzip < gzip && found.gzip > 5 && found.raw <= raw,
      `${path}: ${JSON.stringify(found)}`,
    );
  }
  await page.context().close();
});

test("no page is drawn twice: nothing moves once it is there", async () => {
  const page = await openPage(browser, { width: 360 });
  await page.addInitScript(() => {
    globalThis.shift = 0;
    new PerformanceObserver((list) =>
      list.getEntries().forEach((entry) => (globalThis.shift += entry.value)),
    ).observe({ type: "layout-shift", buffered: true });
  });
  const faults = [];
  const asked = {
    kind: "search for a word",
    address: `${server.address("search/index.html")}?q=gas`,
  };
  for (const { kind, address } of [
    ...kinds(onHost).map(({ kind, path }) => ({ kind, address: server.address(path) })),
    asked,
  ]) {
    await page.goto(address);
    await settle(page);
    // On a slow line as well: what a script shows or hides is there when the page is drawn first.
    const late = await page.locator("head script[src]:not([blocking=render])").count();
    if (late > 0) {
      faults.push(`${kind}: it is drawn before ${late} of its scripts have run`);
    }
    const shift = await page.evaluate(() => globalThis.shift);
    if (shift > 0.02) {
      faults.push(`${kind}: its layout shifts by ${shift.toFixed(3)}`);
    }
  }
  await page.context().close();
  none(faults);
});

/** Loads a page and gives what it weighs. */
async function weigh(page, path) {
  const asked = [];
  const note = (request) => asked.push(request);
  page.on("requestfinished", note);
  await page.goto(server.address(path));
  await settle(page);
  page.off("requestfinished", note);
  const sizes = { raw: 0, gzip: 0, page: 0, requests: 0, styles: 0, scripts: 0, fonts: 0 };
  const counted = { stylesheet: "styles", script: "scripts", font: "fonts" };
  for (const request of asked.filter((request) => !request.url().startsWith("data:"))) {
    const type = request.resourceType();
    sizes.requests += 1;
    if (type in counted) {
      sizes[counted[type]] += 1;
    }
    if (["document", "stylesheet", "script"].includes(type)) {
      const body = await request.response().then((response) => response.body());
      sizes.raw += body.length / 1000;
      sizes.gzip += gzipSync(body).length / 1000;
      sizes.page += type === "document" ? body.length / 1000 : 0;
    }
  }
  for (const what of ["raw", "gzip", "page"]) {
    sizes[what] = Math.round(sizes[what] * 10) / 10;
  }
  sizes.elements = await page.evaluate(() => document.querySelectorAll("*").length);
  return sizes;
}
