// A static host for a build, below a path of this machine's own address: what a docket's publisher would rent.

import { createServer } from "node:http";
import { extname } from "node:path";
import { BELOW } from "./sample.js";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".jsonld": "application/ld+json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml",
  ".zip": "application/zip",
};

/** Reads the list of headers of a build: for each path with headers, an expression that fits what hosts take it to mean. */
function rules(build) {
  const list = build.files.includes("_headers") ? build.text("_headers") : "";
  const rules = [];
  for (const line of list.split("\n").filter((line) => line && !line.startsWith("#"))) {
    if (line.startsWith("/")) {
      const escaped = line.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
      rules.push({
        fits: new RegExp(`^${escaped.replace(/\*/g, ".*").replace(/:\w+/g, "[^/]+")}$`),
        headers: [],
      });
    } else {
      rules.at(-1).headers.push(
        line
          .trim()
          .split(/: (.*)/s)
          .slice(0, 2),
      );
    }
  }
  return rules;
}

/** Serves a build on a free port. Gives the `root` that its pages are below, and `close`. */
export async function serve(build) {
  const files = new Set(build.files);
  const sent = rules(build);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const path = decodeURIComponent(pathname);
    const asked = path.startsWith(BELOW)
      ? path.slice(BELOW.length).replace(/(^|\/)$/, "$1index.html")
      : "";
    const found = files.has(asked);
    const file = found ? asked : "404.html";
    for (const { headers } of sent.filter(({ fits }) => fits.test(pathname))) {
      headers.forEach(([name, value]) => response.setHeader(name, value));
    }
    response.writeHead(found ? 200 : 404, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    });
    response.end(build.bytes(file));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    root: `http://127.0.0.1:${server.address().port}${BELOW}`,
    /** Gives the address of a file, as links name it: a folder's page without `index.html`. */
    address(path) {
      return (
        this.root +
        path
          .replace(/(^|\/)index\.html$/, "$1")
          .split("/")
          .map(encodeURIComponent)
          .join("/")
      );
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
