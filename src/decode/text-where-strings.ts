import { formatFloat32 } from "../go/number.ts";
import { isRecord } from "./json-record.ts";
import { fieldNamed } from "./merge-values.ts";
import type { ValueType } from "./types.ts";

/**
 * Structs that hold another one in place. The reader looks for the fields of that one in the wrong place, so numbers
 * stay numbers in them; here are the fields of the outer struct, which are not concerned.
 */
const OWN_FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ["Volume", ["name"]],
  ["ConfigMapKeySelector", ["key", "optional"]],
  ["SecretKeySelector", ["key", "optional"]],
]);

/**
 * What was read from YAML, with numbers and booleans as texts wherever a string is wanted. So reads who gives a type to
 * `sigs.k8s.io/yaml`, as Tekton does for the templates in its ConfigMaps; resources are read without.
 *
 * Of a number only its value is known here: `1e6` becomes `"1000000"`, in the reference `"1e+06"`.
 *
 * @see sigs.k8s.io/yaml Unmarshal
 * @example textWhereStrings({ gpu: true }, { kind: "map", item: { kind: "string" } }) // { gpu: "true" }
 */
export function textWhereStrings(value: unknown, type: ValueType): unknown {
  switch (type.kind) {
    case "string":
      return scalarText(value);
    case "list":
      return Array.isArray(value) ? value.map((item) => textWhereStrings(item, type.item)) : value;
    case "map":
      return mapFields(value, () => type.item);
    case "struct": {
      const ownFields = OWN_FIELDS.get(type.struct.id);
      return mapFields(value, (key) => {
        const field = fieldNamed(type.struct, key);
        return field === undefined || ownFields?.includes(field.name) === false ? undefined : field.type;
      });
    }
    default:
      return value;
  }
}

function scalarText(value: unknown): unknown {
  if (typeof value === "number") return printsAsInteger(value) ? String(value) : formatFloat32(value);
  return typeof value === "boolean" || typeof value === "bigint" ? String(value) : value;
}

/** As an integer is in the reference: the reader gives those beyond ±2^53 as bigints, and knows no integer -0. */
const printsAsInteger = (value: number): boolean => Number.isSafeInteger(value) && !Object.is(value, -0);

function mapFields(value: unknown, typeOf: (key: string) => ValueType | undefined): unknown {
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => {
    const type = typeOf(key);
    return [key, type === undefined ? item : textWhereStrings(item, type)];
  });
  return Object.fromEntries(entries);
}
