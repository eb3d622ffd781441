import { quote } from "../../go/quote.ts";

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
  const [name = ""] = dotted.split("[", 1);
  const outer = name.slice(0, Math.max(name.lastIndexOf("."), 0));
  const isKey = !isKnown(name) && outer !== "" && isKnown(outer);
  const end = isKey ? outer.length : name.length;
  return { name: dotted.slice(0, end), rest: dotted.slice(end) };
}

/** Why a param that has a value does not go in where it is referred to. */
export function whyParamStays({ name, rest }: ParamReference, type: string): string {
  const param = `the param ${quote(name)}`;
  if (rest.startsWith("."))
    return type === "object" ? `${param} has no key ${quote(rest.slice(1))}` : `${param} is no object`;
  if (/^\[[0-9]+\]$/.test(rest))
    return type === "array" ? `${param} has no item ${rest.slice(1, -1)}` : `${param} is no array`;
  if (type === "array")
    return `${param} is an array, and goes in only where an item of a list is nothing but the reference`;
  if (type === "object") return `${param} is an object, and goes in only as the whole value of a param`;
  return rest === "" ? `${param} is not put in here` : `${param} is a string, and has no items`;
}
