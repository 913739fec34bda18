// Everything in English that a person reads: pages, messages, help and the words of the theme.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { literals } from "./rust.js";

const root = new URL("../..", import.meta.url).pathname;
const read = (path) => readFileSync(join(root, path), "utf8");

/** Pages whose every line is checked. */
const pages = [
  "README.md",
  "CHANGELOG.md",
  "CODE_OF_CONDUCT.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...below(".github", ".md"),
  ...below("content/pages", ".md"),
  "benches/README.md",
  "fuzz/README.md",
  "src/README.md",
  "src/diagnostic/explanations.md",
  "tests/README.md",
];

/** Lists all texts as `{name, pieces: [{line, text}]}`. `program` is the built docketpress. */
export function texts(program) {
  return [
    ...pages.map((name) => ({ name, pieces: [page(read(name))] })),
    { name: "themes/press/words/en.yaml", pieces: words(read("themes/press/words/en.yaml")) },
    ...below("src", ".rs")
      .filter((name) => !/tests\.rs$|\/tests\/|world\.rs$/.test(name))
      .map((name) => ({ name, pieces: literals(read(name)).map(valueless) })),
    ...helps(program),
  ];
}

/** Lists the files below a folder whose names end so, in the order of their names. */
export function below(folder, end) {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(end))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

/**
 * A page without what is code, and with the lines of a paragraph joined. Each character keeps its
 * place.
 */
function page(text) {
  const front = text.match(/^---\n[^]*?\n---\n/)?.[0] ?? "";
  const title = front.replace(/^(?!title:).*$/gm, blank).replace(/^title:/m, blank);
  const code = (span) => `\`${span.slice(2).replace(/[^\n]/g, "x")}\``;
  const joined = (title + text.slice(front.length))
    .replace(/^```[^]*?^```$/gm, (block) => block.replace(/[^\n]/g, " "))
    .replace(/^## [a-z\d-]+$/gm, blank)
    .replace(/<code>[^]*?<\/code>/g, code)
    .replace(/<[^>]*>/g, blank)
    .replace(/(?<=[^\s|])\n *(?=[A-Za-z(`["_$]|\d+(?![\d.]))/g, blank);
  return { line: 1, text: joined, source: text };
}

/** As many spaces, so that what follows keeps its place. */
function blank(text) {
  return " ".repeat(text.length);
}

/** The values of a file of words. */
function words(yaml) {
  const values = yaml.split("\n").map((line, at) => {
    const value = line.match(/^\s*[\w-]+: (.*)$/)?.[1] ?? "";
    const forms = value.match(/^\{one: (.*), other: (.*)\}$/)?.slice(1) ?? [value];
    const spoken = forms.map((form) => form.replace(/^"(.*)"$/, "$1"));
    return { line: at + 1, text: spoken.filter((form) => !/^\[/.test(form)).join("; ") };
  });
  return values.filter(({ text }) => text.includes(" ")).map(valueless);
}

/** Puts `x`, which is no word, in place of each value. */
function valueless({ line, text }) {
  return { line, text: text.replace(/`[^`\n]*`|\{[^}\n]*\}( s\b)?/g, "`x`") };
}

/** What `--help` says, of the program and of each command. */
function helps(program, command = []) {
  const text = execFileSync(program, [...command, "--help"], { encoding: "utf8" });
  const listed = text.split(/^Commands:$/m)[1]?.split(/^\S/m)[0] ?? "";
  const commands = [...listed.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
  return [
    { name: ["docketpress", ...command, "--help"].join(" "), pieces: sentences(text) },
    ...commands
      .filter((name) => name !== "help")
      .flatMap((name) => helps(program, [...command, name])),
  ];
}

/** The sentences of a help text: paragraphs, and what it says of commands, options, and examples. */
function sentences(help) {
  const pieces = [];
  let open = false;
  help.split("\n").forEach((text, at) => {
    const head = text.match(/^ +- \S+ *(.*)$|^ {2,6}(?! )\S.*?(?: {2,}(\S.*))?$/);
    const said = head ? (head[1] ?? head[2] ?? "") : text.trim();
    if (/^\w+:|^ +Possible values:/.test(text)) {
      open = false;
    } else if (open && !head && said) {
      pieces.at(-1).text += `\n${said}`;
    } else {
      pieces.push({ line: at + 1, text: said });
      open = Boolean(head || said);
    }
  });
  return pieces.filter(({ text }) => text).map(({ line, text }) => ({ line, text: joined(text) }));
}

/** Joins the lines of a paragraph, and leaves out how an option is typed. */
function joined(text) {
  return text.replace(/\n/g, " ").replace(/\[(default|possible values|aliases): [^\]]*\]/g, "");
}
