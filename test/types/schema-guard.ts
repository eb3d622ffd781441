// A schema that differs from its interface does not compile. There is nothing to run: the compiler looks at this file with
// all the others (`npm run typecheck`), and complains of a `@ts-expect-error` that has no error below it.
import * as z from "zod";
import { list, mapOf, optional, pointer, strict } from "../../src/types/schema.ts";

interface Example {
  readonly name: string;
  readonly size?: number;
}
const example = strict<Example>("Example");
const name = z.string();
const size = z.number();

export const same = example({ name, size: optional(size) });
export const samePointer = example({ name, size: pointer(size) });
// @ts-expect-error a key is missing
export const missing = example({ name });
// @ts-expect-error a key is extra
export const extra = example({ name, size: optional(size), weight: z.number() });
// @ts-expect-error an optional key is extra
export const extraOptional = example({ name, size: optional(size), weight: optional(z.number()) });
// @ts-expect-error a key has another type
export const mistyped = example({ name: z.number(), size: optional(size) });
// @ts-expect-error an optional key has another type
export const mistypedOptional = example({ name, size: optional(z.string()) });
// @ts-expect-error a key may have fewer values
export const narrower = example({ name: z.literal("a"), size: optional(size) });
// @ts-expect-error an optional key may have fewer values
export const narrowerOptional = example({ name, size: optional(z.literal(1)) });
// @ts-expect-error a key may have more values
export const wider = example({ name: z.union([name, size]), size: optional(size) });
// @ts-expect-error a key may be null
export const nullable = example({ name: z.nullable(name), size: optional(size) });
// @ts-expect-error a key may be anything
export const anything = example({ name: z.any(), size: optional(size) });
// @ts-expect-error an optional key may be anything
export const anythingOptional = example({ name, size: optional(z.any()) });
// @ts-expect-error a key is optional that is required in the interface
export const wronglyOptional = example({ name: optional(name), size: optional(size) });
// @ts-expect-error a key is required that is optional in the interface
export const wronglyRequired = example({ name, size });
// @ts-expect-error a key may be there and undefined: zod's own `optional` is not exact
export const inexactlyOptional = example({ name, size: z.optional(size) });

interface Collections {
  readonly items: readonly Example[];
  readonly labels?: Readonly<Record<string, string>>;
}
const collections = strict<Collections>("Collections");

export const sameCollections = collections({ items: list(same), labels: optional(mapOf(name)) });
// @ts-expect-error the items have another type
export const otherItems = collections({ items: list(name), labels: optional(mapOf(name)) });
// @ts-expect-error a list is no map
export const listForMap = collections({ items: list(same), labels: optional(list(name)) });
// @ts-expect-error the values of the map have another type
export const otherValues = collections({ items: list(same), labels: optional(mapOf(size)) });

interface Recursive {
  readonly child?: Recursive;
}
export const recursive: z.ZodType<Recursive> = strict<Recursive>("Recursive")({
  get child() {
    return pointer(recursive);
  },
});
export const wronglyRecursive: z.ZodType<Recursive> = strict<Recursive>("Recursive")({
  // @ts-expect-error the child is a list of children
  get child() {
    return pointer(list(wronglyRecursive));
  },
});
