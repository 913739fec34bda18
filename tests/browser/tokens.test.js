// The script of the search page reads words as the index does: both are held to one file of texts and their words.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import vm from "node:vm";

const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

// A page without a form for searching: the script gives its functions, and does nothing.
const context = vm.createContext({ document: { querySelector: () => null } });
// A build joins the parts in the order of their names into one function.
const folder = new URL("../../themes/press/search/", import.meta.url);
const parts = readdirSync(folder).sort();
const script = parts.map((name) => file(`themes/press/search/${name}`)).join("\n");
vm.runInContext(`(() => {${script}})()`, context);
const { tokens, parse, excerpt } = context.docketpress;
/** Takes a value over from the other context, so that it can be compared. */
const own = (value) => JSON.parse(JSON.stringify(value));

test("words are those that the index holds", () => {
  const rows = JSON.parse(file("tests/search/tokens.json"));
  assert.ok(rows.length > 30, `there are only ${rows.length} texts`);
  for (const [text, words, joined] of rows) {
    const read = tokens(text);
    assert.deepEqual(
      [own(read.words.map(({ word }) => word)), own(read.joined)],
      [words, joined],
      JSON.stringify(text),
    );
    for (const { start, end } of read.words) {
      assert.ok(start < end && end <= text.length);
    }
  }
});

test("a query is words, phrases and numbers", () => {
  for (const [query, wanted] of [
    ["", []],
    ["Rates, cases", [{ word: "rates" }, { word: "cases" }]],
    ['a "b c" d', [{ word: "a" }, { phrase: ["b", "c"] }, { word: "d" }]],
    ["“b c” «d»", [{ phrase: ["b", "c"] }, { word: "d" }]],
    // The last word of a phrase that is not closed may not be whole.
    ['"cost of serv', [{ phrase: ["cost", "of"] }, { word: "serv" }]],
    ['"cost of', [{ word: "cost" }, { word: "of" }]],
    ["GR-2024-0117", [{ word: "gr20240117", parts: ["gr", "2024", "0117"] }]],
    [
      "47 U.S.C. § 251(b)",
      [
        { word: "47" },
        { word: "usc", parts: ["u", "s", "c"] },
        { word: "251b", parts: ["251", "b"] },
      ],
    ],
    ["cost-of-service", [{ word: "cost" }, { word: "of" }, { word: "service" }]],
  ]) {
    assert.deepEqual(own(parse(query)), wanted, query);
  }
});

test("an excerpt marks what was asked and says where it is cut", () => {
  const mark = (text, query, length) =>
    own(excerpt(text, parse(query), length))
      .map(({ text, marked }) => (marked ? `[${text}]` : text))
      .join("");
  assert.equal(mark("The rates of Ann", "rate"), "The [rates] of Ann");
  assert.equal(
    mark("Under 47 U.S.C. § 251(b)(1) it is", "usc 251(b)"),
    "Under 47 [U.S.C]. § [251(b)](1) it is",
  );
  assert.equal(
    mark("motion to compel a motion", '"motion to compel"'),
    "[motion to compel] a motion",
  );
  assert.equal(mark("naïve Straße", "naive strasse"), "[naïve] [Straße]");
  const long = `${"word ".repeat(50)}needle ${"word ".repeat(50)}`;
  assert.match(mark(long, "needle"), /^…\u00a0(word ){8}\[needle\] (word ?){36}\u00a0…$/);
  assert.match(mark(long, "absent"), /^(word ?){45}\u00a0…$/);
  assert.equal(mark("", "a"), "");
});

test("an excerpt of a text without spaces has each character once", () => {
  const text = "東京電力公司の申立て";
  const pieces = own(excerpt(text, parse("電力公司")));
  assert.equal(pieces.map((piece) => piece.text).join(""), text);
  const marked = pieces.filter((piece) => piece.marked).map((piece) => piece.text);
  assert.equal(marked.join(""), "電力公司");
});

test("an excerpt of twice the text takes twice the steps", () => {
  // Whatever goes through the hits is counted.
  const count = `globalThis.steps = 0;
    const { add } = Set.prototype;
    Set.prototype.add = function (one) { steps++; return add.call(this, one); };
    const { filter } = Array.prototype;
    Array.prototype.filter = function (keep) { steps += this.length; return filter.call(this, keep); };`;
  vm.runInContext(count, context);
  const steps = (n) => {
    context.steps = 0;
    excerpt("rates ".repeat(n), parse("rates case"));
    return context.steps;
  };
  assert.ok(steps(500) > 0);
  assert.ok(steps(2_000) <= 2.1 * steps(1_000), `${steps(1_000)} and ${steps(2_000)}`);
});
