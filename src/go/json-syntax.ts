import { quote } from "./quote.ts";

/**
 * Why Go's decoder does not take a text for JSON, word for word; undefined if it is JSON.
 *
 * @see Go encoding/json Valid, SyntaxError
 * @example jsonSyntaxError("nope") // "invalid character 'o' in literal null (expecting 'u')"
 */
export function jsonSyntaxError(text: string): string | undefined {
  const open: Inside[] = [];
  let state: State = value;
  // As in the reference: a blank at the end ends a number, and is what is wrong with half a one.
  for (const byte of new TextEncoder().encode(`${text} `)) {
    const character = String.fromCharCode(byte);
    const next = state(character, open);
    if (typeof next !== "string") state = next;
    else return `invalid character ${quoteCharacter(character)} ${next}`;
  }
  return state === afterAll ? undefined : "unexpected end of JSON input";
}

/** What comes next in a list, or in an object. */
type Inside = "item" | "key" | "value";

/** What comes of one more byte: the next state, or why it cannot stand there. */
type State = (character: string, open: Inside[]) => State | string;

/** How many lists and objects may be open at once. */
const MOST_LEVELS = 10_000;

const isBlank = (character: string): boolean => " \t\r\n".includes(character);
const isDigit = (character: string): boolean => character >= "0" && character <= "9";

const value: State = (character, open) => {
  if (isBlank(character)) return value;
  if (character === "{") return open.push("key") > MOST_LEVELS ? TOO_DEEP : firstKey;
  if (character === "[") return open.push("item") > MOST_LEVELS ? TOO_DEEP : firstItem;
  if (character === '"') return inString;
  if (character === "-") return afterMinus;
  if (character === "0") return afterInteger;
  if (isDigit(character)) return inInteger;
  const word = WORDS.get(character);
  return word === undefined ? "looking for beginning of value" : inWord(word, 1);
};

const TOO_DEEP = "exceeded max depth";

const WORDS = new Map([
  ["t", "true"],
  ["f", "false"],
  ["n", "null"],
]);

const inWord =
  (word: string, at: number): State =>
  (character) => {
    const expected = word.charAt(at);
    if (character !== expected) return `in literal ${word} (expecting '${expected}')`;
    return at + 1 === word.length ? afterValue : inWord(word, at + 1);
  };

const firstItem: State = (character, open) => {
  if (isBlank(character)) return firstItem;
  return character === "]" ? close(open) : value(character, open);
};

const firstKey: State = (character, open) => {
  if (isBlank(character)) return firstKey;
  return character === "}" ? close(open) : key(character, open);
};

const key: State = (character) => {
  if (isBlank(character)) return key;
  return character === '"' ? inString : "looking for beginning of object key string";
};

function close(open: Inside[]): State {
  open.pop();
  return open.length === 0 ? afterAll : afterValue;
}

const afterAll: State = (character) => (isBlank(character) ? afterAll : "after top-level value");

const afterValue: State = (character, open) => {
  const inside = open.at(-1);
  if (inside === undefined) return afterAll(character, open);
  if (isBlank(character)) return afterValue;
  if (inside === "item") return afterItem(character, open);
  if (inside === "value") return afterPair(character, open);
  if (character !== ":") return "after object key";
  open.splice(-1, 1, "value");
  return value;
};

const afterItem: State = (character, open) => {
  if (character === ",") return value;
  return character === "]" ? close(open) : "after array element";
};

const afterPair: State = (character, open) => {
  if (character === "}") return close(open);
  if (character !== ",") return "after object key:value pair";
  open.splice(-1, 1, "key");
  return key;
};

const inString: State = (character) => {
  if (character === '"') return afterValue;
  if (character === "\\") return inEscape;
  return character < " " ? "in string literal" : inString;
};

const inEscape: State = (character) => {
  if (character === "u") return inHexadecimal(4);
  return '"\\/bfnrt'.includes(character) ? inString : "in string escape code";
};

const inHexadecimal =
  (left: number): State =>
  (character) => {
    if (!/[0-9a-fA-F]/.test(character)) return "in \\u hexadecimal character escape";
    return left === 1 ? inString : inHexadecimal(left - 1);
  };

const afterMinus: State = (character) => {
  if (character === "0") return afterInteger;
  return isDigit(character) ? inInteger : "in numeric literal";
};

const inInteger: State = (character, open) => (isDigit(character) ? inInteger : afterInteger(character, open));

const afterInteger: State = (character, open) => (character === "." ? afterPoint : afterFraction(character, open));

const afterPoint: State = (character) => (isDigit(character) ? inFraction : "after decimal point in numeric literal");

const inFraction: State = (character, open) => (isDigit(character) ? inFraction : afterFraction(character, open));

const afterFraction: State = (character, open) =>
  character === "e" || character === "E" ? afterE : afterValue(character, open);

const afterE: State = (character, open) =>
  character === "+" || character === "-" ? afterSign : afterSign(character, open);

const afterSign: State = (character) => (isDigit(character) ? inExponent : "in exponent of numeric literal");

const inExponent: State = (character, open) => (isDigit(character) ? inExponent : afterValue(character, open));

function quoteCharacter(character: string): string {
  if (character === "'") return "'\\''";
  return character === '"' ? `'"'` : `'${quote(character).slice(1, -1)}'`;
}
