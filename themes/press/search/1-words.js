// The search page: finds documents by their words, in the reader's own browser. Nothing that is typed leaves it.
//
// The files of this folder are one function, in the order of their names: a build joins them into search.js.

const docketpress = (globalThis.docketpress ??= {});
docketpress.tokens = tokens;
docketpress.parse = parse;
docketpress.excerpt = excerpt;

// Words: what the index holds, and what a query asks for.

const PART = "\\p{Alphabetic}\\p{N}\\p{M}";
const RUN = new RegExp(`[${PART}\u00ad]+`, "gu");
const NO_PART = new RegExp(`[^${PART}]`, "gu");
// Accents, and the vowel signs of Hebrew and Arabic, which are left out as often as written.
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;
const SPELLED = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ı: "i",
  ς: "σ",
};
// Scripts without spaces between words: Thai, Lao, Burmese, Khmer, Japanese, and Chinese. The same ranges are in
// src/render/search/tokens/unspaced.rs.
const UNSPACED =
  /^[\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1050-\u108f\u1780-\u17d3\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3ffff}]/u;
const ATTACHED = /^[\p{M}\u00ad]/u;
const UNITS = /\P{M}\p{M}*|\p{M}+/gu;
const JOINTS = ["-", "\u2010", "\u2011", ".", "/", "_", ":", "(", ")("];
const DIGIT = /[0-9]/;
/** The most characters of a word, and the most parts that make one together. */
const LONGEST = 40;
const PARTS = 8;

function fold(run) {
  const plain = run.normalize("NFKD").toLowerCase().replace(ACCENTS, "");
  return plain.replace(/[ßæœþøđðłıς]/g, (sign) => SPELLED[sign]).replace(NO_PART, "");
}

const cut = (word) => [...word].slice(0, LONGEST).join("");

/** Gives the runs of a text with their places. */
function* runs(text) {
  for (const { 0: run, index } of text.matchAll(RUN)) {
    let at = index;
    for (const { text: stretch, unspaced } of stretches(run)) {
      yield { run: stretch, index: at, unspaced };
      at += stretch.length;
    }
  }
}

/** Cuts a run where a script without spaces begins or ends: each stretch has its characters, and whether it has no spaces. */
function stretches(run) {
  const made = [];
  for (const sign of run) {
    const last = made.at(-1);
    const unspaced = UNSPACED.test(sign.normalize("NFKD"));
    if (last && (ATTACHED.test(sign) || last.unspaced === unspaced)) {
      last.text += sign;
    } else {
      made.push({ text: sign, unspaced });
    }
  }
  return made;
}

/** Gives the pairs of characters of a stretch that begins at a place, or its only one. */
function pairs(stretch, start) {
  const units = [];
  for (const sign of stretch) {
    const end = start + sign.length;
    for (const unit of fold(sign).match(UNITS) ?? []) {
      if (units.length > 0 && ATTACHED.test(unit)) {
        Object.assign(units.at(-1), { word: units.at(-1).word + unit, end });
      } else {
        units.push({ word: unit, start, end });
      }
    }
    start = end;
  }
  const pair = (unit, at) => ({
    word: cut((unit.word + (units[at + 1]?.word ?? "")).normalize("NFKD")),
    start: unit.start,
    end: (units[at + 1] ?? unit).end,
  });
  return units.slice(0, Math.max(1, units.length - 1)).map(pair);
}

/**
 * Gives the words of a text with their places in it, the chains of parts that are together without a space, and what such
 * parts make: `251(b)(1)` is also `251b` and `251b1`. The index is made by the same rules (src/render/search/tokens.rs).
 */
function tokens(text) {
  const [words, joined, chains] = [[], [], []];
  let chain = [];
  let initials = true;
  let end = null;
  const flush = () => {
    const made = initials && chain.length > 1 ? [chain.join("")] : [];
    for (let from = 0; from < chain.length - 1; from++) {
      if (from > 0 && (!DIGIT.test(chain[from][0]) || DIGIT.test(chain[from - 1]))) {
        continue;
      }
      for (let to = from + 2; to <= chain.length; to++) {
        const whole = chain.slice(from, to).join("");
        if (DIGIT.test(whole)) {
          made.push(whole);
        }
      }
    }
    if (chain.length > 0) {
      const whole = chain.join("");
      chains.push({
        parts: chain,
        whole: chain.length > 1 && made.includes(whole) ? whole : null,
      });
    }
    joined.push(...made);
    chain = [];
    initials = true;
  };
  for (const { run, index, unspaced } of runs(text)) {
    const gap = end === null ? null : text.slice(end, index);
    end = index + run.length;
    if (unspaced) {
      flush();
      for (const pair of pairs(run, index)) {
        words.push(pair);
        chain.push(pair.word);
        flush();
      }
      continue;
    }
    const word = cut(fold(run));
    if (word === "") {
      continue;
    }
    if (word === "s" && (gap === "'" || gap === "’")) {
      flush();
      continue;
    }
    const amount = gap === "," && DIGIT.test(chain.at(-1)?.at(-1) ?? "") && DIGIT.test(word[0]);
    const joins = chain.length > 0 && chain.length < PARTS && (amount || JOINTS.includes(gap));
    if (!joins) {
      flush();
    }
    words.push({ word, start: index, end });
    initials &&= [...word].length === 1 && !DIGIT.test(word) && (!joins || gap === ".");
    chain.push(word);
  }
  flush();
  return { words, joined, chains };
}

/** Gives all words of a text in one: two ways to write a number are one. */
const squash = (text) =>
  tokens(text)
    .words.map(({ word }) => word)
    .join("");

/**
 * Reads what is asked: a list of what a document must have. Each is a `phrase` of words, or a `word` with the `parts` that stand
 * for it where nothing is found. The last word of a phrase that is still being typed stands by itself.
 */
function parse(query) {
  const wanted = [];
  for (const [piece, quoted, closed] of query.matchAll(/["“”«»]([^"“”«»]*)(["“”«»]?)|[^"“”«»]+/g)) {
    const { words, chains } = tokens(quoted ?? piece);
    const phrase = words.map(({ word }) => word);
    const rest = closed ? [] : phrase.slice(-1);
    if (quoted !== undefined && phrase.length - rest.length > 1) {
      wanted.push(
        { phrase: phrase.slice(0, phrase.length - rest.length) },
        ...rest.map((word) => ({ word })),
      );
      continue;
    }
    for (const { parts, whole } of chains) {
      wanted.push(...(whole ? [{ word: whole, parts }] : parts.map((word) => ({ word }))));
    }
  }
  return wanted;
}
