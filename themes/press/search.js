// Finds documents by their words, in the reader's own browser: nothing that is typed leaves it.
//
// The index is made of files of JavaScript, as a page that is opened from a disk may load nothing else. Each hands over
// one value: docketpress.take(name, edition, value). What they hold is told where they are made, in src/render/search.
"use strict";

(() => {
  const docketpress = (globalThis.docketpress ??= {});
  docketpress.tokens = tokens;
  docketpress.parse = parse;
  docketpress.excerpt = excerpt;

  /* Words ------------------------------------------------------------------------------------------------------- */

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
  const JOINTS = ["-", "\u2010", "\u2011", ".", "/", "_", ":", "(", ")("];
  const DIGIT = /[0-9]/;
  /** The most characters of a word, and the most parts that make one together. */
  const LONGEST = 40;
  const PARTS = 8;

  function fold(run) {
    const plain = run.normalize("NFKD").toLowerCase().replace(ACCENTS, "");
    const spelled = plain.replace(/[ßæœþøđðłıς]/g, (sign) => SPELLED[sign]).replace(NO_PART, "");
    return [...spelled].slice(0, LONGEST).join("");
  }

  /**
   * Gives the words of a text with their places in it, the chains of parts that stand together without a space, and what such
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
    for (const { 0: run, index } of text.matchAll(RUN)) {
      const gap = end === null ? null : text.slice(end, index);
      end = index + run.length;
      const word = fold(run);
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
    for (const [piece, quoted, closed] of query.matchAll(
      /["“”«»]([^"“”«»]*)(["“”«»]?)|[^"“”«»]+/g,
    )) {
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

  /* The index --------------------------------------------------------------------------------------------------- */

  const form = document.querySelector("form[data-index]");
  if (!form) {
    return;
  }
  const { index: folder, edition, root } = form.dataset;
  const files = new Map();

  docketpress.take = (name, of, value) => {
    const file = files.get(name);
    if (of === edition) {
      file.hand(value);
    } else {
      file.fail(new Error("stale"));
    }
  };

  /** Loads a file of the index, once, and gives what `read` makes of its value. */
  function need(name, read = (value) => value) {
    if (!files.has(name)) {
      const file = {};
      file.value = new Promise((hand, fail) => Object.assign(file, { hand, fail })).then(read);
      file.value.catch(() => files.delete(name));
      files.set(name, file);
      const script = document.createElement("script");
      // A file of another edition may still be in the browser's store.
      script.src = `${folder}${name}.js?${edition}`;
      script.addEventListener("load", () => script.remove());
      script.addEventListener("error", () => (script.remove(), file.fail(new Error("failed"))));
      document.head.append(script);
    }
    return files.get(name).value;
  }

  const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$()*+,-.:;";
  const VALUES = new Uint8Array(128);
  [...SIGNS].forEach((sign, value) => (VALUES[sign.charCodeAt(0)] = value));

  /** Reads numbers: five bits a sign, the lowest first, each but the last from the upper half of the signs. */
  function numbers(signs) {
    const all = [];
    for (let at = 0, number = 0, unit = 1; at < signs.length; at++) {
      const value = VALUES[signs.charCodeAt(at)];
      number += (value & 31) * unit;
      unit *= 32;
      if (value < 32) {
        all.push(number);
        number = 0;
        unit = 1;
      }
    }
    return all;
  }

  /** Reads a list of words, each with its signs. */
  function readWords(list) {
    const parts = list.split(" ");
    const words = new Map();
    for (let at = 0; at + 1 < parts.length; at += 2) {
      words.set(parts[at], parts[at + 1]);
    }
    return words;
  }

  const directory = () =>
    need("directory", (value) => {
      const { passages, long } = value;
      // Which document each passage belongs to, and the first passage of each document.
      const [documents, first] = [new Int32Array(passages), []];
      const more = new Map();
      const pairs = numbers(long);
      for (let at = 0, document = 0; at < pairs.length; at += 2) {
        document += pairs[at];
        more.set(document, pairs[at + 1]);
      }
      for (let passage = 0; passage < passages;) {
        const document = first.push(passage) - 1;
        const end = passage + 1 + (more.get(document) ?? 0);
        documents.fill(document, passage, end);
        passage = end;
      }
      return { ...value, documents, first };
    });

  /** Finds the file that holds a word, or would. */
  function fileOf(words, word) {
    let [low, high] = [0, words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle] <= word) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(0, low - 1);
  }

  /** In how many files, beside its own, words are looked for that only begin like the one that is asked. */
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

  /** Joins the scores of words that stand in one passage; 0 where one of them is missing. */
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
    // What stands before the word for an item names its docket, if it is not chosen.
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

  /** Loads what a result shows: a document's first passage with its title, and the one that shows best what was asked. */
  async function load(document, shows) {
    const { first, per, passages } = await directory();
    let best = first[document];
    for (let passage = best; shows && passage < (first[document + 1] ?? passages); passage++) {
      best = shows[passage] > shows[best] ? passage : best;
    }
    const get = async (at) => (await need(`passages/${Math.floor(at / per[0])}`))[at % per[0]];
    const [shown, quoted] = await Promise.all([get(first[document]), get(best)]);
    // A hit in a file opens the page that shows it.
    const page = quoted.page ? `#page=${quoted.page}` : "";
    return { ...shown, text: quoted.text, page: quoted.page, url: root + shown.url + page };
  }

  /* Filters ----------------------------------------------------------------------------------------------------- */

  const FILTERS = { docket: "dockets", type: "kinds", party: "parties", year: "years" };
  /** The most choices of one filter. */
  const CHOICES = 100;

  function readColumns(columns) {
    const lists = (signs) => {
      const all = [];
      let list = [];
      for (const number of numbers(signs)) {
        if (number > 0) {
          list.push((number >> 1) - 1);
        }
        if (number % 2 === 0) {
          all.push(list);
          list = [];
        }
      }
      return all;
    };
    const runs = numbers(columns.years);
    const years = [];
    for (let at = 0; at < runs.length; at += 2) {
      years.push(...Array(runs[at + 1]).fill(runs[at] > 0 ? [runs[at]] : []));
    }
    return {
      dockets: lists(columns.dockets),
      kinds: lists(columns.kinds),
      parties: lists(columns.parties),
      years,
    };
  }

  /** Loads the columns of documents, and gives a way to look up one. */
  async function columnsOf(documents) {
    const { per } = await directory();
    const blocks = [...new Set(documents.map((document) => Math.floor(document / per[1])))];
    const loaded = await Promise.all(blocks.map((block) => need(`columns/${block}`, readColumns)));
    const columns = new Map(blocks.map((block, at) => [block, loaded[at]]));
    return (document, column) =>
      columns.get(Math.floor(document / per[1]))[column][document % per[1]];
  }

  async function labelOf(column, number) {
    if (column === "years") {
      return String(number);
    }
    const { per } = await directory();
    return (await need(`labels/${Math.floor(number / per[2])}`))[column][number % per[2]];
  }

  /** Finds the number of a label; -1 where there is none. */
  async function numberOf(column, label) {
    if (column === "years") {
      return Number(label);
    }
    const { per } = await directory();
    for (let file = 0; ; file++) {
      const labels = (await need(`labels/${file}`))[column];
      const at = labels.indexOf(label);
      if (at >= 0 || labels.length < per[2]) {
        return at < 0 ? -1 : file * per[2] + at;
      }
    }
  }

  /** Keeps the documents that fit the filters, and counts for each filter what the others leave to choose from. */
  async function narrow(found, chosen) {
    const look = await columnsOf(found);
    const names = Object.keys(FILTERS);
    const wanted = await Promise.all(
      names.map((name) => chosen[name] && numberOf(FILTERS[name], chosen[name])),
    );
    const counts = names.map(() => new Map());
    const kept = found.filter((document) => {
      const values = names.map((name) => look(document, FILTERS[name]));
      const fits = values.map((own, at) => wanted[at] === "" || own.includes(wanted[at]));
      const misses = fits.filter((one) => !one).length;
      for (const [at, own] of values.entries()) {
        if (misses === 0 || (misses === 1 && !fits[at])) {
          own.forEach((value) => counts[at].set(value, (counts[at].get(value) ?? 0) + 1));
        }
      }
      return misses === 0;
    });
    const choices = names.map(async (name, at) => {
      const order =
        name === "year" ? ([a], [b]) => b - a : ([a, one], [b, other]) => other - one || a - b;
      const most = [...counts[at]].sort(order).slice(0, CHOICES);
      return [
        name,
        await Promise.all(
          most.map(async ([number, n]) => ({ label: await labelOf(FILTERS[name], number), n })),
        ),
      ];
    });
    return { kept, choices: Object.fromEntries(await Promise.all(choices)) };
  }

  /* What is quoted ---------------------------------------------------------------------------------------------- */

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
          { text: text.slice(words[at].start, last), marked: true },
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
      // Only what stands together makes one word.
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

  /* The page ---------------------------------------------------------------------------------------------------- */

  /** How many results are shown at a time, and how many places that a number leads to. */
  const SHOWN = 10;
  const EXACT = 5;
  /** How long typing rests before an answer is looked for, in milliseconds. */
  const REST = 120;

  const page = (name) => document.querySelector(`[data-search="${name}"]`);
  const [field, list, exact, status, note, none, more] = [
    "field",
    "list",
    "exact",
    "status",
    "note",
    "none",
    "more",
  ].map(page);
  const selects = Object.fromEntries(
    Object.keys(FILTERS).map((name) => [name, form.elements[name]]),
  );
  const words = Object.fromEntries(
    [...page("words").content.children].map((one) => [one.dataset.word, one.textContent]),
  );
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const count = (key, n) =>
    fill(words[`${key}.${plural.select(n)}`] ?? words[`${key}.other`], { n });

  /** Makes one result of the page's template; parts that it lacks are left out. */
  function make(shown, wanted) {
    const item = page("result").content.firstElementChild.cloneNode(true);
    const put = (name, ...content) => {
      const place = item.querySelector(`[data-part="${name}"]`);
      if (content.length > 0 && content.some((one) => one !== "")) {
        place?.append(...content);
      } else {
        place?.remove();
      }
    };
    const marked = (text) => Object.assign(document.createElement("mark"), { textContent: text });
    const quote = (text) =>
      excerpt(text, wanted).map((piece) => (piece.marked ? marked(piece.text) : piece.text));
    const link = item.querySelector("a");
    link.href = shown.url;
    const number = shown.number && fill(words.item, { number: shown.number });
    const of = shown.of && fill(words.attached, { title: shown.of });
    put(
      "kind",
      (of ? [of, number] : [shown.kind ?? words.document, shown.label, number])
        .filter(Boolean)
        .join(" · "),
    );
    item.querySelector(".tag")?.classList.toggle("draft", shown.tag === "draft");
    put("tag", shown.tag ? words[shown.tag] : "");
    put(
      "title",
      ...quote(
        shown.page ? fill(words.on_page, { page: shown.page, title: shown.title }) : shown.title,
      ),
    );
    put("docket", shown.docket ?? "");
    const date = Object.assign(document.createElement(shown.machine ? "time" : "span"), {
      textContent: shown.date ?? "",
    });
    if (shown.machine) {
      date.dateTime = shown.machine;
    }
    put("date", shown.date ? date : "");
    const names = (shown.by ?? []).join(words.between);
    put(
      "by",
      shown.more ? `${names}${words.between}${fill(words.and_more, { n: shown.more })}` : names,
    );
    put("excerpt", ...quote(shown.text));
    return item;
  }

  /** What is shown: set anew by each search, so that an answer that comes late finds that it is no longer asked for. */
  let current = {};

  /** Reads the form, and says whether anything is asked. */
  function asked() {
    const chosen = Object.fromEntries(
      Object.entries(selects).map(([name, select]) => [name, select.value]),
    );
    const query = field.value.trim();
    return {
      query: field.value,
      chosen,
      narrowed: Object.values(chosen).some(Boolean),
      any: tokens(query).words.length > 0,
    };
  }

  async function run() {
    const { query, chosen, narrowed, any } = asked();
    const own = (current = {});
    if (!any && !narrowed) {
      show({ kept: [], results: [], exacts: [] });
      return;
    }
    list.setAttribute("aria-busy", "true");
    page("filters").hidden = false;
    try {
      const [{ found, ...answer }, numbers] = await Promise.all([
        search(query),
        findExact(query, chosen.docket),
      ]);
      const narrowing = narrow(found, chosen);
      // Without a filter nothing has to wait for what there is to choose from.
      const kept = narrowed ? (await narrowing).kept : found;
      const [results, exacts] = await Promise.all([
        Promise.all(kept.slice(0, SHOWN).map((document) => load(document, answer.shows))),
        Promise.all(numbers.map((document) => load(document))),
      ]);
      if (own === current) {
        Object.assign(own, answer, { kept, results, exacts, query, narrowed });
        show(own);
      }
      const { choices } = await narrowing;
      if (own === current) {
        Object.entries(selects).forEach(([name, select]) => choose(select, choices[name]));
      }
    } catch (error) {
      if (own === current) {
        list.removeAttribute("aria-busy");
        status.textContent = words[error.message] ?? words.failed;
        console.warn(error);
      }
    }
  }

  function show({ kept, results, exacts, wanted, left, query, narrowed }) {
    const nothing = query !== undefined && kept.length === 0 && exacts.length === 0;
    list.removeAttribute("aria-busy");
    list.replaceChildren(...results.map((one) => make(one, wanted)));
    exact.replaceChildren(...exacts.map((one) => make({ ...one, text: "" }, [])));
    exact.closest("section").hidden = exacts.length === 0;
    more.hidden = kept.length <= results.length;
    none.hidden = !nothing;
    page("unfilter").hidden = !narrowed;
    page("filters").hidden = query === undefined;
    const told = Object.entries(left ?? {}).filter(([, all]) => all.length > 0);
    note.textContent = told
      .map(([key, all]) => fill(words[key], { words: all.join(", ") }))
      .join(" ");
    note.hidden = note.textContent === "";
    status.textContent =
      query === undefined
        ? ""
        : nothing
          ? fill(words.none, { query: query.trim() || "…" })
          : count("results", kept.length);
  }

  /** Gives a filter its choices, and keeps the one that is chosen. */
  function choose(select, choices) {
    const chosen = select.value;
    const all =
      choices.some(({ label }) => label === chosen) || !chosen
        ? choices
        : [{ label: chosen, n: 0 }, ...choices];
    const options = all.map(
      ({ label, n }) =>
        new Option(fill(words.choice, { label, n }), label, false, label === chosen),
    );
    select.replaceChildren(select.options[0], ...options);
    select.disabled = all.length === 0;
  }

  async function showMore() {
    const own = current;
    const next = own.kept.slice(own.results.length, own.results.length + SHOWN);
    const results = await Promise.all(next.map((document) => load(document, own.shows)));
    if (own !== current) {
      return;
    }
    const items = results.map((one) => make(one, own.wanted));
    list.append(...items);
    own.results.push(...results);
    more.hidden = own.results.length >= own.kept.length;
    items[0].querySelector("a").focus();
  }

  /* The address ------------------------------------------------------------------------------------------------- */

  function readAddress() {
    const given = new URLSearchParams(location.search);
    field.value = given.get("q") ?? "";
    for (const [name, select] of Object.entries(selects)) {
      const value = given.get(name) ?? "";
      select.replaceChildren(
        select.options[0],
        ...(value ? [new Option(value, value, false, true)] : []),
      );
      select.disabled = value === "";
    }
  }

  function writeAddress(way) {
    const { query, chosen } = asked();
    const given = new URLSearchParams(
      Object.entries({ q: query.trim(), ...chosen }).filter(([, value]) => value),
    );
    const address = `${location.pathname}${given.size > 0 ? `?${given}` : ""}`;
    if (address !== location.pathname + location.search) {
      history[way](null, "", address);
    }
  }

  let resting;
  form.addEventListener("input", ({ target }) => {
    clearTimeout(resting);
    if (target === field) {
      // Leaving what was submitted is a step that Back undoes; each further letter is not.
      resting = setTimeout(() => (writeAddress("replaceState"), run()), REST);
    }
  });
  form.addEventListener("change", ({ target }) => {
    if (Object.values(selects).includes(target)) {
      writeAddress("pushState");
      run();
    }
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(resting);
    writeAddress("pushState");
    if (current.query !== field.value) {
      await run();
    }
    if (current.query === field.value && current.exacts?.length > 0) {
      location.assign(current.exacts[0].url);
    }
  });
  addEventListener("popstate", () => {
    readAddress();
    run();
  });
  more.addEventListener("click", showMore);
  page("unfilter").addEventListener("click", () => {
    Object.values(selects).forEach((select) => (select.value = ""));
    writeAddress("pushState");
    run();
    field.focus();
  });

  /* Keys -------------------------------------------------------------------------------------------------------- */

  // A single key that does something may be in the way of a reader who speaks: it can be turned off.
  const slash = page("slash");
  const store = (write) => {
    try {
      return write(localStorage);
    } catch {
      return null;
    }
  };
  slash.closest("label").hidden = false;
  slash.checked = store((kept) => kept.getItem("search-slash")) !== "off";
  slash.addEventListener("change", () =>
    store((kept) => kept.setItem("search-slash", slash.checked ? "on" : "off")),
  );

  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    if (event.key === "/" && slash.checked && !typing) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "Escape" && event.target === field && field.value) {
      event.preventDefault();
      field.value = "";
      clearTimeout(resting);
      writeAddress("replaceState");
      run();
    } else if (["ArrowDown", "ArrowUp"].includes(event.key)) {
      const stops = [
        field,
        ...document.querySelectorAll("[data-search=exact] a, [data-search=list] a"),
      ];
      const at = stops.indexOf(event.target);
      const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (at >= 0 && next) {
        event.preventDefault();
        next.focus();
      }
    }
  });

  form.hidden = false;
  readAddress();
  run();
})();
