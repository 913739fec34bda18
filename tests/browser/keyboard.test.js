// The keyboard alone reaches everything, in the order of the page, and one always sees where one is.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, openPage, settle, WIDTHS } from "./kit/chromium.js";
import { none } from "./kit/faults.js";
import { kinds } from "./kit/kinds.js";
import { onHost } from "./kit/sample.js";
import { serve } from "./kit/server.js";

const [browser, server] = await Promise.all([launch(), serve(onHost)]);
after(() => Promise.all([browser.close(), server.close()]));

for (const width of WIDTHS) {
  test(`Tab and Shift+Tab go through every kind of page, ${width} px wide`, async () => {
    const page = await openPage(browser, { width, height: 600, reducedMotion: "reduce" });
    const faults = [];
    for (const { kind, path } of kinds(onHost).filter(({ isLargest }) => isLargest)) {
      await page.goto(server.address(path));
      await settle(page);
      for (const key of ["Tab", "Shift+Tab"]) {
        faults.push(...(await walk(page, key)).map((fault) => `${kind}: ${key}: ${fault}`));
      }
    }
    await page.context().close();
    none(faults);
  });
}

test("the first thing that Tab reaches leads past the menu to the main content", async () => {
  const page = await openPage(browser);
  const faults = [];
  for (const { kind, path } of kinds(onHost)) {
    await page.goto(server.address(path));
    await settle(page);
    await page.keyboard.press("Tab");
    const skip = page.locator("a:focus");
    const box = (await skip.count()) === 1 && (await skip.boundingBox());
    if (
      !box ||
      !(await skip.getAttribute("href")).startsWith("#") ||
      box.x < 0 ||
      box.y < 0 ||
      box.width < 24 ||
      box.height < 24
    ) {
      faults.push(`${kind}: no skip link is seen: ${JSON.stringify(box)}`);
      continue;
    }
    await page.keyboard.press("Enter");
    const { target, rest } = await page.evaluate(() => ({
      target: document.querySelector("main")?.contains(document.querySelector(":target")),
      rest: document.querySelectorAll("main a[href], main button, main input").length,
    }));
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(() =>
      document.querySelector("main")?.contains(document.activeElement),
    );
    if (!target || (rest > 0 && !inside)) {
      faults.push(`${kind}: the skip link does not lead to the main content`);
    }
  }
  await page.context().close();
  none(faults);
});

test("a page that the keyboard cannot go through is seen", async () => {
  const page = await openPage(browser, { height: 600 });
  await page.setContent(`
    <style>.bare:focus { outline: none } header { position: fixed; top: 0; height: 600px; width: 100%; background: #fff }</style>
    <a href=#a>covered</a><header><a href=#b class=bare>bare</a><button tabindex=1>first</button></header>
    <a href=#c onfocus=this.blur()>unreachable</a>`);
  const faults = (await walk(page, "Tab")).join("\n");
  await page.context().close();
  for (const fault of [
    "“covered” is covered",
    "“bare” does not show",
    "“first” comes out of order",
    "“unreachable” is not reached",
  ]) {
    assert.ok(faults.includes(fault), `${fault} is not among\n${faults}`);
  }
});

/** Presses a key until it has gone through the page. Gives what is wrong on the way. */
async function walk(page, key) {
  const wanted = await page.evaluate(begin, key);
  const faults = [];
  // A frame that scrolls may take the focus next to what must.
  for (let step = 0, left = false; step < wanted + 100 && !left; step += 1) {
    await page.keyboard.press(key);
    ({ left } = await page.evaluate(look, faults.length));
  }
  return page.evaluate(end, key);
}

/** In the page: lists what the keyboard must reach, and sets out before the first or behind the last of it. Gives how many there are. */
function begin(key) {
  const all =
    "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]";
  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]");
  const wanted = [...document.querySelectorAll(all)].filter(
    (element) =>
      isSeen(element) &&
      element.getAttribute("tabindex") !== "-1" &&
      !element.disabled &&
      element.type !== "hidden",
  );
  // Of the buttons of a radio group the keyboard reaches one, and the arrow keys the rest.
  const groups = new Set();
  const stops = wanted.filter(
    (element) =>
      element.type !== "radio" || (!groups.has(element.name) && groups.add(element.name)),
  );
  globalThis.walked = { stops, reached: [], faults: [] };
  document.activeElement?.blur();
  getSelection().removeAllRanges();
  // The sequence begins where the last click was, or at the start of the page.
  if (key === "Shift+Tab") {
    stops.at(-1)?.focus();
    walked.reached.push(stops.at(-1));
  }
  scrollTo(0, key === "Tab" ? 0 : document.body.scrollHeight);
  return stops.length;
}

/** In the page: looks at what has the focus now. */
function look() {
  const { reached, faults } = walked;
  const element = document.activeElement;
  if (
    !element ||
    element === document.body ||
    element === document.documentElement ||
    reached.includes(element)
  ) {
    return { left: reached.length > 0 || !element || element === document.body };
  }
  const name = `<${element.localName}> “${(element.textContent.trim() || element.getAttribute("aria-label") || element.name || "").slice(0, 50)}”`;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  // The ring that a browser draws by itself has the style `auto`.
  const ringed =
    outlineStyle !== "none" &&
    (outlineStyle === "auto" || parseFloat(outlineWidth) >= 2) &&
    !/^rgba\(.*, 0\)$/.test(outlineColor);
  if (!ringed) {
    faults.push(
      `${name} does not show that it has the focus: outline ${outlineWidth} ${outlineStyle} ${outlineColor}`,
    );
  }
  const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  const inside = boxes.filter(
    (box) => box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  );
  if (inside.length === 0) {
    faults.push(`${name} has the focus outside of what is seen`);
  }
  // What covers the middle line of every box of an element covers it; what belongs to it does not, nor what touches its edges.
  const uncovered = inside.some((box) =>
    [
      [0.1, 0.5],
      [0.5, 0.5],
      [0.9, 0.5],
    ].every(([across, down]) => {
      const x = Math.min(Math.max(box.left + box.width * across, 0), innerWidth - 1);
      const y = Math.min(Math.max(box.top + box.height * down, 0), innerHeight - 1);
      const top = document.elementFromPoint(x, y);
      return (
        !top ||
        top === element ||
        element.contains(top) ||
        top.contains(element) ||
        [...(element.labels ?? [])].some((label) => label.contains(top))
      );
    }),
  );
  if (inside.length > 0 && !uncovered) {
    faults.push(`${name} is covered while it has the focus`);
  }
  reached.push(element);
  return { left: false };
}

/** In the page: tells what is wrong with the way as a whole. */
function end(key) {
  const { stops, reached, faults } = walked;
  const name = (element) =>
    `<${element.localName}> “${(element.textContent.trim() || element.getAttribute("aria-label") || element.name || "").slice(0, 50)}”`;
  for (const stop of stops) {
    const radio =
      stop.type === "radio" &&
      reached.some((other) => other.type === "radio" && other.name === stop.name);
    if (!reached.includes(stop) && !radio) {
      faults.push(`${name(stop)} is not reached`);
    }
  }
  const way = key === "Tab" ? reached : [...reached].reverse();
  for (let at = 1; at < way.length; at += 1) {
    if (!(way[at - 1].compareDocumentPosition(way[at]) & Node.DOCUMENT_POSITION_FOLLOWING)) {
      faults.push(`${name(way[at - 1])} comes out of order before ${name(way[at])}`);
    }
  }
  return faults;
}
