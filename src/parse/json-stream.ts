/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The objects of a text that is nothing but JSON objects, one behind the other and at least two; undefined for any other.
 *
 * @see k8s.io/apimachinery pkg/util/yaml/decoder.go YAMLOrJSONDecoder
 * @example jsonObjectsIn('{"a":1} {"b":2}') // [{ start: 0, end: 7 }, { start: 8, end: 15 }]
 */
export function jsonObjectsIn(text: string): readonly Stretch[] | undefined {
  if (!/^[ \t\r\n]*\{/.test(text) || !/\}[ \t\r\n]*\{/.test(text)) return undefined;
  const objects: Stretch[] = [];
  for (let start = afterSpace(text, 0); start < text.length; start = afterSpace(text, objects.at(-1)?.end ?? 0)) {
    const end = endOfObject(text, start);
    if (end < 0) return undefined;
    objects.push({ start, end });
  }
  return objects.length > 1 && objects.every(({ start, end }) => isJson(text.slice(start, end))) ? objects : undefined;
}

function afterSpace(text: string, pos: number): number {
  while (pos < text.length && " \t\r\n".includes(text.charAt(pos))) pos++;
  return pos;
}

/** Behind the bracket that closes the object which starts at `start`; -1 if none starts there, or it is not closed. */
function endOfObject(text: string, start: number): number {
  if (!text.startsWith("{", start)) return -1;
  const token = /\\.|["{}]/gs;
  token.lastIndex = start;
  let depth = 0;
  let inString = false;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    if (found[0] === '"') inString = !inString;
    else if (!inString && found[0] === "{") depth++;
    else if (!inString && found[0] === "}" && --depth === 0) return token.lastIndex;
  }
  return -1;
}

/** Whether a text is JSON, and not just YAML. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
