import jsonPatch from "fast-json-patch";
import { isTooDeep } from "../../go/is-too-deep.ts";
import type { PatchOperation } from "../../go/json.ts";
import { wantObject } from "../../wrong-argument.ts";
import { mapList, mapRecord } from "./share.ts";

const MAX_DEPTH = 1000;

/**
 * The JSON Patch (RFC 6902) that leads from one resource to another, as a mutating webhook answers it: what defaulting
 * has changed. Both are left as they are; values in the patch are parts of `after`.
 *
 * A value may hold a bigint, which `JSON.stringify` refuses. Keys may be called `__proto__`: the patch names them, but
 * `applyPatch` of fast-json-patch refuses to follow such a path.
 *
 * @throws {TypeError} if one is no object, or holds itself, or is more than a thousand levels deep
 * @see RFC 6902
 * @example defaultsPatch({ kind: "Task" }, { kind: "Task", spec: {} }) // [{ op: "add", path: "/spec", value: {} }]
 */
export function defaultsPatch(before: object, after: object): readonly PatchOperation[] {
  for (const resource of [before, after]) {
    wantObject(resource, "compare resources", "two resources");
    if (isTooDeep(resource, MAX_DEPTH))
      throw new TypeError("Cannot compare resources: one holds itself, or is too deep");
  }
  return jsonPatch.compare(withoutBigints(before), withoutBigints(after)).map(({ op, path }) => {
    if (op === "remove") return { op, path };
    // `compare` makes no operations but these three.
    return { op: op === "add" ? "add" : "replace", path, value: valueAt(after, path) };
  });
}

/**
 * `compare` copies values by way of JSON, which has no bigints. It gets texts for them, which will do: a field does not
 * turn from a text into an integer.
 */
function withoutBigints<T>(value: T): T;
function withoutBigints(value: unknown): unknown {
  if (typeof value === "bigint") return `${value}n`;
  if (Array.isArray(value)) return mapList<unknown>(value, withoutBigints);
  return isCollection(value) ? mapRecord(value, withoutBigints) : value;
}

/** Paths of added and replaced values lead to the same place in what is compared to. */
function valueAt(root: unknown, path: string): unknown {
  let value = root;
  for (const key of path.split("/").slice(1)) {
    if (isCollection(value)) value = value[jsonPatch.unescapePathComponent(key)];
  }
  return value;
}

/** Lists count: they are asked by index. */
const isCollection = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
