// Chooses what a result quotes.

/**
 * Chooses the words of a text that show best what was asked. Gives pieces: each `text`, and whether it is `marked`.
 */
function excerpt(text, wanted, length = 45) {
  const { words } = tokens(text);
  const hits = [];
  for (let at = 0; at < words.length; at++) {
    for (const [number, one] of wanted.entries()) {
      const count = one.phrase ? phraseAt(words, at, one) : wordAt(words, at, one.word);
      if (count > 0) {
        hits.push({ at, to: at + count, number });
      } else if (one.apart && one.parts.includes(words[at].word)) {
        hits.push({ at, to: at + 1, number });
      }
    }
  }
  // The hits are in the order of the text: from each one on, only those as far as an excerpt reaches are looked at.
  const seen = (first) => {
    const stop = hits[first].at + length - 8;
    const numbers = new Set();
    for (let next = first; next < hits.length && hits[next].at < stop; next++) {
      if (hits[next].to <= stop) {
        numbers.add(hits[next].number);
      }
    }
    return numbers.size;
  };
  let best = { at: 0, seen: 0 };
  for (const [first, { at }] of hits.entries()) {
    // Hits at one word see the same; the first of them sees all.
    if (first === 0 || hits[first - 1].at < at) {
      const here = seen(first);
      best = here > best.seen ? { at, seen: here } : best;
    }
  }
  const from = words.length <= length ? 0 : Math.max(0, best.at - 8);
  const to = Math.min(words.length, from + length);
  const pieces = [{ text: from > 0 ? "…\u00a0" : "" }];
  let end = words[from]?.start ?? 0;
  for (let at = from; at < to; at++) {
    const reach = Math.max(at, ...hits.filter((hit) => hit.at === at).map((hit) => hit.to));
    if (reach > at) {
      const stop = words[reach - 1].end;
      // `251(b)` is marked with its last sign.
      const last =
        text[stop] === ")" && text.slice(words[at].start, stop).includes("(") ? stop + 1 : stop;
      pieces.push(
        { text: text.slice(end, words[at].start) },
        // Pairs of characters overlap.
        { text: text.slice(Math.max(end, words[at].start), last), marked: true },
      );
      end = last;
      at = reach - 1;
    }
  }
  const stop = to === words.length ? text.length : Math.max(end, words[to - 1].end);
  pieces.push({ text: text.slice(end, stop) }, { text: to < words.length ? "\u00a0…" : "" });
  return pieces.filter((piece) => piece.text !== "");
}

/** Tells how many words from one on are a phrase; 0 where they are not. */
function phraseAt(words, at, { phrase, any = [] }) {
  const fits = ({ word }, offset) => word === phrase[offset] || any.includes(phrase[offset]);
  const here = words.slice(at, at + phrase.length);
  return here.length === phrase.length && here.every(fits) ? phrase.length : 0;
}

/** Tells how many words from one on make together what begins with a word; 0 where none do. */
function wordAt(words, at, wanted) {
  let made = "";
  for (let to = at; to < words.length; to++) {
    // Only what is together makes one word.
    if (to > at && words[to].start - words[to - 1].end > 2) {
      return 0;
    }
    made += words[to].word;
    if (made.startsWith(wanted) && (to === at ? wanted.length > 2 || made === wanted : true)) {
      return to - at + 1;
    }
    if (!wanted.startsWith(made)) {
      return 0;
    }
  }
  return 0;
}
