// Debian's Chromium, driven without a window, and what a page says while it is looked at.

import { chromium } from "playwright-core";

/** The command or path of the browser; `./run` finds it. */
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Starts the browser. It asks nothing of any host by itself, and cannot reach one but this machine. */
export function launch() {
  return chromium.launch({
    executablePath,
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-gpu",
      "--disable-quic",
      "--disable-sync",
      "--no-first-run",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      // A container's root has no other user to hand the browser's sandbox to.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
}

/** A phone and a desk: the two widths that every look at a page is taken at. */
export const WIDTHS = [360, 1280];

/** Opens a page in a context of its own. `options` are those of Playwright's `newContext`. */
export async function openPage(browser, { width = 1280, height = 900, ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: "en-US",
    ...options,
  });
  const page = await context.newPage();
  const asked = new Set();
  opened.set(page, { asked, scripted: options.javaScriptEnabled ?? true });
  page.on("request", (request) => asked.add(request));
  page.on("requestfinished", (request) => asked.delete(request));
  page.on("requestfailed", (request) => asked.delete(request));
  return page;
}

/** For each page: its requests that are not answered yet, and whether scripts run. */
const opened = new WeakMap();

/** Waits until what a page does by itself after loading is done: what it draws next, and what it asked for. */
export async function settle(page) {
  const { asked, scripted } = opened.get(page);
  // Without scripts no frame is ever reported, and nothing happens after loading.
  if (scripted) {
    do {
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
    } while (asked.size > 0);
  }
}

/**
 * Notes everything that a page says or asks for that a quiet page does not: messages of the console, errors of scripts,
 * requests that fail, and requests for anything that `isOwn` does not know. Gives the notes, which grow.
 */
export function listen(page, isOwn) {
  const notes = [];
  const note = (what) => notes.push(`${page.url()}: ${what}`);
  page.on("console", (message) =>
    note(`the console says ${message.type()}: ${message.text()} (${message.location().url})`),
  );
  page.on("pageerror", (error) => note(`a script fails: ${error.message}`));
  page.on("dialog", (dialog) => (note(`a dialog opens: ${dialog.message()}`), dialog.dismiss()));
  page.on("request", (request) => isOwn(request.url()) || note(`it asks for ${request.url()}`));
  page.on("requestfailed", (request) => {
    const { errorText } = request.failure();
    // Who leaves a page while its icon is still on the way has not seen it fail.
    return errorText === "net::ERR_ABORTED" || note(`${request.url()} fails: ${errorText}`);
  });
  page.on(
    "response",
    (response) => response.status() < 400 || note(`${response.url()} answers ${response.status()}`),
  );
  return notes;
}
