import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeResource } from "../../src/decode/decode.ts";
import { encodeResource } from "../../src/decode/encode.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import { frozen } from "../types/defaults/defaulted.ts";

// What holds of any document: of real ones in which something was changed, and of none.

/** Documents of the conformance tests. */
const documents = readFileSync(new URL("../conformance/validate.jsonl", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line): { readonly input: { readonly yaml: string } } => JSON.parse(line))
  .map(({ input }) => readYaml(input.yaml).value);

type Container = Record<string, unknown>;

/** All places of a value: what holds it, and under which key. */
function placesIn(value: unknown): (readonly [container: Container, key: string])[] {
  if (typeof value !== "object" || value === null) return [];
  // Lists are objects with numbers for keys.
  const container = value as Container;
  return Object.keys(container).flatMap((key) => [[container, key] as const, ...placesIn(container[key])]);
}

const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(null, [null], {}, "1h", "1d", "1Gi", "2024-05-01T12:00:00Z", "0001-01-01T00:00:00Z"),
  fc.constantFrom<unknown>(-0, 2 ** 31, 2 ** 60, 2n ** 60n, 2n ** 64n, [1], { a: [1] }, { name: "a" }, [{ Name: "a" }]),
);
const oddName = fc.oneof(
  fc.constantFrom("__proto__", "constructor", "Kind", "METADATA", "Spec", "value", "name", "steps", "tasks", ""),
  fc.string(),
);

interface Change {
  readonly at: number;
  readonly how: "replace" | "rename" | "add" | "shout";
  readonly value: unknown;
  readonly name: string;
}

function change(document: unknown, { at, how, value: shared, name }: Change): void {
  // fast-check gives the same objects again and again.
  const value = structuredClone(shared);
  const places = placesIn(document);
  const [container, key] = places[at % places.length] ?? [{}, ""];
  const define = (newKey: string, item: unknown) =>
    Array.isArray(container)
      ? container.push(item)
      : Object.defineProperty(container, newKey, { value: item, configurable: true, enumerable: true, writable: true });
  if (how === "replace") container[key] = value;
  if (how === "rename") define(name, structuredClone(container[key]));
  if (how === "add") define(name, value);
  if (how === "shout") define(key.toUpperCase(), value);
}

const changed = fc
  .record({
    index: fc.nat(documents.length - 1),
    changes: fc.array(
      fc.record({
        at: fc.nat(),
        how: fc.constantFrom<Change["how"]>("replace", "rename", "add", "shout"),
        value: odd,
        name: oddName,
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ index, changes }) => {
    const document = structuredClone(documents[index]);
    for (const step of changes) change(document, step);
    return document;
  });

const anything = fc.oneof(
  { weight: 4, arbitrary: changed },
  fc.jsonValue(),
  fc.record({
    apiVersion: fc.constant("tekton.dev/v1"),
    kind: fc.constantFrom("Task", "Pipeline", "TaskRun", "PipelineRun"),
    metadata: fc.jsonValue(),
    spec: fc.jsonValue(),
  }),
);

test("decoding never throws, and does not change what it is given", () => {
  fc.assert(
    fc.property(anything, (document) => {
      const { ok, diagnostics } = decodeResource(frozen(document));
      expect(ok || diagnostics.length > 0).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("what was decoded stays as it is when it is decoded again", () => {
  fc.assert(
    fc.property(anything, (document) => {
      const decoded = decodeResource(document);
      if (!decoded.ok) return;
      const again = decodeResource(decoded.value);
      expect(again.diagnostics).toEqual([]);
      expect(again.ok && again.value).toBe(decoded.value);
    }),
    { numRuns: 2000 },
  );
});

test("what was encoded decodes to itself, and is encoded already", () => {
  fc.assert(
    fc.property(anything, (document) => {
      const decoded = decodeResource(document);
      if (!decoded.ok) return;
      const encoded = encodeResource(decoded.value);
      const again = decodeResource(encoded);
      expect(again).toEqual({ ok: true, value: encoded, diagnostics: [] });
      expect(again.ok && encodeResource(again.value)).toEqual(encoded);
    }),
    { numRuns: 2000 },
  );
});
