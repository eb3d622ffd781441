import { isList, type JsonValue } from "../../go/json.ts";
import type { PatchStep } from "./json-patch.ts";

/**
 * The value after steps that have nothing to do with each other: what a mapping or a list holds is copied once, and not for
 * each step. The value before stays as it is. New keys stand behind the others, renamed ones too.
 *
 * @example applySteps({ a: 1, b: [2] }, [{ kind: "remove", path: ["a"] }, { kind: "replace", path: ["b", 0], value: 3 }]) // { b: [3] }
 */
export function applySteps(root: JsonValue, steps: readonly PatchStep[]): JsonValue {
  // What stands behind aliases is one object in several places: each place gets a copy of its own.
  const copies = new Set<JsonValue>();
  const copyOf = (value: JsonValue): Changing => {
    const copy: Changing = isList(value) ? [...value] : { ...(value as Readonly<Record<string, JsonValue>>) };
    copies.add(copy);
    return copy;
  };
  const outer: Record<string, JsonValue> = { root };
  for (const step of steps) {
    const path = ["root", ...step.path];
    let parent: Changing = outer;
    for (const segment of path.slice(0, -1)) {
      const child = valueIn(parent, segment);
      // A step knows its place: what is on the way there is a mapping or a list.
      const own = copies.has(child) ? (child as Changing) : copyOf(child);
      if (own !== child) setIn(parent, segment, own);
      parent = own;
    }
    change(parent, path.at(-1) ?? "", step);
  }
  return outer["root"] ?? null;
}

/** A mapping or a list that nobody else has. */
type Changing = JsonValue[] | Record<string, JsonValue>;

const valueIn = (parent: Changing, segment: string | number): JsonValue =>
  (Array.isArray(parent) ? parent[Number(segment)] : parent[segment]) ?? null;

/** A key may be `__proto__`. */
function setIn(parent: Changing, segment: string | number, value: JsonValue): void {
  Object.defineProperty(parent, segment, { value, enumerable: true, configurable: true, writable: true });
}

function change(parent: Changing, segment: string | number, step: PatchStep): void {
  if (step.kind === "replace" || (step.kind === "add" && !Array.isArray(parent))) setIn(parent, segment, step.value);
  else if (step.kind === "add" && Array.isArray(parent)) parent.splice(Number(segment), 0, step.value);
  else if (step.kind === "remove" && Array.isArray(parent)) parent.splice(Number(segment), 1);
  else if (!Array.isArray(parent)) {
    const value = valueIn(parent, segment);
    delete parent[segment];
    if (step.kind === "rename") setIn(parent, step.key, value);
  }
}
