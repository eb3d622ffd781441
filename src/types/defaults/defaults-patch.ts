import jsonPatch from "fast-json-patch";
import { isTooDeep } from "../../go/is-too-deep.ts";
import type { PatchOperation } from "../../go/json.ts";
import { keysOfPointer } from "../../go/json-pointer.ts";
import { formatTime } from "../../go/time.ts";
import { valueAt } from "../../value-at.ts";
import { wantObject, wrongArgument } from "../../wrong-argument.ts";
import { mapList, mapRecord } from "./share.ts";

const MAX_DEPTH = 1000;

/**
 * The JSON Patch (RFC 6902) that leads from one resource to another, as a mutating webhook answers it: what defaulting
 * has changed. Both are left as they are; values in the patch are parts of `after`. A field that is undefined is as none, and a
 * Date as the time that Kubernetes writes.
 *
 * A value may hold a bigint, which `JSON.stringify` refuses. Keys may be called `__proto__`: the patch names them, but
 * `applyPatch` of fast-json-patch refuses to follow such a path.
 *
 * @throws {TypeError} if one is no object, or holds itself or an invalid Date, or is more than a thousand levels deep
 * @see RFC 6902
 * @example defaultsPatch({ kind: "Task" }, { kind: "Task", spec: {} }) // [{ op: "add", path: "/spec", value: {} }]
 */
export function defaultsPatch(before: object, after: object): readonly PatchOperation[] {
  for (const resource of [before, after]) {
    wantObject(resource, DOING, "two resources");
    if (isTooDeep(resource, MAX_DEPTH))
      throw new TypeError("Cannot compare resources: one holds itself, or is too deep");
  }
  const [from, to] = [asJson(before), asJson(after)];
  return jsonPatch.compare(withoutBigints(from), withoutBigints(to)).map(({ op, path }) => {
    if (op === "remove") return { op, path };
    // `compare` makes no operations but these three.
    return { op: op === "add" ? "add" : "replace", path, value: valueAt(to, keysOfPointer(path)) };
  });
}

const DOING = "compare resources";

/** What a resource says as JSON: nothing in fields that are undefined, and times, as Kubernetes writes them, for Dates. */
function asJson<T>(value: T): T;
function asJson(value: unknown): unknown {
  if (value instanceof Date) return timeOf(value);
  if (Array.isArray(value)) return mapList<unknown>(value, (item) => (item === undefined ? null : asJson(item)));
  if (!isCollection(value)) return value;
  const read = mapRecord(value, asJson) ?? {};
  const entries = Object.entries(read);
  return entries.some(isNothing) ? Object.fromEntries(entries.filter((entry) => !isNothing(entry))) : read;
}

const isNothing = ([, value]: readonly [string, unknown]): boolean => value === undefined;

function timeOf(date: Date): string {
  if (Number.isNaN(date.getTime())) throw wrongArgument(DOING, "valid Dates", date);
  return formatTime(date.getTime());
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

/** Lists count: they are asked by index. */
const isCollection = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
