// Finds the passages that hold the words of a query, and ranks them.

/** In how many files, next to its own, words are looked for that only begin like the one that is asked. */
const REACH = 2;
/** The fewest letters of a word that longer words may begin with. */
const SHORTEST = 3;
/** What a word weighs: in a text, among names and numbers, in a title; and a step for each further mention. */
const RANKS = [1, 3, 6];
const STEP = 0.3;
/** What a word weighs that only begins like the one that is asked. */
const LONGER = 0.7;

/** Gives every passage a score for a word: 0 where neither it is there nor one that begins with it. */
async function find({ words, passages }, { word }) {
  const [first, last] = [fileOf(words, word), fileOf(words, `${word}\uffff`)];
  const many = last - first > REACH || [...word].length < SHORTEST;
  const lists = await Promise.all(
    Array.from({ length: many ? 1 : last - first + 1 }, (_, at) =>
      need(`words/${first + at}`, readWords),
    ),
  );
  const scores = new Float32Array(passages);
  for (const [other, signs] of lists.flatMap((list) => [...list])) {
    if (other !== word && (many || !other.startsWith(word))) {
      continue;
    }
    let passage = 0;
    for (const number of numbers(signs)) {
      passage += number >> 4;
      const weight = (number & 15) - 1;
      const score =
        (RANKS[Math.floor(weight / 5)] + STEP * (weight % 5)) * (other === word ? 1 : LONGER);
      scores[passage] = Math.max(score, scores[passage]);
    }
  }
  return { scores, many };
}

/** Gives every passage a score for words that follow one another; a very common word among them stands for any. */
async function findPhrase({ words, passages, common }, { phrase }) {
  let starts = null;
  const told = [...phrase.entries()].filter(([, word]) => !common.includes(word));
  const loaded = told.map(async ([offset, word]) => {
    const file = fileOf(words, word);
    return {
      offset,
      word,
      hits: await need(`words/${file}`, readWords),
      places: await need(`places/${file}`, readWords),
    };
  });
  for (const { offset, word, hits, places } of await Promise.all(loaded)) {
    const lists = (places.get(word) ?? "").split("|");
    const next = new Map();
    let passage = 0;
    numbers(hits.get(word) ?? "").forEach((number, at) => {
      passage += number >> 4;
      const before = starts?.get(passage);
      if (starts && !before) {
        return;
      }
      let place = -offset;
      const here = numbers(lists[at] ?? "").map((gap) => (place += gap));
      const kept = before ? here.filter((start) => before.has(start)) : here;
      if (kept.length > 0) {
        next.set(passage, new Set(kept));
      }
    });
    starts = next;
  }
  const scores = new Float32Array(passages);
  starts?.forEach((all, passage) => (scores[passage] = phrase.length + STEP * all.size));
  return { scores, common: starts === null };
}

/** Joins the scores of words that are in one passage; 0 where one of them is missing. */
const together = (all) =>
  all[0].scores.map((_, passage) =>
    all.every(({ scores }) => scores[passage]) ? sum(all, passage) : 0,
  );
const sum = (all, passage) => all.reduce((sum, { scores }) => sum + scores[passage], 0);

/**
 * Finds the documents that have all that is asked, the best first, and with the same score the latest. Gives also what was
 * read, a way to choose the passage of a document that shows it best, and the words that were left out: those that are too
 * common, and beginnings of too many words.
 */
async function search(query) {
  const index = await directory();
  const { documents, first } = index;
  const wanted = parse(query);
  const left = { common: [], many: [] };
  const shows = new Float32Array(index.passages);
  const totals = new Float32Array(first.length);
  let found = first.map((_, document) => document);
  let counts = wanted.length === 0;
  const answers = await Promise.all(
    wanted.map((one) => (one.phrase ? findPhrase : find)(index, one)),
  );
  for (const [at, one] of wanted.entries()) {
    let { scores, many, common } = answers[at];
    one.any = one.phrase?.filter((word) => index.common.includes(word));
    common ||= index.common.includes(one.word);
    const parts = one.parts?.filter((word) => !index.common.includes(word)) ?? [];
    one.apart = parts.length > 0 && !scores.some(Boolean);
    if (one.apart) {
      scores = together(await Promise.all(parts.map((word) => find(index, { word }))));
    }
    const holds = scores.reduce((count, score) => count + (score > 0), 0);
    const out = common ? left.common : many && holds === 0 ? left.many : [];
    out.push(one.word ?? one.phrase.join(" "));
    if (out === left.many || (common && wanted.length > 1)) {
      continue;
    }
    counts = true;
    // The fewer passages hold it, the more it tells.
    const factor = Math.log(1 + index.passages / Math.max(1, holds));
    const best = new Float32Array(first.length);
    scores.forEach((score, passage) => {
      const document = documents[passage];
      best[document] = Math.max(best[document], score * factor);
      shows[passage] += score * factor;
    });
    found = found.filter((document) => best[document] > 0);
    found.forEach((document) => (totals[document] += best[document]));
  }
  found.sort((one, other) => totals[other] - totals[one] || other - one);
  return { found: counts ? found : [], wanted, left, shows };
}

/** Finds what a number or a citation leads to: the documents by number. */
async function findExact(query, docket) {
  if (!DIGIT.test(query)) {
    return [];
  }
  const typed = query.trim().toLowerCase();
  const names = [
    "#",
    ...words.item_names
      .toLowerCase()
      .split(",")
      .map((name) => name.trim()),
  ];
  // What is before the word for an item names its docket, if it is not chosen.
  const name = names.find((name) => typed.includes(name)) ?? "";
  const at = name ? typed.lastIndexOf(name) : 0;
  const item = `#${squash(typed.slice(at + name.length))}`;
  const home = squash(typed.slice(0, at)) || squash(docket);
  const keys = [
    ...(home ? [home + item] : []),
    ...(name ? [item] : []),
    squash(typed),
    // A subdivision of a section is on the section's page.
    squash(typed.replace(/(\([^()]*\)\s*)+$/, "")),
  ];
  const { words: firsts, documents } = await directory();
  for (const key of keys) {
    const list = await need(`words/${fileOf(firsts, `=${key}`)}`, readWords);
    let passage = 0;
    const found = numbers(list.get(`=${key}`) ?? "").map(
      (number) => documents[(passage += number >> 4)],
    );
    if (found.length > 0) {
      return found.slice(0, EXACT);
    }
  }
  return [];
}

/** Gives an entry of the files of one folder, of which each has as many as the directory says. */
async function entry(folder, at) {
  const per = (await directory()).per[folder];
  return (await need(`${folder}/${Math.floor(at / per)}`))[at % per];
}

const summaryOf = (document) => entry("summaries", document);

/** Loads what a result shows, and finds the passage that shows best what was asked. */
async function load(document, shows) {
  const [{ first, passages }, shown] = await Promise.all([directory(), entry("results", document)]);
  const address = root + shown.url;
  if (!shows) {
    return { ...shown, url: address, text: "" };
  }
  const [from, end] = [first[document], first[document + 1] ?? passages];
  let best = from;
  for (let passage = from; passage < end; passage++) {
    best = shows[passage] > shows[best] ? passage : best;
  }
  if (shown.passages !== undefined) {
    const { page, text } = await entry("passages", shown.passages + best - from);
    // A hit in a file opens the page that shows it.
    return { ...shown, url: address + (page ? `#page=${page}` : ""), page, text };
  }
  if (shown.quoted && ON_DISK) {
    return { ...shown, url: address, text: await summaryOf(document) };
  }
  const part = shown.quoted ? { document, at: best - from, of: end - from } : null;
  return { ...shown, url: address, text: "", part };
}
