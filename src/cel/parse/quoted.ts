/** An escape, and what one may have begun with. */
const ESCAPE = String.raw`\\(?:[abfnrtv"'?${"`"}\\]|[0-3][0-7]{2}|[xX]${hex(2)}|u${hex(4)}|U${hex(8)})`;
const BEGUN_ESCAPE = String.raw`\\(?:[0-3][0-7]?|[xX]${hex("0,1")}|u${hex("0,3")}|U${hex("0,7")})?`;

function hex(count: number | string): string {
  return `[0-9a-fA-F]{${count}}`;
}

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

export const ESCAPED_NAME = /`[\w./ -]+`/y;

/** What a string, a name in backticks or an operator may have begun with that is none. */
export const UNFINISHED = new RegExp(`${unfinished('"')}|${unfinished("'")}|\`[\\w./ -]*|[=&|]`, "y");

function unfinished(quote: string): string {
  return `${quote}(?:[^\\\\${quote}\\n\\r]|${ESCAPE})*(?:${BEGUN_ESCAPE})?`;
}
