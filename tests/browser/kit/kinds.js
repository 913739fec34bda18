// The kinds of page that a site has, found in what was built, so that a new kind is looked at from its first day.

/**
 * Picks pages that together show every kind: every shape of address (the sheet of any docket), and every element, class, role
 * and type of input that any page has. Of each shape the largest page is picked first; then pages are added, the one with most that
 * is new first, until nothing is left unseen. Redirects show nothing to pick.
 *
 * Gives `{ kind, path, isLargest }` for each, in the order of their paths; `kind` is the shape for the largest page of it, and the
 * path for the others.
 */
export function kinds(build) {
  const pages = build.pages
    .filter((path) => !build.redirects.includes(path))
    .map((path) => ({ path, shape: shape(path, build.pages), html: build.text(path) }));
  const largest = new Map();
  for (const page of pages) {
    if (page.html.length > (largest.get(page.shape)?.html.length ?? -1)) {
      largest.set(page.shape, page);
    }
  }
  const picked = new Set(largest.values());
  for (const page of pages) {
    page.marks = marks(page.html);
  }
  const unseen = new Set(pages.flatMap((page) => page.marks));
  picked.forEach((page) => page.marks.forEach((mark) => unseen.delete(mark)));
  while (unseen.size > 0) {
    const news = (page) => page.marks.filter((mark) => unseen.has(mark)).length;
    const best = pages.reduce((best, page) => (news(page) > news(best) ? page : best));
    picked.add(best);
    best.marks.forEach((mark) => unseen.delete(mark));
  }
  return pages
    .filter((page) => picked.has(page))
    .map((page) => {
      const isLargest = largest.get(page.shape) === page;
      return { kind: isLargest ? page.shape : page.path, path: page.path, isLargest };
    });
}

/** Gives an address with `*` for each part that names one of many, and `#` for each that is a number, as a page of a list has. */
function shape(path, paths) {
  const parts = path.split("/");
  if (parts.length === 1) {
    return path;
  }
  parts.pop();
  // A name that recurs in folders next to its own, such as `sheet` in every docket's, is that of a kind; so is one at the root.
  const recurs = (at) => {
    const beside = new RegExp(
      `^${escape(parts.slice(0, at - 1).join("/"))}/([^/]+)/${escape(parts[at])}/`,
    );
    return new Set(paths.map((other) => beside.exec(other)?.[1]).filter(Boolean)).size > 1;
  };
  return parts
    .map((part, at) => (/^\d+$/.test(part) ? "#" : at === 0 || (at > 1 && recurs(at)) ? part : "*"))
    .join("/");
}

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Gives what a page shows that another might not. */
function marks(html) {
  const found = new Set();
  for (const [, name, attributes] of html.matchAll(
    /<([a-z][a-z0-9-]*)((?:\s+[^\s>=]+(?:="[^"]*")?)*)\s*\/?>/gi,
  )) {
    found.add(name);
    for (const [, key, value] of attributes.matchAll(
      /\s(class|role|type|aria-current|rel)="([^"]*)"/g,
    )) {
      value
        .split(/\s+/)
        .filter(Boolean)
        .forEach((word) => found.add(`${name} ${key}=${word}`));
    }
  }
  return [...found];
}
