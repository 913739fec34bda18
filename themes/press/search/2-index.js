// Loads the index.
//
// The index is made of files of JavaScript, because a page that is opened from a disk may load nothing else. Each file hands
// over one value: docketpress.take(name, edition, value). src/render/search describes what the values hold.

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
