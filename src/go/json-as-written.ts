/** A value of a JSON text: a scalar as it is written, `1.50` or `"a"` with its quotes, or what holds others. */
export type WrittenJson = string | WrittenContainer;

/** A list, or an object: then the items are keys and values by turns, keys that come again included. */
export interface WrittenContainer {
  readonly kind: "array" | "object";
  readonly items: readonly WrittenJson[];
}

/**
 * Reads a JSON text without losing anything that `JSON.parse` loses: how numbers are written, keys that come again, and the
 * order of keys. Any depth will do: there is no recursion.
 *
 * @param text - JSON, of which `jsonSyntaxError` has nothing to say
 * @example jsonAsWritten('{"a": 1.50, "a": "b"}') // { kind: "object", items: ['"a"', "1.50", '"a"', '"b"'] }
 */
export function jsonAsWritten(text: string): WrittenJson {
  const top: WrittenJson[] = [];
  const open = [top];
  for (const token of tokensOf(text)) {
    if (token === "]" || token === "}") open.pop();
    else if (token === "[" || token === "{") {
      const items: WrittenJson[] = [];
      open.at(-1)?.push({ kind: token === "[" ? "array" : "object", items });
      open.push(items);
    } else open.at(-1)?.push(token);
  }
  return top[0] ?? "null";
}

/** The kind of a value in the words of Go's decoder: `"array"`, `"object"`, `"string"`, `"bool"`, `"number"` or `"null"`. */
export function kindOf(value: WrittenJson): string {
  if (typeof value !== "string") return value.kind;
  return KINDS.get(value.charAt(0)) ?? "number";
}

const KINDS = new Map([
  ['"', "string"],
  ["t", "bool"],
  ["f", "bool"],
  ["n", "null"],
]);

/** All but blanks, commas and colons. */
function* tokensOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = endOfToken(text, at);
    if (!BETWEEN.includes(text.charAt(at))) yield text.slice(at, end);
    at = end;
  }
}

const BETWEEN = " \t\r\n,:";
const SINGLE = `${BETWEEN}[]{}`;

function endOfToken(text: string, start: number): number {
  if (text.charAt(start) === '"') return endOfString(text, start);
  let end = start + 1;
  if (SINGLE.includes(text.charAt(start))) return end;
  while (end < text.length && !SINGLE.includes(text.charAt(end))) end++;
  return end;
}

function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text.charAt(end) !== '"') end += text.charAt(end) === "\\" ? 2 : 1;
  return end + 1;
}
