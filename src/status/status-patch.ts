import type { PatchOperation } from "../go/json.ts";
import { keysOfPointer } from "../go/json-pointer.ts";
import { defaultsPatch } from "../types/defaults/defaults-patch.ts";
import { valueAt } from "../value-at.ts";
import { wantObject } from "../wrong-argument.ts";

/**
 * The JSON Patch (RFC 6902) that leads from one status to another, for who updates a cluster or a screen; empty if nothing has
 * changed. Both are left as they are; values in the patch are parts of `after`. They are compared as the JSON that the API server
 * sends: a field that is undefined is as none, and a Date as the time that Kubernetes writes.
 *
 * The API server wants paths from the top of the object: give it `{ status: before }` and `{ status: after }`, where `before` is
 * undefined if nobody has written a status yet.
 *
 * @throws {TypeError} if one is no object, or holds itself or an invalid Date, or is more than a thousand levels deep
 * @see RFC 6902
 * @example statusPatch({ podName: "" }, { podName: "build-pod" }) // [{ op: "replace", path: "/podName", value: "build-pod" }]
 */
export function statusPatch<Status extends object>(before: Status, after: Status): readonly PatchOperation[] {
  for (const status of [before, after]) wantObject(status, "compare statuses", "two statuses");
  const operations = defaultsPatch(before, after);
  const rewritten = new Set<string>();
  for (const { path } of operations) {
    const holder = holderOfRefusedKey(path);
    if (holder !== undefined) rewritten.add(holder);
  }
  if (rewritten.size === 0) return operations;
  const isInside = (path: string) => placesAbove(path).some((place) => rewritten.has(place));
  const others = operations.filter(({ path }) => !isInside(path));
  const outermost = [...rewritten].filter((path) => !isInside(path));
  return [
    ...others,
    ...outermost.map((path) => ({ op: "replace" as const, path, value: valueAt(after, keysOfPointer(path)) })),
  ];
}

/**
 * The place of the object that has a key which fast-json-patch refuses to follow, for fear of prototypes. An annotation may
 * have such a name; then the whole object is replaced.
 */
function holderOfRefusedKey(path: string): string | undefined {
  const keys = path.split("/");
  const index = keys.findIndex(
    (key, at) => key === "__proto__" || (key === "prototype" && keys[at - 1] === "constructor"),
  );
  return index === -1 ? undefined : keys.slice(0, index).join("/");
}

/** `""`, `"/a"` and `"/a/b"` of `"/a/b/c"`. */
function placesAbove(path: string): string[] {
  const places: string[] = [];
  for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1)) places.push(path.slice(0, end));
  return places;
}
