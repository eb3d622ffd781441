// Texts made to be slow, to need much memory or to overflow a stack. Each has about as many characters as are asked for.

const repeat = (piece: string) => (size: number) => piece.repeat(Math.ceil(size / piece.length));

/** Lines made from their number, until they are long enough. */
const lines =
  (line: (index: number) => string, before = "") =>
  (size: number) => {
    const made = [before];
    for (let length = before.length, index = 0; length < size; index++) {
      const next = line(index);
      made.push(next);
      length += next.length;
    }
    return made.join("");
  };

/** One key below the other, each further to the right. */
const stairs = (key: string) => (size: number) => {
  const depth = Math.floor(Math.sqrt(size * 2));
  return lines((index) => `${" ".repeat(index % depth)}${key}\n`)(size);
};

const nest = (open: string, close: string) => (size: number) => {
  const count = Math.floor(size / (open.length + close.length));
  return open.repeat(count) + close.repeat(count);
};

/** Each line has ten times what the one before has. */
const laughs = (line: (index: number) => string) => (size: number) =>
  lines((index) => (index < 20 ? line(index) : `x${index}: 1\n`), "a0: &a0 [x, x]\n")(size);

export const hostileTexts: ReadonlyMap<string, (size: number) => string> = new Map(
  Object.entries({
    "JSON objects one behind the other": repeat('{"a":1}'),
    "JSON objects, one of them not closed": (size) => `${repeat('{"a":1}')(size)}{`,
    "JSON values of no brackets": (size) => `{}${repeat(" 1")(size)}`,
    "JSON objects with nothing in them": repeat("{}"),
    "documents of one character": repeat("a\n---\n"),
    "escapes that only JSON has": (size) => `{"a":"${repeat("\\/")(size)}"}`,
    "escapes that only JSON has, in keys": (size) => `{${lines((index) => `"\\ud83d\\ude00${index}":1,`)(size)}"":1}`,
    "a JSON string, not closed": (size) => `{}"${repeat('\\"')(size)}`,
    "a wide mapping": lines((index) => `key${index}: value\n`),
    "a wide mapping in brackets": (size) => `{${lines((index) => `k${index}: v, `)(size)}}`,
    "a wide list": repeat("- a\n"),
    "a wide list in brackets": (size) => `[${repeat("a,")(size)}]`,
    "a wide list of empty items": repeat("-\n"),
    "one key again and again": repeat("a: 1\n"),
    "a few keys again and again": lines((index) => `key${index % 100}: ${index}\n`),
    "keys that look like indexes": lines((index) => `${index * 7919}: x\n`),
    "numbers as keys, falling": lines((index) => `${1_000_000_000 - index * 3}: x\n`),
    "__proto__ again and again": repeat("__proto__: {a: 1}\n"),
    "__proto__ inside __proto__": (size) => repeat("{__proto__: ")(Math.min(size, 6000)),
    "duplicate keys deep inside": (size) => `${"[".repeat(500)}{${repeat("a: 1, ")(size)}}${"]".repeat(500)}`,
    "duplicate keys at each depth": (size) =>
      `${"{a: 1, a: ".repeat(Math.min(size / 11, 500))}1${"}".repeat(Math.min(size / 11, 500))}`,
    "duplicate keys in deep places": (size) =>
      `${"{a: ".repeat(500)}[${repeat("{b: 1, b: 1}, ")(size)}]${"}".repeat(500)}`,
    "deep brackets": nest("[", "]"),
    "deep brackets, not closed": repeat("["),
    "deep braces": nest("{a: ", "}"),
    "deep braces, not closed": repeat("{a: "),
    "braces only": repeat("{"),
    "brackets and question marks": repeat("[? "),
    "deep dashes": repeat("- "),
    "deep question marks": repeat("? "),
    "deep colons": repeat(": "),
    "stairs of keys": stairs("a:"),
    "stairs of dashes": stairs("-"),
    "closing brackets": repeat("]"),
    "closing braces, line by line": repeat("}\n"),
    commas: repeat(","),
    "anchors and aliases": lines((index) => `- &a${index} x\n- *a${index}\n`),
    "one anchor, many aliases": lines(() => "- *a\n", "- &a x\n"),
    "many anchors, one name": repeat("- &a x\n"),
    "aliases of a large list": (size) => `- &a [${"x,".repeat(1000)}]\n${"- *a\n".repeat(Math.floor(size / 5))}`,
    "an alias of itself": (size) => `a: &a\n${repeat("  - *a\n")(size)}`,
    "ten billion laughs": laughs((index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(10)}]\n`),
    "laughing keys": laughs(
      (index) => `a${index + 1}: &a${index + 1} {${"abcdefghij".replace(/./g, (key) => `${key}: *a${index}, `)}}\n`,
    ),
    "a large mapping merged again and again": (size) =>
      lines((index) => `m${index}: {<<: *a}\n`, `a: &a {${lines((index) => `k${index}: 1, `)(size / 2)}}\n`)(size),
    "one mapping merged into itself again and again": (size) =>
      lines(() => "  <<: *a\n", `a: &a {${lines((index) => `k${index}: 1, `)(size / 2)}}\nb:\n`)(size),
    "merges of merges": lines(
      (index) => `m${index + 1}: &m${index + 1} {<<: *m${index}, k${index}: 1}\n`,
      "m0: &m0 {a: 1}\n",
    ),
    "doubling merges": lines(
      (index) => `m${index + 1}: &m${index + 1} {<<: [*m${index}, *m${index}], k${index}: *m${index}}\n`,
      "m0: &m0 {a: 1}\n",
    ),
    "a list of merges": (size) => `a: &a {b: 1}\nc: {<<: [${repeat("*a, ")(size)}]}`,
    "one long word": repeat("a"),
    "one long line of words": repeat("a "),
    "one long plain scalar": repeat("a\n"),
    "one long plain scalar with empty lines": repeat("a\n\n\n"),
    "one long scalar in double quotes": (size) => `"${repeat("a ")(size)}"`,
    "many lines in double quotes": (size) => `"${repeat("a\n")(size)}"`,
    "escapes in double quotes": (size) => `"${repeat("\\n\\u0041")(size)}"`,
    "escaped line breaks": (size) => `"${repeat("\\\n")(size)}"`,
    "a double quote, not closed": (size) => `"${repeat("a ")(size)}`,
    "a single quote, not closed": (size) => `'${repeat("a\n")(size)}`,
    "double quotes": repeat('"'),
    "single quotes": repeat("'"),
    "doubled single quotes": (size) => `'${repeat("''")(size)}'`,
    "empty lines in quotes": (size) => `'${repeat("\n")(size)}'`,
    "a long literal": (size) => `a: |\n${repeat("  x\n")(size)}`,
    "a literal of empty lines": (size) => `a: |+\n${repeat("\n")(size)}b: 1\n`,
    "a literal of spaces": (size) => `a: |\n${repeat(" ")(size)}\n`,
    "a literal with ever more leading spaces": (size) => `a: |\n${stairs("")(size)}`,
    "a long folded scalar": (size) => `a: >\n${repeat("  x y\n")(size)}`,
    "a folded scalar of empty lines": (size) => `a: >\n${repeat("  x\n\n")(size)}`,
    "many literals": repeat("- |\n  x\n"),
    "references in a row": (size) => `a: "${repeat("$(")(size)}"`,
    "exclamation marks": repeat("!"),
    "exclamation marks and blanks": repeat("! "),
    "a long tag": (size) => `!${repeat("a")(size)} b`,
    "a tag of escapes": (size) => `!${repeat("%41")(size)} b`,
    "a verbatim tag, not closed": (size) => `!<${repeat("a")(size)}`,
    "many tags": repeat("- !!str 1\n"),
    ampersands: repeat("&"),
    "ampersands and blanks": repeat("& "),
    "many anchors for one node": repeat("&a "),
    "anchors and line breaks": repeat("&a\n"),
    "anchors above keys with anchors": repeat("- &a\n  &b c: d\n"),
    "an anchor above another, then a long line": (size) => `&a\n&b ${repeat("[")(size)}`,
    "an anchor above another, then a long scalar": (size) => `&a\n&b "${repeat("a\n")(size)}"`,
    "empty lists with colons": repeat("[]:\n"),
    "empty lists in the column of keys": (size) => `a:\n${repeat("[]:\n")(size)}`,
    "a long anchor": (size) => `&${repeat("a")(size)} b`,
    asterisks: repeat("*"),
    "aliases of nothing": repeat("- *a\n"),
    "percent signs": repeat("%"),
    directives: lines((index) => `%TAG !t${index}! tag:${index}\n`),
    "unknown directives": repeat("%A b\n"),
    comments: repeat("#\n"),
    "comments behind values": repeat("- a # b\n"),
    "one long comment": repeat("#"),
    "comments, further and further right": stairs("#"),
    "comments with keys between": repeat("#\na: # b\n  # c\n"),
    tabs: repeat("\t"),
    "tabs and line breaks": repeat("\t\n"),
    "tabs between words": (size) => `a: b${repeat("\t")(size)}c`,
    spaces: repeat(" "),
    "carriage returns": repeat("\r"),
    "line breaks": repeat("\n"),
    "several carriage returns before line breaks": repeat("a:\r\r\n"),
    "carriage returns in quotes": (size) => `"${repeat("\r")(size)}"`,
    "line separators": (size) => `a: |\n${repeat("  \u2028")(size)}`,
    "a number of many digits": repeat("1"),
    "a key of many digits": (size) => `? ${repeat("1")(size)}\n: a`,
    "a fraction of many digits": (size) => `0.${repeat("1")(size)}`,
    "a hexadecimal number of many digits": (size) => `0x${repeat("f")(size)}`,
    "a binary number of many digits": (size) => `0b${repeat("1")(size)}`,
    "an octal number of many zeros": repeat("0"),
    "a number of many underscores": (size) => `1${repeat("_")(size)}1`,
    "a number of many dots": repeat("1."),
    "an exponent of many digits": (size) => `1e${repeat("1")(size)}`,
    "a tagged number of many digits": (size) => `!!int ${repeat("1")(size)}`,
    "a tagged float of many digits": (size) => `!!float ${repeat("1")(size)}`,
    "dots and digits": (size) => `.${repeat("1_")(size)}x`,
    "a long timestamp": (size) => `!!timestamp 2001-01-01 00:00:00.${repeat("1")(size)}x`,
    "many big integers": repeat("- 123456789012345678\n"),
    "many words that are no numbers": repeat("- 0x_______g\n"),
    base64: (size) => `!!binary ${repeat("aGkh")(size)}`,
    "base64 of bytes that are no text": (size) => `!!binary ${repeat("////")(size)}`,
    "base64 of broken text": (size) => `!!binary ${repeat("wMDA")(size)}`,
    "a long key": (size) => `${repeat("a")(size)}: b`,
    "a long key in quotes": (size) => `"${repeat("a")(size)}": b`,
    "a long explicit key": (size) => `? ${repeat("a")(size)}\n: b`,
    "keys that are just too long": repeat(`${"a".repeat(1025)}: b\n`),
    "long keys": lines((index) => `${String(index).padStart(1000, "k")}: v\n`),
    "colons without keys": repeat(":\n"),
    "a word, then colons": repeat("a:b:c:"),
    "keys in keys": repeat("a: "),
    "dots, line by line": repeat("...\n"),
    documents: repeat("---\n"),
    "documents of one word": repeat("a\n---\n"),
    "bad separators": repeat("--- a b\n"),
    dashes: repeat("-"),
    "a document, then anything": (size) => `a\n...\n${repeat("[")(size)}`,
    "a root, then a flow": (size) => `a ${repeat("[")(size)}`,
    "a closed list, then brackets": (size) => `[]${repeat("[")(size)}`,
    "a closed list, then quotes": (size) => `[] ${repeat('"a" ')(size)}`,
    "byte order marks": repeat("\ufeff"),
    infinities: repeat("- .inf\n"),
    "infinities that are replaced": repeat("a: .inf\n"),
    "null keys that are replaced": (size) => `${repeat("a: {~: 1}\n")(size)}a: 1\n`,
    "null keys in aliases": (size) => `a: &a {~: 1}\nb: [${repeat("*a, ")(size)}]\na: 1\n`,
    emoji: (size) => `a: ${repeat("\u{1f600}")(size)}`,
    "lone surrogates": (size) => `a: ${repeat("\ud800")(size)}`,
    "lists of lists": (size) => `kind: List\nitems:\n${repeat("- kind: List\n  items: [{kind: Task}]\n")(size)}`,
    "lists of the same lists": (size) =>
      `kind: List\nitems:\n- &a {kind: List, items: [{}, {}, {}, {}, {}]}\n${repeat("- *a\n")(size)}`,
  } satisfies Record<string, (size: number) => string>),
);

/** What is too much so far, and why. */
export const tooMuch: ReadonlyMap<string, string> = new Map();
