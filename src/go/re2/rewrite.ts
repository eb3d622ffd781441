import { classNameInRe2 } from "./class-name.ts";

/** A pattern as @bufbuild/re2 has to be told it. */
export interface RewrittenPattern {
  readonly text: string;
  /** What the user wrote, by what an error quotes of `text`. */
  readonly quotes: ReadonlyMap<string, string>;
}

/**
 * Writes a pattern so that @bufbuild/re2 understands it as Go does.
 *
 * - `\p{Letter}`, `\pl` become `\p{L}`: see `classNameInRe2`.
 * - `(?P<x>` becomes `(`: two groups may have the same name, and nobody asks for it.
 * - `{*` becomes `\{*`: a brace that begins no repetition means itself, and may be repeated.
 * - `[[:]` becomes `[\[:]`: without an end further on, it is no name.
 *
 * What Go refuses stays wrong. Up to there it has no other errors, so of what is written twice the first is quoted.
 *
 * @see Go regexp/syntax Parse, with the flags Perl
 * @example rewritePattern("(?P<x>\\p{letter}{*)").text // "(\\p{L}\\{*)"
 */
export function rewritePattern(pattern: string): RewrittenPattern {
  const quotes = new Map<string, string>();
  // To look for it from each `[:` on would take long.
  const lastNameEnd = pattern.lastIndexOf(":]");
  let pos = 0;
  let text = "";
  while (pos < pattern.length) text += rewritePart();
  remember(text, pattern);
  return { text, quotes };

  function rewritePart(): string {
    const start = pos;
    const [part = "", bracket, groupName, brace, cutName, ...className] = take(PART);
    if (bracket) return rewriteClass(bracket, start);
    if (groupName) return "(";
    if (brace) return "\\{";
    // Where the pattern ends behind `<`, Go sees no name.
    if (cutName) return remember("(?P", cutName);
    return rewriteClassName(part, className);
  }

  function rewriteClass(members: string, start: number): string {
    for (let member = ""; member !== "]"; members += member) {
      if (pos >= pattern.length) return remember(members, pattern.slice(start));
      member = rewriteMember();
    }
    return members;
  }

  function rewriteMember(): string {
    const start = pos;
    const [member = "", ...className] = take(MEMBER);
    if (member !== "[:") return rewriteClassName(member, className);
    if (pos > lastNameEnd) return "\\[:";
    pos = pattern.indexOf(":]", pos) + 2;
    const name = pattern.slice(start, pos);
    return remember(name.startsWith("[:]") ? "[:]" : name, name);
  }

  function rewriteClassName(
    part: string,
    [letter, caret = "", long, short = ""]: readonly (string | undefined)[],
  ): string {
    return remember(letter ? `\\${letter}{${caret}${classNameInRe2(long ?? short)}}` : part, part);
  }

  function take(syntax: RegExp): readonly (string | undefined)[] {
    syntax.lastIndex = pos;
    const match = syntax.exec(pattern) ?? [];
    pos = syntax.lastIndex;
    return match;
  }

  function remember(rewritten: string, original: string): string {
    if (!quotes.has(rewritten)) quotes.set(rewritten, original);
    return rewritten;
  }
}

const CLASS_NAME = String.raw`\\([pP])(?:\{(\^?)([^}]*)\}|([^{}]))|\\[pP](?:\{[^]*|\})`;
const CHARACTER = String.raw`(?:\\x(?:\{[^}]*\}?|[^]{1,2})|\\[0-7]{1,3}|\\?[^])`;
const RANGE = `${CHARACTER}(?:-(?!\\])${CHARACTER})?`;
/** A bracket is taken with what it cannot be without: one that closes and comes first means itself. */
const PART = new RegExp(
  String.raw`(\[\^?(?:(?=\])${RANGE})?)|(\(\?P?<\w+>)(?!\?)|(\{)(?=[*+?{])|(\(\?P|\(\?<)<?$|` +
    String.raw`\\Q[^]*?(?:\\E|$)|\(\?(?:P?<[^>]*>?|[imsU-]*[^:)]?)|${CLASS_NAME}|${CHARACTER}`,
  "uy",
);
const MEMBER = new RegExp(String.raw`\[:|\]|\\[dswDSW]|${CLASS_NAME}|${RANGE}`, "uy");
