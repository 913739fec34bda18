// What strangers file changes nothing that the theme and the preview do, and none of it runs as a part of the site.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { launch, openPage } from "./kit/chromium.js";
import { BELOW, program, strangers, strangersSite } from "./kit/sample.js";
import { serve } from "./kit/server.js";

/** Starts a preview of the site, and gives its address once it is reported. */
async function startPreview() {
  const child = spawn(program, ["serve", "--port", "0", "--site", strangersSite], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  for await (const line of createInterface({ input: child.stderr })) {
    const told = line.match(/http:\/\/[^/]+/);
    if (told) {
      child.stderr.resume();
      return { child, origin: told[0] };
    }
  }
  throw new Error("the preview told no address");
}

const [browser, server, preview] = await Promise.all([launch(), serve(strangers), startPreview()]);
after(() => Promise.all([browser.close(), server.close(), preview.child.kill()]));

const COMMENT = "dockets/d/comment/index.html";
const OLD = "dockets/d/old/index.html";
const FILES = strangers.files.filter(
  (path) => path.startsWith("dockets/d/comment/") && path !== COMMENT,
);

/** Opens an address, and closes the page when the test ends. `page.ran` grows with what shows that a script of a stranger ran. */
async function open(t, address, options) {
  const page = await openPage(browser, options);
  t.after(() => page.context().close());
  page.ran = [];
  page.on("dialog", (dialog) => (page.ran.push(dialog.message()), dialog.dismiss()));
  // What is sent to be saved ends no navigation.
  await page
    .goto(address)
    .catch((error) => assert.match(error.message, /Download is starting|ERR_ABORTED/));
  return page;
}

test("the citation that is copied is the page's own, and the search box shows", async (t) => {
  const page = await open(t, server.address(COMMENT), {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await page.getByRole("button", { name: "Copy the citation" }).click();
  await page.locator(".citation output").getByText("Copied").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^Stranger, A stranger's comment, Docket D \(filed Mar\. 1, 2024\) https:/);
  assert.ok(await page.getByRole("searchbox", { name: "Search the record" }).isVisible());
});

test("a text does not look like the site's own notices, and says nothing to screen readers that it does not show", async (t) => {
  const page = await open(t, server.address(COMMENT));
  const style = (words) =>
    page.getByText(words).evaluate((node) => {
      const { backgroundColor, borderInlineStartWidth, fontWeight } = getComputedStyle(node);
      return { backgroundColor, borderInlineStartWidth, fontWeight };
    });
  assert.deepEqual(await style("Superseded by"), await style("A false note"));
  assert.equal(
    await page
      .locator(".prose [role=alert], .prose [aria-label^=The], .prose nav, .prose aside")
      .count(),
    0,
  );
});

test("links to places of a text lead there", async (t) => {
  const page = await open(t, server.address(OLD));
  await page.getByRole("link", { name: "2", exact: true }).click();
  assert.equal(await page.locator(":target").textContent(), "One");
  await page.getByRole("link", { name: "5", exact: true }).click();
  assert.equal(await page.locator(":target").textContent(), "Two");
  const comment = await open(t, server.address(COMMENT));
  await comment.getByRole("link", { name: "the background" }).click();
  await comment.waitForURL("**/dockets/d/**");
  assert.equal(await comment.locator(":target").textContent(), "Background");
});

test("no file that a stranger attached runs when it is opened by its address", async (t) => {
  assert.ok(FILES.length >= 5, FILES.join());
  const places = [
    ["on a host that reads _headers", server.root],
    ["in the preview", `${preview.origin}${BELOW}`],
  ];
  for (const [where, root] of places) {
    for (const path of FILES) {
      const page = await open(t, root + path);
      // A script that ran did so while the page was loaded.
      assert.deepEqual(page.ran, [], `${path} ${where}`);
      await page.context().close();
    }
  }
});

test("the preview does not load a page again by itself, whatever its text says", async (t) => {
  const page = await openPage(browser);
  t.after(() => page.context().close());
  let loads = 0;
  page.on("load", () => (loads += 1));
  await page.goto(`${preview.origin}${BELOW}dockets/d/comment/`);
  // Once another listener has heard of the edition, the page's own has too.
  await page.evaluate(
    () =>
      new Promise((heard) => {
        const events = new EventSource("/-/events");
        events.addEventListener(
          "edition",
          () => (events.close(), requestAnimationFrame(() => requestAnimationFrame(heard))),
        );
      }),
  );
  assert.equal(loads, 1);
  assert.equal(await page.locator("body > aside.preview-bar").count(), 1);
});
