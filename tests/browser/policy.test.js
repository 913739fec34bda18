// The Content-Security-Policy holds: every page carries it, and what it forbids does not happen.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, openPage, settle } from "./kit/chromium.js";
import { none } from "./kit/faults.js";
import { onDisk, onHost } from "./kit/sample.js";
import { serve } from "./kit/server.js";

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'";
/** A meta element counts only for what follows it, so it comes before all that could load something. */
const BEGINNING = new RegExp(
  `^<!doctype html>\\s*<html[^>]*>\\s*<head>\\s*<meta charset="utf-8">\\s*<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
);

/** What someone could try to bring into a page, and the directive that forbids it. */
const INTRUDERS = [
  ["<script>document.documentElement.dataset.ran = 'a script'</script>", "script-src-elem"],
  [
    "<p id='styled' style='color: rgb(1, 2, 3)' onclick=\"document.documentElement.dataset.ran = 'a handler'\">words</p>",
    "style-src-attr",
  ],
  ["<style>#styled { background: rgb(1, 2, 3) }</style>", "style-src-elem"],
  ["<img src='https://elsewhere.example/a.png' alt=''>", "img-src"],
  ["<script src='https://elsewhere.example/a.js'></script>", "script-src-elem"],
  ["<link rel='stylesheet' href='https://elsewhere.example/a.css'>", "style-src-elem"],
  ["<iframe src='https://elsewhere.example/a.html' title='a'></iframe>", "frame-src"],
  ["<object data='https://elsewhere.example/a.svg'></object>", "object-src"],
  ["<audio src='https://elsewhere.example/a.mp3'></audio>", "media-src"],
  ["<base href='https://elsewhere.example/'>", "base-uri"],
];
const INTRUDED = (html) =>
  html.replace("</body>", `${INTRUDERS.map(([intruder]) => intruder).join("\n")}</body>`);

const [browser, server] = await Promise.all([launch(), serve(onHost)]);
const folder = mkdtempSync(join(tmpdir(), "docketpress-policy-"));
after(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all([browser.close(), server.close()]);
});

test("every page and every redirect begins with the policy", () => {
  for (const build of [onDisk, onHost]) {
    none(build.pages.filter((path) => !BEGINNING.test(build.text(path))));
    assert.ok(build.redirects.length > 0, "a redirect is among them");
  }
});

for (const javaScriptEnabled of [true, false]) {
  const scripts = `JavaScript ${javaScriptEnabled ? "on" : "off"}`;

  test(`what the policy forbids does not happen on a host, ${scripts}`, async () => {
    const page = await openPage(browser, { javaScriptEnabled });
    await page.route(server.root, (route) =>
      route.fulfill({ contentType: "text/html", body: INTRUDED(onHost.text("index.html")) }),
    );
    await intrude(page, server.root, javaScriptEnabled);
  });

  test(`what the policy forbids does not happen from a disk, ${scripts}`, async () => {
    cpSync(join(onDisk.folder, "assets"), join(folder, "assets"), { recursive: true });
    writeFileSync(join(folder, "index.html"), INTRUDED(onDisk.text("index.html")));
    const page = await openPage(browser, { javaScriptEnabled });
    await intrude(page, pathToFileURL(join(folder, "index.html")).href, javaScriptEnabled);
  });
}

test("what a script brings in later is forbidden too", async () => {
  const page = await openPage(browser);
  const asked = requests(page);
  await page.goto(server.root);
  const broken = await page.evaluate(async () => {
    const broken = [];
    const told = new Promise((done) =>
      document.addEventListener(
        "securitypolicyviolation",
        (event) => broken.push(event.effectiveDirective) === 5 && done(),
      ),
    );
    const script = document.createElement("script");
    script.textContent = "document.documentElement.dataset.ran = 'a script'";
    document.head.append(script);
    document.body.setAttribute("style", "color: rgb(1, 2, 3)");
    new Image().src = "https://elsewhere.example/b.png";
    await fetch("https://elsewhere.example/b.json").catch(() => {});
    const form = Object.assign(document.createElement("form"), {
      action: "https://elsewhere.example/c",
      method: "post",
    });
    document.body.append(form);
    form.submit();
    await told;
    return [
      ...broken,
      getComputedStyle(document.body).color,
      String(document.documentElement.dataset.ran),
    ];
  });
  await page.context().close();
  assert.equal(broken.pop(), "undefined");
  assert.notEqual(broken.pop(), "rgb(1, 2, 3)");
  assert.deepEqual(broken.sort(), [
    "connect-src",
    "form-action",
    "img-src",
    "script-src-elem",
    "style-src-attr",
  ]);
  assert.deepEqual(
    asked.filter((url) => url.includes("elsewhere")),
    [],
  );
});

/** Opens a page with all intruders, and holds it to the policy. Without scripts none is told of, and nothing happens all the same. */
async function intrude(page, address, scripted) {
  const asked = requests(page);
  const broken = [];
  await page.exposeBinding("tellBroken", (_, what) => void broken.push(what));
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", (event) =>
      globalThis.tellBroken(event.effectiveDirective),
    ),
  );
  await page.goto(address);
  await settle(page);
  await page.locator("#styled").click();
  const styled = await page.locator("#styled").evaluate((element) => ({
    color: getComputedStyle(element).color,
    ground: getComputedStyle(element).backgroundColor,
    sheets: document.styleSheets.length,
    ran: document.documentElement.dataset.ran,
    base: document.baseURI,
  }));
  await page.context().close();
  assert.notEqual(styled.color, "rgb(1, 2, 3)", "a style attribute is not applied");
  assert.notEqual(styled.ground, "rgb(1, 2, 3)", "a style element is not applied");
  assert.ok(styled.sheets > 0, "the site's own style sheet is applied");
  assert.equal(styled.ran, undefined, "nothing ran");
  assert.equal(styled.base, address, "a base element is not obeyed");
  assert.deepEqual(
    asked.filter((url) => url.includes("elsewhere")),
    [],
    "nothing was asked for",
  );
  const wanted = INTRUDERS.map(([, directive]) => directive).concat("script-src-attr");
  assert.deepEqual(broken.sort(), scripted ? wanted.sort() : []);
}

/** Lists the addresses that a page asks for over the network; grows. What the policy forbids is never asked for. */
function requests(page) {
  const asked = [];
  page.on("response", (response) => asked.push(response.url()));
  page.on(
    "requestfailed",
    (request) => request.failure().errorText.includes("csp") || asked.push(request.url()),
  );
  return asked;
}
