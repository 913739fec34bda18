// Every page says what it is to those who do not look at it: search engines, feeds, other programs.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, openPage } from "./kit/chromium.js";
import { none } from "./kit/faults.js";
import { BASE, onDisk, onHost } from "./kit/sample.js";
import { serve } from "./kit/server.js";

/** What schema.org knows a page of each address as: one of these is among what its JSON-LD says. */
const TYPES = [
  [/^index\.html$/, ["WebSite", "Organization", "CollectionPage"]],
  [
    /^dockets\/[^/]+\/index\.html$/,
    ["CollectionPage", "Legislation", "CreativeWork", "CreativeWorkSeries", "Collection"],
  ],
  [
    /^dockets\/[^/]+\/\d{4}-[^/]+\/index\.html$/,
    ["DigitalDocument", "Legislation", "CreativeWork", "Report"],
  ],
  [
    /^parties\/[^/]+\/index\.html$/,
    ["Organization", "GovernmentOrganization", "Person", "ProfilePage"],
  ],
];

const [browser, server] = await Promise.all([launch(), serve(onHost)]);
after(() => Promise.all([browser.close(), server.close()]));
const heads = await read();

test("every page has a title of its own, a description, its language and direction, and an icon that loads", async () => {
  const faults = [];
  const titles = new Map();
  for (const { path, head } of heads) {
    const must = (holds, fault) => holds || faults.push(`${path}: ${fault}`);
    must(head.title.length > 3 && head.title.length <= 220, `its title is “${head.title}”`);
    must(head.lang === "en", `its lang is “${head.lang}”`);
    must(head.dir === "ltr", `its dir is “${head.dir}”`);
    must(head.icon, "it has no icon");
    must(
      head.viewport === "width=device-width, initial-scale=1",
      `its viewport is “${head.viewport}”`,
    );
    if (head.robots?.includes("noindex")) {
      continue;
    }
    must(!titles.has(head.title), `its title “${head.title}” is that of ${titles.get(head.title)}`);
    titles.set(head.title, path);
    must(
      head.description?.length > 20 && head.description.length <= 320,
      `its description is “${head.description}”`,
    );
  }
  const page = await openPage(browser);
  for (const icon of new Set(heads.map(({ head }) => head.icon).filter(Boolean))) {
    const answer = await page.goto(icon);
    if (!answer.ok() || !answer.headers()["content-type"].startsWith("image/")) {
      faults.push(
        `the icon ${icon} answers ${answer.status()}, ${answer.headers()["content-type"]}`,
      );
    }
  }
  await page.context().close();
  none(faults);
});

test("every page names its own address, and its card says the same as the page", async () => {
  const faults = [];
  for (const { path, head } of heads) {
    const must = (holds, fault) => holds || faults.push(`${path}: ${fault}`);
    if (head.robots?.includes("noindex")) {
      continue;
    }
    const own = BASE + path.replace(/(^|\/)index\.html$/, "$1");
    must(head.canonical === own, `its canonical address is ${head.canonical}`);
    must(head.card["og:url"] === own, `its og:url is ${head.card["og:url"]}`);
    must(
      head.title.startsWith(head.card["og:title"]),
      `its og:title is “${head.card["og:title"]}”, its title “${head.title}”`,
    );
    must(
      head.card["og:description"] === head.description,
      `its og:description is “${head.card["og:description"]}”`,
    );
    must(
      /^(website|article|profile)$/.test(head.card["og:type"]),
      `its og:type is ${head.card["og:type"]}`,
    );
    must(head.card["og:site_name"]?.length > 0, "it has no og:site_name");
  }
  none(faults);
});

test("a page without an address of its own claims none", () => {
  none(
    onDisk.pages.filter(
      (path) =>
        !onDisk.redirects.includes(path) && /rel="canonical"|og:url/.test(onDisk.text(path)),
    ),
  );
});

test("JSON-LD can be read, and says of each page what it is", async () => {
  const faults = [];
  const seen = new Map(TYPES.map(([pattern]) => [pattern, 0]));
  for (const { path, head } of heads) {
    const must = (holds, fault) => holds || faults.push(`${path}: ${fault}`);
    const things = [];
    for (const text of head.linked) {
      try {
        const data = JSON.parse(text);
        must(data["@context"] === "https://schema.org", `its @context is ${data["@context"]}`);
        collect(data, things);
      } catch (error) {
        faults.push(`${path}: its JSON-LD cannot be read: ${error.message}`);
      }
    }
    const types = things.flatMap((thing) => thing["@type"]);
    for (const [pattern, wanted] of TYPES) {
      if (pattern.test(path) && !head.robots?.includes("noindex")) {
        seen.set(pattern, seen.get(pattern) + 1);
        must(
          wanted.some((type) => types.includes(type)),
          `none of ${wanted} is among its types: ${types}`,
        );
      }
    }
    if (/^(dockets|parties)\/[^/]+\//.test(path)) {
      must(types.includes("BreadcrumbList"), "it has no BreadcrumbList");
    }
    for (const thing of things) {
      for (const key of [
        "datePublished",
        "dateCreated",
        "startDate",
        "endDate",
        "legislationDate",
      ]) {
        must(
          !(key in thing) || /^\d{4}(-\d\d(-\d\d(T.+)?)?)?$/.test(thing[key]),
          `${key} is “${thing[key]}”`,
        );
      }
      for (const key of ["url", "@id", "item", "contentUrl"]) {
        must(
          typeof thing[key] !== "string" || thing[key].startsWith("https://"),
          `${key} is “${thing[key]}”`,
        );
      }
      if (thing["@type"] === "BreadcrumbList") {
        const places = thing.itemListElement.map((item) => item.position);
        must(
          places.every((place, at) => place === at + 1),
          `its breadcrumbs stand at ${places}`,
        );
      }
    }
  }
  none(faults);
  seen.forEach((count, pattern) => assert.ok(count > 0, `no page is ${pattern}`));
});

/** Reads the heads of all pages but redirects, as the browser does. */
async function read() {
  const page = await openPage(browser, { javaScriptEnabled: false });
  const heads = [];
  for (const path of onHost.pages.filter((path) => !onHost.redirects.includes(path))) {
    await page.goto(server.address(path), { waitUntil: "domcontentloaded" });
    const head = await page.evaluate(() => {
      const content = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
      return {
        title: document.title,
        lang: document.documentElement.lang,
        dir: document.documentElement.dir,
        icon: document.querySelector('link[rel~="icon"]')?.href,
        description: content("description"),
        robots: content("robots"),
        viewport: content("viewport"),
        canonical: document.querySelector('link[rel="canonical"]')?.getAttribute("href"),
        card: Object.fromEntries(
          [...document.querySelectorAll('meta[property^="og:"]')].map((meta) => [
            meta.getAttribute("property"),
            meta.content,
          ]),
        ),
        linked: [...document.querySelectorAll('script[type="application/ld+json"]')].map(
          (script) => script.textContent,
        ),
      };
    });
    heads.push({ path, head });
  }
  await page.context().close();
  return heads;
}

/** Adds everything with a type, at any depth. */
function collect(data, things) {
  if (Array.isArray(data)) {
    data.forEach((one) => collect(one, things));
  } else if (data && typeof data === "object") {
    if ("@type" in data) {
      things.push(data);
    }
    Object.values(data).forEach((one) => collect(one, things));
  }
}
