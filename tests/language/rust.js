// The sentences in Rust sources: the text literals that a person may read, with their lines.

/** Lists the literals of a source outside tests as `{line, text}`. */
export function literals(source) {
  const code = source.split(/^#\[cfg\(test\)\]\nmod \w+ \{/m)[0];
  const found = [];
  // Comments and characters come first, so that a quotation mark in them opens nothing.
  const token = /\/\/.*|'(?:\\.[^']*|[^'\\\n])'|(?<!\w)b?r(#*)"([^]*?)"\1|b?"((?:\\[^]|[^"\\])*)"/g;
  for (const match of code.matchAll(token)) {
    const [, , raw, plain] = match;
    const written = raw ?? plain;
    if (written === undefined) continue;
    const line = code.slice(0, match.index).split("\n").length;
    // Examples of commands are checked where `--help` shows them.
    const lines = (raw ?? unescaped(plain)).split("\n").filter((text) => !/^ /.test(text));
    found.push(...lines.map((text) => ({ line, text })));
  }
  return found.filter(({ text }) => isProse(text));
}

/** Spells a literal as the program prints it. */
function unescaped(literal) {
  return literal.replace(/\\(?:\n\s*|u\{(\w+)\}|([^]))/g, (_, hex, sign) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    return sign === "n" ? "\n" : (sign ?? "");
  });
}

/** Tells sentences from patterns, markup, names and code: at least three words, and little else. */
function isProse(text) {
  const words = text.match(/(?<![\w{<\/.-])[A-Za-z]+(?=[\s,.;:?!)]|$)/g) ?? [];
  const spoken = text.replace(/`[^`]*`|\{[^}]*\}/g, "");
  return words.length >= 3 && !/[\\[\]|^=<>%]|\w\(|::|__|#\{/.test(spoken);
}
