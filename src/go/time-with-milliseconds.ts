import { canonicalTime } from "./time.ts";

/** How Tekton's entrypoint writes times. */
const LAYOUT = "2006-01-02T15:04:05.000Z07:00";

interface Element {
  readonly layout: string;
  readonly pattern: RegExp;
  /** For a number that is not any: what it is, and from where to where it goes. */
  readonly range?: { readonly name: string; readonly lowest: number; readonly highest: number };
}

const literal = (text: string): Element => ({ layout: text, pattern: new RegExp(`^${text}`) });

const ELEMENTS: readonly Element[] = [
  { layout: "2006", pattern: /^[0-9]{4}/ },
  literal("-"),
  { layout: "01", pattern: /^[0-9]{2}/, range: { name: "month", lowest: 1, highest: 12 } },
  literal("-"),
  { layout: "02", pattern: /^[0-9]{2}/ },
  literal("T"),
  { layout: "15", pattern: /^[0-9]{1,2}/, range: { name: "hour", lowest: 0, highest: 23 } },
  literal(":"),
  { layout: "04", pattern: /^[0-9]{2}/, range: { name: "minute", lowest: 0, highest: 59 } },
  literal(":"),
  { layout: "05", pattern: /^[0-9]{2}/, range: { name: "second", lowest: 0, highest: 59 } },
  { layout: ".000", pattern: /^[.,][0-9]{3}/ },
  { layout: "Z07:00", pattern: /^(?:Z|[-+][0-9]{2}:[0-9]{2})/ },
];

/**
 * A point in time that is written with its milliseconds, as Kubernetes prints it, or why Go cannot read it.
 *
 * @see Go time.Parse
 * @example parseTimeWithMilliseconds("2024-01-01T00:00:00.250Z") // { time: "2024-01-01T00:00:00Z" }
 */
export function parseTimeWithMilliseconds(text: string): { readonly time: string } | { readonly error: string } {
  const failed = (why: string) => ({ error: `parsing time ${quoted(text)}${why}` });
  let rest = text;
  for (const { layout, pattern, range } of ELEMENTS) {
    const [found] = pattern.exec(rest) ?? [];
    if (found === undefined) return failed(` as ${quoted(LAYOUT)}: cannot parse ${quoted(rest)} as ${quoted(layout)}`);
    if (range !== undefined && (Number(found) < range.lowest || Number(found) > range.highest))
      return failed(`: ${range.name} out of range`);
    rest = rest.slice(found.length);
  }
  if (rest !== "") return failed(`: extra text: ${quoted(rest)}`);
  const time = canonicalTime(text);
  return time === undefined ? failed(": day out of range") : { time };
}

/** As in the reference: what is no printable ASCII is shown byte by byte. */
const quoted = (text: string): string =>
  `"${text.replace(/["\\]/g, "\\$&").replace(/[^\x20-\x7f]+/g, (other) => Array.from(new TextEncoder().encode(other), hexadecimal).join(""))}"`;

const hexadecimal = (byte: number): string => `\\x${byte.toString(16).padStart(2, "0")}`;
