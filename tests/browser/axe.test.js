// axe-core finds no fault and no doubt about colors on any kind of page, light and dark, on a phone and on a desk.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { launch, openPage, settle, WIDTHS } from "./kit/chromium.js";
import { none } from "./kit/faults.js";
import { kinds } from "./kit/kinds.js";
import { onHost } from "./kit/sample.js";
import { serve } from "./kit/server.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** In the dark only the colors of a page are others. */
const COLORS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
const options = (rules) => ({
  runOnly: rules,
  rules: rules === EVERYTHING ? { "target-size": { enabled: true } } : {},
  resultTypes: ["violations", "incomplete"],
  // It would fetch style sheets once more, which nothing here needs.
  preload: false,
});

const [browser, server] = await Promise.all([launch(), serve(onHost)]);
after(() => Promise.all([browser.close(), server.close()]));

for (const width of WIDTHS) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing on any kind of page, ${width} px wide and ${colorScheme}`, async () => {
      const page = await openPage(browser, { width, colorScheme });
      const faults = [];
      for (const { kind, path } of kinds(onHost)) {
        await page.goto(server.address(path));
        await settle(page);
        faults.push(
          ...(await look(page, colorScheme === "dark" ? COLORS : EVERYTHING)).map(
            (fault) => `${kind}: ${fault}`,
          ),
        );
      }
      await page.context().close();
      none(faults);
    });
  }
}

test("axe sees a page with faults", async () => {
  const page = await openPage(browser);
  await page.setContent(
    "<title>t</title><main><p style='color: #aaa; background: #fff'>pale</p><img src='data:,'></main>",
  );
  const faults = await look(page, EVERYTHING);
  await page.context().close();
  for (const rule of ["color-contrast", "html-has-lang", "image-alt", "page-has-heading-one"]) {
    assert.ok(
      faults.some((fault) => fault.startsWith(`${rule} `)),
      `${rule} is not among ${faults}`,
    );
  }
});

/** Gives what axe finds on a page, a line each: every violation, and every color that it doubts and that is too pale. */
async function look(page, rules) {
  await page.evaluate(AXE);
  return page.evaluate(async (options) => {
    const { violations, incomplete } = await axe.run(document, options);
    const say = (rule, node, why) =>
      `${rule.id} (${rule.help}) at ${node.target.join(" ")}: ${why.replace(/\s+/g, " ")}`;
    const faults = violations.flatMap((rule) =>
      rule.nodes.map((node) => say(rule, node, node.failureSummary)),
    );
    // It cannot tell the ground of what is scrolled out of its frame, or covered by a mark: the nearest ground below it decides.
    for (const rule of incomplete.filter((rule) => rule.id === "color-contrast")) {
      for (const node of rule.nodes) {
        const { Color, getContrast, flattenColors } = axe.commons.color;
        const parse = (text) => new Color().parseString(text);
        let element = document.querySelector(node.target[0]);
        const color = parse(getComputedStyle(element).color);
        let ground = new Color(255, 255, 255, 0);
        for (; element && ground.alpha < 1; element = element.parentElement) {
          ground = flattenColors(ground, parse(getComputedStyle(element).backgroundColor));
        }
        const contrast = getContrast(ground, color);
        if (!(contrast >= 4.5)) {
          faults.push(
            say(rule, node, `${contrast} to 1 on the nearest ground, and ${node.any[0]?.message}`),
          );
        }
      }
    }
    return faults;
  }, options(rules));
}
