const HEX = "[0-9a-fA-F]";
/** An escape, and what one may have begun with. */
const ESCAPE = String.raw`\\(?:[abfnrtv"'?${"`"}\\]|[0-3][0-7]{2}|[xX]${HEX}{2}|u${HEX}{4}|U${HEX}{8})`;
const BEGUN_ESCAPE = String.raw`\\(?:[0-3][0-7]?|[xX]${HEX}?|u${HEX}{0,3}|U${HEX}{0,7})?`;

/** The escapes in a string, with the digits of each, or the letter. */
export const ESCAPES = new RegExp(
  String.raw`\\(?:[xX](${HEX}{2})|u(${HEX}{4})|U(${HEX}{8})|([0-3][0-7]{2})|([^]))`,
  "g",
);

/** A string, with the letters before it. */
export const STRING = new RegExp(
  `[bB]?(?:[rR](?:${quoted("[^]", "[^Q\\n\\r]")})|${quoted(`[^\\\\]|${ESCAPE}`, `[^\\\\Q\\n\\r]|${ESCAPE}`)})`,
  "y",
);

/** Strings in three quotes, or in one, of either kind: what may stand in them is given. */
function quoted(inThree: string, inOne: string): string {
  return ['"', "'"]
    .map(
      (quote) =>
        `${quote.repeat(3)}(?:${inThree})*?${quote.repeat(3)}|${quote}(?:${inOne.replace("Q", quote)})*${quote}`,
    )
    .join("|");
}

const IN_BACKTICKS = String.raw`[\w./ -]`;
export const ESCAPED_NAME = new RegExp(`\`${IN_BACKTICKS}+\``, "y");

/** What a string, a name in backticks or an operator may have begun with that is none. */
export const UNFINISHED = new RegExp(`${unfinished('"')}|${unfinished("'")}|\`${IN_BACKTICKS}*|[=&|]`, "y");

function unfinished(quote: string): string {
  return `${quote}(?:[^\\\\${quote}\\n\\r]|${ESCAPE})*(?:${BEGUN_ESCAPE})?`;
}
