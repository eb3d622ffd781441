import type { Path } from "../diagnostic.ts";

/** A string somewhere in a resource. */
export interface Text {
  readonly text: string;
  readonly at: Path;
}

/** All strings in a part of a resource, with their places; names of fields and keys are none. */
export function* stringsOf(part: unknown): Generator<Text> {
  // Iterative: pipelines may stand in pipelines.
  const stack: { readonly value: unknown; readonly at: Path }[] = [{ value: part, at: [] }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, at } = next;
    if (typeof value === "string") yield { text: value, at };
    else if (Array.isArray(value))
      for (let index = value.length - 1; index >= 0; index--) stack.push({ value: value[index], at: [...at, index] });
    else if (typeof value === "object" && value !== null)
      for (const [key, item] of Object.entries(value).reverse()) stack.push({ value: item, at: [...at, key] });
  }
}
