import type { Overload } from "./functions.ts";
import { CelType, celTypes, typeOfType, typeParam } from "./types.ts";

/**
 * Reads `(int, list(A)) -> A`, or `string.(int) -> string` for what is called on a value. A single capital letter stands for
 * any type.
 *
 * @throws {TypeError} if it is written otherwise
 */
export function parseSignature(signature: string): Overload {
  const [, receiver, params = "", result = ""] = /^(?:([^.]+)\.)?\((.*)\) -> (.+)$/.exec(signature) ?? [];
  const types = parseTypes(receiver === undefined ? params : `${receiver}, ${params}`);
  const [resultType] = parseTypes(result);
  if (resultType === undefined)
    throw new TypeError(`Cannot read a signature: want \`(int) -> string\`, got ${signature}`);
  return {
    params: types,
    result: resultType,
    isMember: receiver !== undefined,
    typeParams: [...new Set(signature.match(/\b[A-Z]\b/g))].sort(),
  };
}

/** The types of a list with commas: `int, map(string, A)`. */
function parseTypes(text: string): CelType[] {
  const open: { readonly name: string; readonly types: CelType[] }[] = [{ name: "", types: [] }];
  for (const [, opened, name] of text.matchAll(/(\w+)\(|(\w+)|\)/g)) {
    const { name: outer = "", types = [] } = open.at(-1) ?? {};
    if (opened !== undefined) open.push({ name: opened, types: [] });
    else if (name !== undefined) types.push(typeNamed(name, []));
    else {
      open.pop();
      open.at(-1)?.types.push(typeNamed(outer, types));
    }
  }
  return open[0]?.types ?? [];
}

function typeNamed(name: string, params: readonly CelType[]): CelType {
  if (/^[A-Z]$/.test(name)) return typeParam(name);
  const [first = celTypes.dyn] = params;
  if (name === "type" && params.length > 0) return typeOfType(first);
  const type = PLAIN.get(name);
  if (type !== undefined) return type;
  if (name !== "list" && name !== "map") throw new TypeError(`Cannot read a signature: there is no type ${name}`);
  return new CelType(name, name, params);
}

const PLAIN = new Map<string, CelType>(
  Object.entries(celTypes).flatMap(([name, type]) => (type instanceof CelType ? [[name, type]] : [])),
);
