// Checks the spelling and grammar of all texts with Harper.
//
//     node check.js PROGRAM      PROGRAM is the built docketpress

import { readFileSync } from "node:fs";
import { Dialect, LocalLinter } from "harper.js";
import { binary } from "harper.js/binary";
import { texts } from "./texts.js";

/** Reads a list: a line each, without comments and empty lines. */
function list(name) {
  const lines = readFileSync(new URL(name, import.meta.url), "utf8").split("\n");
  return lines.map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));
}

const linter = new LocalLinter({ binary, dialect: Dialect.American });
const known = list("words.txt");
const isWord = (term) => /^\p{L}[\p{L}\d]*$/u.test(term);
await linter.importWords(known.filter(isWord));

// What Harper has no opinion about becomes code, as long as it was: code, terms that are no plain
// words, names of files, numbers of dockets, seconds, and settings.
const unjudged = [
  ...known.filter((term) => !isWord(term)).map((term) => term.replace(/[.+()]/g, "\\$&")),
  "[\\w/*.-]*\\.(?:md|yaml|rs|js|css|txt|pdf|json|csv|tsv|toml|html|ics|eml)",
  "[A-Z]{1,3}-\\d{4}-\\w+",
  "[\\d.]+ s",
  '\\w+=(?:[^\\s"]|"[^"]*")+',
];
const code = new RegExp(`\`[^\`\\n]*\`|(?<![\\w/.-])(?:${unjudged.join("|")})(?!\\w)`, "g");
const masked = (text) => text.replace(code, (term) => `\`${"x".repeat(term.length - 2)}\``);

const rules = await linter.getDefaultLintConfig();
for (const line of list("rules-off.txt")) {
  const [rule, reason] = line.split(/: (.*)/);
  if (!(rule in rules)) throw new Error(`Harper has no rule ${rule}`);
  if (!reason) throw new Error(`rules-off.txt gives no reason for ${rule}`);
  rules[rule] = false;
}
await linter.setLintConfig(rules);

/** Lists what is wrong in a text, as `{line, says}`. */
async function faults({ pieces }) {
  const text = pieces.map((piece) => piece.text).join("\n\n");
  // As the lines of a text are joined, a place is looked up in its source, which is as long.
  const source = pieces.map((piece) => piece.source ?? piece.text).join("\n\n");
  const lines = pieces.flatMap((piece) => [
    ...(piece.source ?? piece.text).split("\n").map((_, at) => piece.line + at),
    piece.line,
  ]);
  const found = await linter.organizedLints(masked(text), { language: "markdown" });
  // A cell of a table may hold a list, with semicolons between its items.
  const isList = (rule, lint) => rule === "LongSentences" && lint.get_problem_text().includes(";");
  return Object.entries(found).flatMap(([rule, lints]) =>
    lints
      .filter((lint) => !isList(rule, lint))
      .map((lint) => {
        const { start, end } = lint.span();
        const better = lint.suggestions().map((one) => `\`${one.get_replacement_text()}\``);
        const instead = better.length > 0 ? ` (perhaps ${better.slice(0, 3).join(", ")})` : "";
        const line = lines[source.slice(0, start).split("\n").length - 1];
        return {
          line,
          says: `[${rule}] \`${text.slice(start, end)}\`: ${lint.message()}${instead}`,
        };
      }),
  );
}

// A checker that finds nothing wrong here finds nothing anywhere.
const planted = "The docket have two parties. A clerk recieves an docket.";
const seen = await faults({ pieces: [{ line: 1, text: planted }] });
for (const word of ["recieves", "an"]) {
  if (!seen.some(({ says }) => says.includes(`\`${word}\``)))
    throw new Error(`a planted error is not found: ${word}`);
}

const phrases = list("phrases.txt").map((line) => line.split(/: (.*)/));

/** Lists the phrases to avoid that a text has, as `faults`. */
function odd({ pieces }) {
  return pieces.flatMap((piece) => {
    const text = masked(piece.text).toLowerCase();
    return phrases.flatMap(([phrase, instead]) =>
      [...text.matchAll(new RegExp(`(?<![\\w-])${phrase}(?![\\w-])`, "g"))].map(({ index }) => ({
        line: piece.line + (piece.source ?? piece.text).slice(0, index).split("\n").length - 1,
        says: `[phrase] \`${phrase}\`: write ${instead}`,
      })),
    );
  });
}

/** Lists the lines of a page that are wider than 100 columns and could be wrapped, as `faults`. */
function wide({ pieces }) {
  const lines = pieces.flatMap(({ line, source = "" }) => {
    const inert = /^---\n[^]*?\n---\n|^( *)```[^]*?^\1```$|<pre>[^]*?<\/pre>/gm;
    const text = source.replace(inert, (block) => block.replace(/[^\n]/g, ""));
    return text.split("\n").map((text, at) => ({ line: line + at, text }));
  });
  const long = lines.filter(({ text }) => text.length > 100 && !/^(\||#| {4})|^\S*$/.test(text));
  return long.map(({ line }) => ({ line, says: "[width] the line is wider than 100 columns" }));
}

const all = texts(process.argv[2]);
if (all.length < 100) throw new Error("the texts are not where they were");
let wrong = 0;
for (const text of all) {
  for (const { line, says } of [...(await faults(text)), ...odd(text), ...wide(text)]) {
    wrong += 1;
    console.log(`${text.name}:${line}: ${says}`);
  }
}
if (wrong > 0) {
  console.log(
    `\n${wrong} found. A name or a term of the trade belongs in tests/language/words.txt.`,
  );
  process.exit(1);
}
