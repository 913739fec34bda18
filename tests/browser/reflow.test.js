// Pages reflow: at 320 px, which is 1280 px magnified four times, and with text set wide, nothing is cut off and no page scrolls sideways.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, openPage, settle } from "./kit/chromium.js";
import { none } from "./kit/faults.js";
import { kinds } from "./kit/kinds.js";
import { onHost } from "./kit/sample.js";
import { serve } from "./kit/server.js";

/** The spacing that a reader may set without losing anything (WCAG 2.2, 1.4.12). */
const SPACING =
  "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";

const [browser, server] = await Promise.all([launch(), serve(onHost)]);
after(() => Promise.all([browser.close(), server.close()]));

for (const { how, width, css } of [
  { how: "at 320 px", width: 320 },
  { how: "with text set wide, at 320 px", width: 320, css: SPACING },
  { how: "with text set wide, at 1280 px", width: 1280, css: SPACING },
  {
    how: "with text twice as large, at 1280 px",
    width: 1280,
    css: ":root { font-size: 200% !important }",
  },
]) {
  test(`nothing is lost ${how}`, async () => {
    const page = await openPage(browser, { width });
    const faults = [];
    for (const { kind, path } of kinds(onHost)) {
      await page.goto(server.address(path));
      await settle(page);
      await page.evaluate(dress, css ?? "");
      faults.push(...(await page.evaluate(lost)).map((fault) => `${kind}: ${fault}`));
    }
    await page.context().close();
    none(faults);
  });
}

test("what is lost is seen", async () => {
  const page = await openPage(browser, { width: 320 });
  await page.setContent(`
    <p style="white-space: nowrap">too wide, as it is a line that cannot be broken anywhere and goes on</p><p style="margin-left: -3em">left out</p>
    <p style="width: 3em; overflow: hidden; white-space: nowrap">cut off at its end</p>
    <div style="overflow-x: auto"><p style="width: 900px">in a frame of its own</p></div>`);
  const faults = await page.evaluate(lost);
  await page.context().close();
  assert.deepEqual(
    faults.map((fault) => fault.split(" ")[0]),
    ["the", "“too", "“left", "“cut"],
    faults.join("\n"),
  );
});

/** In the page: adds rules as a reader's own style sheet would. */
function dress(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}

/** In the page: gives what cannot be read without scrolling sideways, or at all. */
function lost() {
  const faults = [];
  const width = document.documentElement.clientWidth;
  scrollTo(10_000, 0);
  if (scrollX > 0 || document.documentElement.scrollWidth > width) {
    faults.push(`the page is ${document.documentElement.scrollWidth} px wide and scrolls sideways`);
  }
  scrollTo(0, 0);
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const hides = (element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
  // What only a screen reader is to find is a pixel large.
  const isHidden = (element) => element.clientWidth <= 1 && element.clientHeight <= 1;
  // A drawing that is hidden from screen readers may shorten a name: it is whole in what follows the drawing.
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const parent = text.parentElement;
    if (
      !text.data.trim() ||
      !parent.checkVisibility({ visibilityProperty: true }) ||
      parent.closest(".skip, script, style, svg, option, [aria-hidden=true]")
    ) {
      continue;
    }
    const range = document.createRange();
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
    const name = `“${text.data.trim().slice(0, 40)}”`;
    let frame = parent;
    for (; frame && frame !== document.body; frame = frame.parentElement) {
      if (scrolls(frame) || isHidden(frame)) {
        break;
      }
      if (hides(frame)) {
        const edge = frame.getBoundingClientRect();
        if (
          boxes.some(
            (box) =>
              box.right > edge.right + 1 ||
              box.left < edge.left - 1 ||
              box.bottom > edge.bottom + 1,
          )
        ) {
          faults.push(`${name} is cut off by <${frame.localName} class="${frame.className}">`);
        }
        break;
      }
    }
    if (frame === document.body && boxes.some((box) => box.right > width + 1 || box.left < -1)) {
      faults.push(
        `${name} in <${parent.localName} class="${parent.className}"> runs out of the page`,
      );
    }
  }
  return faults;
}
