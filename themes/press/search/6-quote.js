// Quotes the pages of results: the index has no text that a page has.

/** A page that is opened from a disk may not read others. */
const ON_DISK = location.protocol === "file:";
/** How many words a result quotes; fewer where more do not fit into the room that is kept for them. */
const LENGTHS = [45, 36, 28, 21, 15, 10];
/** From how many passages on only those around the one that was found are read. */
const LONG = 4;
const BLOCKS =
  "blockquote, br, caption, dd, div, dt, figcaption, h2, h3, h4, h5, h6, hr, li, p, pre, section, summary, td, th";
const texts = new Map();

/** What is to be done once a place comes near the view: pages are not loaded for results that nobody sees. */
const waiting = new Map();
const near = new IntersectionObserver(
  (entries) => {
    for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
      near.unobserve(target);
      waiting.get(target)?.();
      waiting.delete(target);
    }
  },
  { rootMargin: "25%" },
);

function forget() {
  near.disconnect();
  waiting.clear();
}

/** Loads the text of a record from its page, once. */
function textOf(address) {
  if (!texts.has(address)) {
    const text = read(address);
    text.catch(() => texts.delete(address));
    texts.set(address, text);
  }
  return texts.get(address);
}

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error("failed");
  }
  const main = new DOMParser()
    .parseFromString(await answer.text(), "text/html")
    .querySelector("main");
  main.querySelectorAll("[aria-hidden=true], nav, .pdf-text").forEach((one) => one.remove());
  main.querySelectorAll(BLOCKS).forEach((one) => one.append("\n"));
  const own = [...main.querySelectorAll(".summary, .prose")];
  return (own.length > 0 ? own : [main]).map((one) => one.textContent).join("\n");
}

/** Chooses what to quote of a text of which one passage was found to show best what was asked. */
function choosePart(text, wanted, { at, of }) {
  const size = text.length / of;
  // The passages of the index are cut from the same text, but in bytes: the neighbors are read too.
  const around = text.slice(Math.max(0, (at - 0.5) * size), (at + 1.5) * size);
  const isThere = of >= LONG && excerpt(around, wanted).some(({ marked }) => marked);
  return (length) => excerpt(isThere ? around : text, wanted, length);
}

/** Puts what a result quotes into its place, which has room for it, so that nothing below moves. */
async function quote(place, shown, wanted) {
  await new Promise((come) => (waiting.set(place, come), near.observe(place)));
  place.ariaBusy = "true";
  const pick = await textOf(shown.url).then(
    (text) => choosePart(text, wanted, shown.part),
    async () => {
      const summary = await summaryOf(shown.part.document);
      return (length) => excerpt(summary, wanted, length);
    },
  );
  const room = place.offsetHeight;
  for (const length of LENGTHS) {
    place.replaceChildren(...pick(length).map(marked));
    if (place.offsetHeight <= room) {
      break;
    }
  }
  place.removeAttribute("aria-busy");
}

/** Makes a piece of an excerpt. */
const marked = (piece) =>
  piece.marked
    ? Object.assign(document.createElement("mark"), { textContent: piece.text })
    : piece.text;
