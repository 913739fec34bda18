// What a reader has asked of the browser is done: less motion, colors of one's own, no scripts.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, openPage, settle } from "./kit/chromium.js";
import { none } from "./kit/faults.js";
import { kinds } from "./kit/kinds.js";
import { onHost } from "./kit/sample.js";
import { serve } from "./kit/server.js";

const [browser, server] = await Promise.all([launch(), serve(onHost)]);
after(() => Promise.all([browser.close(), server.close()]));

test("with reduced motion nothing moves", async () => {
  none(await everyKind({ reducedMotion: "reduce" }, moving));
});

for (const colorScheme of ["light", "dark"]) {
  test(`with forced colors every mark is still drawn, ${colorScheme}`, async () => {
    none(await everyKind({ forcedColors: "active", colorScheme }, undrawn));
  });

  test(`the page itself is ${colorScheme} where that is asked for`, async () => {
    none(await everyKind({ colorScheme }, tone, colorScheme));
  });
}

test("without JavaScript no dead control is seen", async () => {
  none(await everyKind({ javaScriptEnabled: false }, dead));
});

test("what moves, what is not drawn and what is dead is seen", async () => {
  const page = await openPage(browser, { forcedColors: "active", reducedMotion: "reduce" });
  await page.setContent(`
    <style>
      @keyframes turn { to { rotate: 1turn } }
      #turn { animation: turn 1s infinite } #fade::after { content: ""; transition: opacity 1s } html { scroll-behavior: smooth }
      i { display: inline-block; width: 9px; height: 9px; background: red } i.ring { border: 1px solid }
    </style>
    <p id=turn>a<p id=fade>b<p><i id=mark></i><i class=ring></i><button>c</button>
    <form action=d><button>e</button></form><svg><rect id=pale fill=canvas width=9 height=9 /><rect width=9 height=9 fill=canvastext /></svg>`);
  const names = async (look) => (await page.evaluate(look)).map((fault) => fault.split(" ")[0]);
  assert.deepEqual(await names(moving), ["html", "p#turn", "p#fade::after"]);
  assert.deepEqual(await names(undrawn), ["i#mark", "rect#pale"]);
  assert.deepEqual(await names(dead), ["button"]);
  await page.context().close();
});

/** Opens every kind of page as a reader with these wishes, and gives what `look` finds there. */
async function everyKind(wishes, look, argument) {
  const page = await openPage(browser, wishes);
  const faults = [];
  for (const { kind, path } of kinds(onHost)) {
    await page.goto(server.address(path));
    await settle(page);
    faults.push(...(await page.evaluate(look, argument)).map((fault) => `${kind}: ${fault}`));
  }
  await page.context().close();
  return faults;
}

/** In the page: gives what moves by itself or takes time to change. */
function moving() {
  const name = (element, pseudo) =>
    `${element.localName}${element.id && `#${element.id}`}${pseudo ?? ""}`;
  const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
  return [...document.querySelectorAll("*")].flatMap((element) =>
    [null, "::before", "::after"].flatMap((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      if (pseudo && style.content === "none") {
        return [];
      }
      const faults = [];
      if (style.animationName !== "none" && lasts(style.animationDuration)) {
        faults.push(`${name(element, pseudo)} is animated by ${style.animationName}`);
      }
      if (lasts(style.transitionDuration)) {
        faults.push(
          `${name(element, pseudo)} takes ${style.transitionDuration} to change ${style.transitionProperty}`,
        );
      }
      if (!pseudo && style.scrollBehavior !== "auto") {
        faults.push(`${name(element)} scrolls smoothly`);
      }
      return faults;
    }),
  );
}

/**
 * In the page: gives the marks that forced colors take away. A mark without words that only a ground draws is one color with the page
 * then; it needs a border, an outline, or `forced-color-adjust`. A shape of a picture needs a color that is not the page's.
 */
function undrawn() {
  const name = (element, pseudo) =>
    `${element.localName}${element.id && `#${element.id}`}${element.classList.length ? `.${[...element.classList].join(".")}` : ""}${pseudo ?? ""}`;
  const probe = document.createElement("i");
  probe.hidden = true;
  document.body.append(probe);
  const canvas = ((probe.style.color = "Canvas"), getComputedStyle(probe).color);
  probe.remove();
  const isDrawn = (style) =>
    style.forcedColorAdjust === "none" ||
    ["Top", "Right", "Bottom", "Left"].some(
      (side) =>
        parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none",
    ) ||
    (parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none");
  const faults = [];
  for (const element of document.querySelectorAll("body *")) {
    if (!element.checkVisibility({ visibilityProperty: true })) {
      continue;
    }
    if (element.closest("svg")) {
      const { fill, fillOpacity, stroke, strokeWidth } = getComputedStyle(element);
      const shows = (paint) =>
        paint !== "none" && paint !== canvas && !/^rgba\(.*, 0\)$/.test(paint);
      const shape = ["circle", "ellipse", "path", "polygon", "rect", "line", "polyline"].includes(
        element.localName,
      );
      // What is only defined is drawn elsewhere, and a shape next to words in a group is their ground.
      const isOfDefs =
        element.closest("defs, clipPath, mask, symbol, pattern") ||
        element.parentElement.querySelector(":scope > text");
      // A shape that is drawn in no color at all is a place to click, or a ground.
      const isMeant = fill !== "none" || stroke !== "none";
      if (
        shape &&
        !isOfDefs &&
        isMeant &&
        !(shows(fill) && parseFloat(fillOpacity) > 0) &&
        !(shows(stroke) && parseFloat(strokeWidth) > 0)
      ) {
        faults.push(
          `${name(element)} is drawn in the color of the page: fill ${fill}, stroke ${stroke}`,
        );
      }
      continue;
    }
    for (const pseudo of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, pseudo);
      const isEmpty = pseudo
        ? style.content === '""'
        : !element.textContent.trim() &&
          element.childElementCount === 0 &&
          !element.matches("img, input, textarea, select, hr, br, video, canvas");
      const isLarge = pseudo
        ? parseFloat(style.width) > 1 && parseFloat(style.height) > 1
        : element.offsetWidth > 1 && element.offsetHeight > 1;
      // Forced colors leave the ground's opacity as it was, so that one is known that was drawn.
      const hasGround = !/^rgba\(.*, 0\)$/.test(style.backgroundColor);
      if (isEmpty && isLarge && hasGround && !isDrawn(style)) {
        faults.push(`${name(element, pseudo)} is drawn by its ground alone`);
      }
    }
  }
  return faults;
}

/** In the page: tells where the ground is not of the tone that is asked for. */
function tone(wanted) {
  const light = (color) =>
    color
      .match(/[\d.]+/g)
      .slice(0, 3)
      .reduce((sum, part) => sum + Number(part), 0) > 382;
  const { backgroundColor, color } = getComputedStyle(document.body);
  return light(backgroundColor) === (wanted === "light") && light(color) !== (wanted === "light")
    ? []
    : [`the page is ${color} on ${backgroundColor}`];
}

/** In the page: gives the controls that do nothing without a script. What a form sends to the site itself is none of them. */
function dead() {
  const controls = [
    ...document.querySelectorAll(
      "button, input, select, textarea, [role=button], [role=switch], [role=tab]",
    ),
  ];
  const name = (element) =>
    `${element.localName} “${(element.textContent.trim() || element.name || element.getAttribute("aria-label") || "").slice(0, 40)}” does nothing without a script`;
  // A task list's boxes are marks, and are said to be disabled.
  return controls
    .filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.disabled &&
        !element.closest("form[action]"),
    )
    .map(name);
}
