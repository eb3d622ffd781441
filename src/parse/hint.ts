/** A mistake in YAML that people make often, and what helps. */
interface Advice {
  /** What the reader says of it. */
  readonly message?: RegExp;
  readonly line?: RegExp;
  /** What stands before it on its line. */
  readonly before?: RegExp;
  /** What stands at its place, up to the end of the line. */
  readonly behind?: RegExp;
  readonly hint: string;
}

const TABS = "indent with spaces: YAML takes no tabs there";

/** The first that fits counts. */
const ADVICE: readonly Advice[] = [
  { line: /\{\{/, hint: "this looks like a template, `{{ … }}`: only what it renders can be read" },
  { message: /tab character/, hint: TABS },
  { behind: /^\t/, hint: TABS },
  { message: /cannot start any token/, hint: "put the value in quotes: no plain one starts with this character" },
  {
    message: /mapping values are not allowed/,
    hint: "is the line indented too far? A value that holds `: ` has to be in quotes",
  },
  { message: /unexpected end of stream/, hint: "the quote that opens here is not closed" },
  { message: /unexpected document indicator/, hint: "a quote further up is not closed" },
  { message: /could not find expected ':'/, hint: "want `key: value`" },
  { message: /expected ',' or/, hint: "is a bracket not closed? In brackets, commas stand between values" },
  {
    message: /expected (?:key|'-' indicator)$/,
    before: /^\s*$/,
    hint: "is it indented like the lines before it?",
  },
  { message: /expected key$/, hint: "the value before it has ended: are its quotes right?" },
];

/** What may help against a syntax error at `offset`; undefined if it is not one of those that people make often. */
export function hintFor(message: string, text: string, offset: number): string | undefined {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const [behind = ""] = text.slice(offset, offset + LONGEST_LINE).split("\n", 1);
  const before = text.slice(Math.max(lineStart, offset - LONGEST_LINE), offset);
  const fits = (pattern: RegExp | undefined, what: string) => pattern?.test(what) !== false;
  return ADVICE.find(
    (advice) =>
      fits(advice.message, message) &&
      fits(advice.line, before + behind) &&
      fits(advice.before, before) &&
      fits(advice.behind, behind),
  )?.hint;
}

/** Of longer lines only a part is looked at. */
const LONGEST_LINE = 500;
