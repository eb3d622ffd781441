import { classNameInRe2 } from "./class-name.ts";

/** A pattern as @bufbuild/re2 has to be told it. */
export interface RewrittenPattern {
  readonly text: string;
  /** What the user wrote, by what an error quotes of `text`. */
  readonly quotes: ReadonlyMap<string, string>;
}

/**
 * Writes a pattern so that @bufbuild/re2 understands it as Go does, in time linear in its length.
 *
 * - `\p{Letter}`, `\pl` become `\p{L}`: see `classNameInRe2`.
 * - `(?P<x>` becomes `(`: two groups may have the same name, and nobody asks for it.
 * - `{*` becomes `\{*`: a brace that begins no repetition means itself, and may be repeated.
 * - `[[:]` becomes `[\[:]`: without `:]` further on, it begins no name.
 *
 * What Go refuses stays wrong, and the first error stays the first.
 *
 * @see Go regexp/syntax Parse, with the flags Perl
 * @example rewritePattern("(?P<x>\\p{letter}{*)").text // "(\\p{L}\\{*)"
 */
export function rewritePattern(pattern: string): RewrittenPattern {
  const quotes = new Map<string, string>();
  // To look for it from each `[:` on would take time in proportion to the square of the length.
  const lastNameEnd = pattern.lastIndexOf(":]");
  let pos = 0;
  let text = "";
  while (pos < pattern.length) text += rewritePart();
  remember(text, pattern);
  return { text, quotes };

  function rewritePart(): string {
    const start = pos;
    const part = take(PART);
    if (part.bracket) return rewriteClass(part.bracket, start);
    if (part.groupName) return "(";
    if (part.brace) return "\\{";
    // Where the pattern ends behind `<`, Go sees no name.
    if (part.cutName) return remember("(?P", part.cutName);
    return rewriteClassName(part, start);
  }

  function rewriteClass(bracket: string, start: number): string {
    let members = bracket;
    while (pos < pattern.length) {
      const member = rewriteMember();
      members += member;
      if (member === "]") return members;
    }
    return remember(members, pattern.slice(start));
  }

  function rewriteMember(): string {
    const start = pos;
    const member = take(MEMBER);
    if (!member.nameStart) return rewriteClassName(member, start);
    if (pos > lastNameEnd) return "\\[:";
    pos = pattern.indexOf(":]", pos) + 2;
    const name = pattern.slice(start, pos);
    // @bufbuild/re2 takes one `:` for both ends.
    return remember(name.startsWith("[:]") ? "[:]" : name, name);
  }

  function rewriteClassName({ p, caret = "", long, short = "" }: Parts, start: number): string {
    const original = pattern.slice(start, pos);
    // What is none stays, but may be what an error quotes.
    return remember(p ? `\\${p}{${caret}${classNameInRe2(long ?? short)}}` : original, original);
  }

  function take(syntax: RegExp): Parts {
    syntax.lastIndex = pos;
    const match = syntax.exec(pattern);
    pos = syntax.lastIndex;
    return match?.groups ?? {};
  }

  /** What is written twice and wrong is quoted as it was written first: there, reading ended. */
  function remember(rewritten: string, original: string): string {
    if (!quotes.has(rewritten)) quotes.set(rewritten, original);
    return rewritten;
  }
}

type PartName = "bracket" | "groupName" | "brace" | "cutName" | "nameStart" | "p" | "caret" | "long" | "short";
type Parts = Readonly<Partial<Record<PartName, string>>>;

const CLASS_NAME = String.raw`\\(?<p>[pP])(?:\{(?<caret>\^?)(?<long>[^}]*)\}|(?<short>[^{}]))|\\[pP](?:\{[^]*|\})`;
const CHARACTER = String.raw`(?:\\x(?:\{[^}]*\}?|[^]{1,2})|\\[0-7]{1,3}|\\?[^])`;
const RANGE = `${CHARACTER}(?:-(?!\\])${CHARACTER})?`;
/** A bracket is taken with what it cannot be without: one that closes and comes first means itself. */
const PART = new RegExp(
  String.raw`(?<bracket>\[\^?(?:(?=\])${RANGE})?)|(?<groupName>\(\?P?<\w+>)(?!\?)|(?<brace>\{)(?=[*+?{])|` +
    String.raw`(?<cutName>\(\?P|\(\?<)<?$|\\Q[^]*?(?:\\E|$)|\(\?(?:P?<[^>]*>?|[imsU-]*[^:)]?)|${CLASS_NAME}|${CHARACTER}`,
  "uy",
);
const MEMBER = new RegExp(String.raw`(?<nameStart>\[:)|\]|\\[dswDSW]|${CLASS_NAME}|${RANGE}`, "uy");
