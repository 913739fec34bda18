// The Nu checker finds nothing in any page, style sheet or picture that is published.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { none } from "./kit/faults.js";
import { onDisk, onHost } from "./kit/sample.js";

const JAR = String(createRequire(import.meta.url)("vnu-jar"));
const CHECKED = [".html", ".css", ".svg"];
/** What the checker says about the policy and a browser does not; policy.test.js and quiet.test.js ask a browser. Each with its reason. */
const LEFT_OUT = [
  // A file on a disk has no origin to the checker, so that `'self'` matches nothing.
  ({ message }) =>
    /^Resource violates Content Security Policy \(meta tag\): .* “(?!https?:)[^”]*” blocked by “(style|script|img)-src” directive\.$/.test(
      message,
    ),
  // A script element that holds data is not run, so that no policy asks about it (HTML, "prepare the script element").
  ({ message, extract }) =>
    /^Inline script violates Content Security Policy/.test(message) &&
    /<script type="application\/(ld\+)?json"/.test(extract),
];

for (const [name, build] of Object.entries({ "on a disk": onDisk, "on a host": onHost })) {
  test(`everything published is valid ${name}`, async () => {
    const files = build.files.filter((path) => CHECKED.includes(extname(path)));
    assert.ok(
      files.some((path) => path.endsWith(".css")) && files.length > 80,
      `${files.length} files`,
    );
    none(
      await check(
        files.map((path) => join(build.folder, path)),
        build.folder,
      ),
    );
  });
}

test("what is not valid is seen", async () => {
  const folder = mkdtempSync(join(tmpdir(), "docketpress-markup-"));
  writeFileSync(
    join(folder, "a.html"),
    "<!doctype html><html lang=en><title>t</title><p><div></p><img src=https://elsewhere.example/a.png>",
  );
  writeFileSync(join(folder, "b.css"), "p { colour: red }");
  writeFileSync(join(folder, "c.svg"), '<svg xmlns="http://www.w3.org/2000/svg"><circel/></svg>');
  const faults = await check(
    ["a.html", "b.css", "c.svg"].map((path) => join(folder, path)),
    folder,
  );
  rmSync(folder, { recursive: true });
  for (const fault of [
    /^a\.html:.*alt/,
    /^a\.html:.*No “p” element/,
    /^b\.css:.*colour/,
    /^c\.svg:.*circel/,
  ]) {
    assert.ok(
      faults.some((one) => fault.test(one)),
      `${fault} is not among\n${faults.join("\n")}`,
    );
  }
});

/** Gives what the checker says of files, a line each: errors, warnings and all else. */
async function check(files, folder) {
  const options = [
    "--format",
    "json",
    "--exit-zero-always",
    "--stdout",
    "--also-check-css",
    "--also-check-svg",
  ];
  const output = await new Promise((done, failed) =>
    execFile(
      "java",
      ["-jar", JAR, ...options, ...files],
      { maxBuffer: 1 << 28 },
      (error, stdout, stderr) =>
        error
          ? failed(new Error(`the checker cannot run: ${stderr || error.message}`))
          : done(stdout),
    ),
  );
  const root = `${pathToFileURL(folder)}/`;
  return JSON.parse(output)
    .messages.filter((message) => !LEFT_OUT.some((isLeftOut) => isLeftOut(message)))
    .map(
      ({ url, lastLine, type, subType, message, extract }) =>
        `${url?.replace(/^file:\/*/, "file:///").replace(root, "")}:${lastLine ?? ""}: ${subType ?? type}: ${message} ${JSON.stringify(extract ?? "")}`,
    );
}
