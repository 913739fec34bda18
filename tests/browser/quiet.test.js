// Every page of the sample loads in silence: nothing on the console, nothing that fails, nothing asked of anyone else.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, listen, openPage, settle } from "./kit/chromium.js";
import { none } from "./kit/faults.js";
import { onDisk, onHost } from "./kit/sample.js";
import { serve } from "./kit/server.js";

const [browser, server] = await Promise.all([launch(), serve(onHost)]);
after(() => Promise.all([browser.close(), server.close()]));

const PLACES = [
  {
    where: "from a disk",
    build: onDisk,
    root: `${pathToFileURL(onDisk.folder)}/`,
    address: (path) => onDisk.onDisk(path),
  },
  {
    where: "below a path of a host",
    build: onHost,
    root: server.root,
    address: (path) => server.address(path),
  },
];

for (const { where, build, root, address } of PLACES) {
  for (const javaScriptEnabled of [true, false]) {
    test(`every page is quiet ${where}, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async () => {
      const page = await openPage(browser, { javaScriptEnabled });
      const faults = listen(page, (url) => url.startsWith(root) || url.startsWith("data:"));
      const broken = await watchPolicy(page);
      for (const path of build.pages) {
        // A host shows this page at any depth, so its links begin at the root of the host.
        if (build === onDisk && path === "404.html") continue;
        if (build.redirects.includes(path)) {
          await follow(page, build, path, address(path));
        } else {
          await page.goto(address(path));
        }
        await settle(page);
      }
      await page.context().close();
      assert.ok(build.pages.length > 80, `there are only ${build.pages.length} pages`);
      none([...faults, ...broken]);
    });
  }
}

test("a page that is not quiet is heard", async () => {
  const page = await openPage(browser);
  const faults = listen(page, (url) => url.startsWith(server.root));
  const broken = await watchPolicy(page);
  const path = "coverage/index.html";
  const noise = `<p style="color: red">a</p><img src="https://elsewhere.example/a.png"><img src="missing.png"><script src="b.js"></script>`;
  await page.route("**/coverage/", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: onHost.text(path).replace("</body>", `${noise}</body>`),
    }),
  );
  await page.goto(server.address(path));
  await page.evaluate(() => setTimeout(() => Promise.reject(new Error("late"))));
  await settle(page);
  await page.context().close();
  const heard = faults.join("\n");
  for (const word of [
    "inline style",
    "elsewhere.example/a.png",
    "missing.png answers 404",
    "b.js answers 404",
    "a script fails: late",
  ]) {
    assert.ok(heard.includes(word), `${word} was not heard in\n${heard}`);
  }
  assert.deepEqual(broken.map((fault) => fault.split(" ").at(1)).sort(), [
    "img-src",
    "style-src-attr",
  ]);
});

/** Opens a page that leads to another, and waits until the browser is there. */
async function follow(page, build, path, address) {
  const [, to] = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(build.text(path));
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForURL(new URL(to, address).href);
}

/** Gives what a page's own policy forbade while it loaded; grows. */
async function watchPolicy(page) {
  const broken = [];
  await page.exposeBinding("tellBroken", (_, what) => void broken.push(what));
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
      globalThis.tellBroken(`${location.href} ${effectiveDirective} forbids ${blockedURI}`),
    ),
  );
  return broken;
}
