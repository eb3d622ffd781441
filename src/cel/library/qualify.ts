import { CelFailure, CelUint, type CelValue, type Evaluated, isList, isMap, lookUp, typeOf } from "../values.ts";
import { formatDouble } from "./doubles.ts";

/**
 * What stands at a place of a list, or behind a key of a map; `map.field` is `map["field"]`.
 *
 * @see google/cel-go interpreter/attributes.go refQualify
 */
export function elementAt(aggregate: CelValue, key: CelValue): Evaluated {
  if (isList(aggregate)) return itemAt(aggregate, key);
  const value = isMap(aggregate) && isQualifier(key) ? lookUp(aggregate, key) : undefined;
  if (value !== undefined) return value;
  return isQualifier(key) ? new CelFailure(`no such key: ${shown(key)}`) : badQualifier(key);
}

function itemAt(list: readonly CelValue[], key: CelValue): Evaluated {
  const index =
    typeof key === "bigint" || typeof key === "number"
      ? Number(key)
      : key instanceof CelUint
        ? Number(key.value)
        : undefined;
  if (index === undefined)
    return isQualifier(key)
      ? new CelFailure(`unsupported index type '${typeOf(key).name}' in list`)
      : badQualifier(key);
  // As in the reference, an index is an int.
  if (!Number.isInteger(index) || (typeof key !== "bigint" && index >= 2 ** 63))
    return new CelFailure(`unsupported index value ${shown(key)} in list`);
  return index < 0 || index >= list.length
    ? new CelFailure(`index out of bounds: ${shown(key)}`)
    : (list[index] ?? null);
}

/**
 * Whether a map has a field. What is no map has none, but a list has no fields at all.
 *
 * @see google/cel-go interpreter/interpretable.go evalTestOnly
 */
export function hasField(map: CelValue, field: string): Evaluated {
  return isList(map) ? itemAt(map, field) : isMap(map) && lookUp(map, field) !== undefined;
}

/** Whether a value may stand in brackets behind a map or list. */
export const isQualifier = (key: CelValue): boolean => typeof key !== "object" || key instanceof CelUint;

export const badQualifier = (key: CelValue): CelFailure => new CelFailure(`invalid qualifier type: ${goTypeOf(key)}`);

/** What the type of a value is called in the reference's own code, which some messages tell. */
export function goTypeOf(value: CelValue): string {
  const { kind } = typeOf(value);
  const name = kind.charAt(0).toUpperCase() + kind.slice(1);
  if (kind === "list" || kind === "map") return `*types.base${name}`;
  return kind === "type" ? "*types.Type" : `types.${name}`;
}

/** A key as messages have it. */
function shown(key: CelValue): string {
  if (typeof key === "number") return formatDouble(key);
  return key instanceof CelUint ? String(key.value) : String(key);
}
