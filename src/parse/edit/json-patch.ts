import type { Path } from "../../diagnostic.ts";
import { isTooDeep } from "../../go/is-too-deep.ts";
import { isList, isObject, type JsonValue, type PatchOperation } from "../../go/json.ts";
import { wantObject } from "../../wrong-argument.ts";

/** What an operation comes down to: one change at one place that is known to exist. */
export type PatchStep =
  | { readonly kind: "remove"; readonly path: Path }
  /** Of a key; there is none of the new name. */
  | { readonly kind: "rename"; readonly path: Path; readonly key: string }
  /** `add` puts an item before the one at its index. Of a key that exists both do the same. */
  | { readonly kind: "add" | "replace"; readonly path: Path; readonly value: JsonValue };

/** The steps of an operation on a value, or why it cannot be done. */
export type PatchSteps = { readonly steps: readonly PatchStep[] } | { readonly problem: string };

/**
 * Takes an operation apart. `move` is a removal and an addition, or the renaming of a key; `copy` is an addition, and a
 * `test` that holds nothing.
 *
 * @throws {TypeError} if the operation is none: an unknown `op`, a path that is no JSON Pointer, a value that is no JSON
 * @example stepsOf({ a: [1] }, { op: "add", path: "/a/-", value: 2 }) // { steps: [{ kind: "add", path: ["a", 1], value: 2 }] }
 */
export function stepsOf(root: JsonValue, operation: PatchOperation): PatchSteps {
  wantObject(operation, "apply the patch", "operations as PatchOperation");
  const { op, path } = operation;
  switch (op) {
    case "add":
      return additionOf(root, path, jsonOf(operation.value));
    case "remove":
      if (path === "") return { problem: "cannot remove the whole document" };
      return withExisting(root, path, (found) => [{ kind: "remove", path: found }]);
    case "replace": {
      const value = jsonOf(operation.value);
      return withExisting(root, path, (found) => [{ kind: "replace", path: found, value }]);
    }
    case "test":
      return testOf(root, path, jsonOf(operation.value));
    case "copy":
      return copyOf(root, operation.from, path);
    case "move":
      return moveOf(root, operation.from, path);
    default:
      throw new TypeError(
        `Cannot apply the patch operation ${JSON.stringify(op)}: want add, remove, replace, move, copy or test`,
      );
  }
}

/** The value after a step of `stepsOf`. The value before it stays as it is; what does not change is shared. */
export function applyStep(root: JsonValue, step: PatchStep): JsonValue {
  const last = step.path.at(-1);
  if (last === undefined) return "value" in step ? step.value : root;
  const parents = [root];
  for (const segment of step.path.slice(0, -1)) parents.push(childOf(parents.at(-1) ?? null, segment) ?? null);
  let value = changed(parents.at(-1) ?? null, last, step);
  for (let depth = parents.length - 2; depth >= 0; depth--)
    value = changed(parents[depth] ?? null, step.path[depth] ?? "", { kind: "replace", path: [], value });
  return value;
}

/** Whether two values are the same JSON: the order of keys does not count, nor whether an integer is a bigint. */
export function isSameJson(a: JsonValue, b: JsonValue): boolean {
  const open: [JsonValue, JsonValue][] = [[a, b]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [left, right] = pair;
    if (left === right) continue;
    if (isList(left) && isList(right)) {
      if (left.length !== right.length) return false;
      for (const [index, item] of left.entries()) open.push([item, right[index] ?? null]);
    } else if (isObject(left) && isObject(right)) {
      const keys = Object.keys(left);
      if (keys.length !== Object.keys(right).length) return false;
      for (const key of keys) {
        if (!Object.hasOwn(right, key)) return false;
        open.push([left[key] ?? null, right[key] ?? null]);
      }
    } else if (!isSameNumber(left, right)) return false;
  }
  return true;
}

/** A step's effect on the mapping or list that it happens in. */
function changed(parent: JsonValue, segment: string | number, step: PatchStep): JsonValue {
  if (isList(parent)) {
    const items = "value" in step ? [step.value] : [];
    return parent.toSpliced(Number(segment), step.kind === "add" ? 0 : 1, ...items);
  }
  if (!isObject(parent)) return parent;
  if ("value" in step) return { ...parent, [segment]: step.value };
  const entries = Object.entries(parent);
  if (step.kind === "remove") return Object.fromEntries(entries.filter(([key]) => key !== segment));
  return Object.fromEntries(entries.map(([key, value]) => [key === segment ? step.key : key, value]));
}

/** The step that adds a value, or puts it in the place of another. */
export function additionOf(root: JsonValue, pointer: string, value: JsonValue): PatchSteps {
  const segments = segmentsOf(pointer);
  const last = segments.pop();
  if (last === undefined) return { steps: [{ kind: "replace", path: [], value }] };
  const parent = valueAt(root, segments);
  if (parent === undefined) return noValueAt(pointerOf(segments));
  if (isObject(parent.value)) return { steps: [{ kind: "add", path: [...parent.path, last], value }] };
  if (!isList(parent.value))
    return { problem: `cannot add to ${JSON.stringify(pointerOf(segments))}: want a mapping or a list` };
  const { length } = parent.value;
  const index = last === "-" ? length : indexOf(last);
  if (index === undefined || index > length)
    return { problem: `cannot add at ${JSON.stringify(pointer)}: want an index up to ${length} or "-"` };
  return { steps: [{ kind: "add", path: [...parent.path, index], value }] };
}

function testOf(root: JsonValue, pointer: string, value: JsonValue): PatchSteps {
  const found = valueAtPointer(root, pointer);
  if (found === undefined) return noValueAt(pointer);
  if (isSameJson(found.value, value)) return { steps: [] };
  return { problem: `the value at ${JSON.stringify(pointer)} is not the one that the patch expects` };
}

function copyOf(root: JsonValue, from: string, path: string): PatchSteps {
  const source = valueAtPointer(root, from);
  return source === undefined ? noValueAt(from) : additionOf(root, path, source.value);
}

function moveOf(root: JsonValue, from: string, path: string): PatchSteps {
  const source = valueAtPointer(root, from);
  if (source === undefined) return noValueAt(from);
  if (from === path) return { steps: [] };
  if (path.startsWith(`${from}/`)) return { problem: `cannot move ${JSON.stringify(from)} into itself` };
  const isOfMapping = typeof source.path.at(-1) === "string";
  if (isOfMapping && parentOf(path) === parentOf(from) && valueAtPointer(root, path) === undefined)
    return { steps: [{ kind: "rename", path: source.path, key: segmentsOf(path).pop() ?? "" }] };
  const removal: PatchStep = { kind: "remove", path: source.path };
  // Only items of a list change the places of others when they go.
  const rest = isOfMapping ? root : applyStep(root, removal);
  const addition = additionOf(rest, path, source.value);
  return "problem" in addition ? addition : { steps: [removal, ...addition.steps] };
}

function withExisting(root: JsonValue, pointer: string, steps: (path: Path) => PatchStep[]): PatchSteps {
  const found = valueAtPointer(root, pointer);
  return found === undefined ? noValueAt(pointer) : { steps: steps(found.path) };
}

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf("/"));

const noValueAt = (pointer: string): PatchSteps => ({ problem: `there is no value at ${JSON.stringify(pointer)}` });

interface Target {
  readonly path: Path;
  readonly value: JsonValue;
}

const valueAtPointer = (root: JsonValue, pointer: string): Target | undefined => valueAt(root, segmentsOf(pointer));

/** The value that the segments of a pointer lead to, and its path; undefined if there is none. */
export function valueAt(root: JsonValue, segments: readonly string[]): Target | undefined {
  const path: (string | number)[] = [];
  let value = root;
  for (const segment of segments) {
    const known = isList(value) ? indexOf(segment) : segment;
    const child = known === undefined ? undefined : childOf(value, known);
    if (known === undefined || child === undefined) return undefined;
    path.push(known);
    value = child;
  }
  return { path, value };
}

function childOf(parent: JsonValue, segment: string | number): JsonValue | undefined {
  if (isList(parent)) return parent[Number(segment)];
  return isObject(parent) && Object.hasOwn(parent, segment) ? parent[segment] : undefined;
}

const indexOf = (segment: string): number | undefined =>
  /^(?:0|[1-9][0-9]{0,14})$/.test(segment) ? Number(segment) : undefined;

/**
 * The segments of a JSON Pointer, as they read.
 *
 * @throws {TypeError} if the text is no JSON Pointer
 */
export function segmentsOf(pointer: string): string[] {
  if (typeof pointer !== "string" || (pointer !== "" && !pointer.startsWith("/")) || /~(?![01])/.test(pointer))
    throw new TypeError(
      `Cannot read ${JSON.stringify(pointer)} as a JSON Pointer: want "" or "/key/0", with ~0 for ~ and ~1 for /`,
    );
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What a pointer means in a value: indexes of lists as numbers. It need not exist. */
export function pathOf(root: JsonValue, pointer: string): Path {
  const path: (string | number)[] = [];
  let value: JsonValue | undefined = root;
  for (const segment of segmentsOf(pointer)) {
    const known: string | number = (isList(value) ? indexOf(segment) : undefined) ?? segment;
    path.push(known);
    value = value === undefined ? undefined : childOf(value, known);
  }
  return path;
}

const pointerOf = (segments: readonly string[]): string =>
  segments.map((segment) => `/${segment.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** How deep a value may be that is written into a text. */
const MAX_DEPTH = 1000;

/** What JSON makes of a value: properties that are undefined are left out. */
function jsonOf(value: unknown): JsonValue {
  if (isTooDeep(value, MAX_DEPTH))
    throw new TypeError("Cannot write the value into YAML: it holds itself, or is too deep");
  return plain(value);
}

function plain(value: unknown): JsonValue {
  if (value === null || typeof value === "string" || typeof value === "boolean" || typeof value === "bigint")
    return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (!isPlainObject(value)) throw new TypeError(`Cannot write ${String(value)} into YAML: want a JSON value`);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, plain(item)]));
}

/** No instance of a class: a `Date` or a `Map` would lose what it says. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm have another `Object.prototype`.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** `1` and `1n` are the same; so are an integer and the nearest number, as no number says more. */
const isSameNumber = (a: JsonValue, b: JsonValue): boolean =>
  (typeof a === "bigint" && typeof b === "number" && Number(a) === b) ||
  (typeof a === "number" && typeof b === "bigint" && a === Number(b));
