import { expect, test } from "vitest";
import type { PatchOperation } from "../../../src/go/json.ts";
import { Claims } from "../../../src/parse/edit/claims.ts";

const value = { a: [{ b: 1, c: 2 }, { b: 3 }], d: { e: 4, f: [] } };

/** Which operations of a patch have to wait for one before them, by their indexes. */
function waiting(...patch: PatchOperation[]): number[] {
  const claims = new Claims(value);
  return patch.flatMap((operation, index) => (claims.add(operation).waits ? [index] : []));
}

const replace = (path: string): PatchOperation => ({ op: "replace", path, value: 0 });
const add = (path: string): PatchOperation => ({ op: "add", path, value: 0 });
const remove = (path: string): PatchOperation => ({ op: "remove", path });
const move = (from: string, path: string): PatchOperation => ({ op: "move", from, path });

test("operations on values beside one another need not wait", () => {
  expect(waiting(replace("/a/0/b"), replace("/a/0/c"), remove("/a/1/b"), add("/d/f/-"), add("/d/e"))).toEqual([]);
  expect(waiting(move("/d/e", "/d/g"), move("/d/f", "/d/h"), remove("/a/0/b"))).toEqual([]);
});

test("what is in a value waits for an operation on it, and the other way round", () => {
  expect(waiting(replace("/a/0"), replace("/a/0/b"))).toEqual([1]);
  expect(waiting(replace("/a/0/b"), remove("/a/0"), { op: "test", path: "", value: 0 })).toEqual([1, 2]);
  expect(waiting({ op: "copy", from: "/a/0", path: "/d/g" }, replace("/a/0/b"), replace("/d/g/b"))).toEqual([1, 2]);
});

test("where items come or go, all that is in the list waits", () => {
  expect(waiting(remove("/a/0"), replace("/a/1/b"), replace("/d/e"))).toEqual([1]);
  expect(waiting(replace("/a/1/b"), add("/a/-"), move("/a/0", "/d/g"))).toEqual([1, 2]);
});

test("where keys come or go, others that come or go wait", () => {
  expect(waiting(remove("/d/e"), add("/d/g"), remove("/d/f"), replace("/d/f"))).toEqual([1, 2, 3]);
  expect(waiting(move("/d/e", "/d/g"), add("/d/e"), add("/d/h"))).toEqual([1, 2]);
});
