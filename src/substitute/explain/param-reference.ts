import { isList } from "../../go/json.ts";
import { quote } from "../../go/quote.ts";
import type { ParamValue } from "../../types/param.ts";
import { isObjectValue } from "../param-replacements.ts";

/** A reference to a param, taken apart. */
export interface ParamReference {
  readonly name: string;
  /** What stands behind the name: `[0]`, `[*]`, `.key`. */
  readonly rest: string;
}

/**
 * The param that an expression refers to; undefined if it refers to something else. `isKnown` says which names there are:
 * in dotted notation, `a.b` may be a param or a key of one.
 */
export function paramReference(expression: string, isKnown: (name: string) => boolean): ParamReference | undefined {
  const quoted = /^params\[(?:"([^"]*)"|'([^']*)')\](.*)$/s.exec(expression);
  if (quoted !== null) return { name: quoted[1] ?? quoted[2] ?? "", rest: quoted[3] ?? "" };
  const dotted = /^(?:inputs\.)?params\.(.*)$/s.exec(expression)?.[1];
  if (dotted === undefined) return undefined;
  const [whole = ""] = dotted.split("[", 1);
  const end = knownPart(whole, isKnown).length;
  return { name: dotted.slice(0, end), rest: dotted.slice(end) };
}

/** The param in front of a key, which may have dots itself; the whole text if none is known. */
function knownPart(text: string, isKnown: (name: string) => boolean): string {
  let end = text.length;
  for (let dots = 0; dots <= MOST_DOTS && end > 0; dots++) {
    const name = text.slice(0, end);
    if (isKnown(name)) return name;
    end = name.lastIndexOf(".");
  }
  return text;
}

/** More parts than any name and key have. */
const MOST_DOTS = 10;

/** Why a param does not go in where it is referred to. Its value may be unknown. */
export function whyParamStays({ name, rest }: ParamReference, type: string, value: ParamValue | undefined): string {
  const param = `the param ${quote(name)}`;
  if (value !== undefined && hasPart(value, rest)) return `${param} is not put in here`;
  if (rest.startsWith("."))
    return type === "object" ? `${param} has no key ${quote(rest.slice(1))}` : `${param} is no object`;
  if (/^\[[0-9]+\]$/.test(rest))
    return type === "array" ? `${param} has no item ${rest.slice(1, -1)}` : `${param} is no array`;
  if (type === "array")
    return `${param} is an array, and goes in only where an item of a list is nothing but the reference`;
  if (type === "object") return `${param} is an object, and goes in only as the whole value of a param`;
  return rest === "" ? `${param} is not put in here` : `${param} is a string, and has no items`;
}

/** Whether a value has the item or the key that a reference names. */
function hasPart(value: ParamValue, rest: string): boolean {
  if (rest.startsWith(".")) return isObjectValue(value) && Object.hasOwn(value, rest.slice(1));
  const [, index] = /^\[([0-9]+)\]$/.exec(rest) ?? [];
  return isList(value) && index !== undefined && Number(index) < value.length;
}
