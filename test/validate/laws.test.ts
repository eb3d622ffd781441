import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { documents } from "../../scripts/record/documents.ts";
import { decodeAnyVersion } from "../../src/decode/v1beta1/decode.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import { type Config, defaultConfig } from "../../src/types/config.ts";
import { withDefaults } from "../../src/types/defaults/with-defaults.ts";
import type { Pipeline } from "../../src/types/pipeline.ts";
import type { Resource } from "../../src/types/resource.ts";
import type { V1beta1Resource } from "../../src/types/v1beta1/resource.ts";
import { formatFieldErrors, mergeFieldErrors } from "../../src/validate/field-errors.ts";
import { validate, validatePipeline } from "../../src/validate/validate.ts";
import { frozen } from "../types/defaults/defaulted.ts";
import { leadsSomewhere } from "./leads-somewhere.ts";

// What holds of the verdict on any resource: on real ones, and on random ones that can be decoded.

const recorded = ["validate", "verdict", "verdict-v1beta1"].flatMap((name) =>
  readFileSync(new URL(`../conformance/${name}.jsonl`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n")
    .map((line): { readonly input: { readonly yaml: string } } => JSON.parse(line))
    .map(({ input }) => readYaml(input.yaml).value),
);

const resources: fc.Arbitrary<Resource | V1beta1Resource> = fc
  .oneof(documents, fc.constantFrom(...recorded))
  .map((document) => decodeAnyVersion(document))
  .filter((decoded) => decoded.ok)
  .map(({ value }) => frozen(value));

const configs: fc.Arbitrary<Config> = fc
  .record({
    enableAPIFields: fc.constantFrom("stable", "beta", "alpha"),
    enableArtifacts: fc.boolean(),
    enableParamEnum: fc.boolean(),
  })
  .map((flags) => frozen({ ...defaultConfig, featureFlags: { ...defaultConfig.featureFlags, ...flags } }));

test("any resource that can be decoded is judged, the same each time, and stays as it was", () => {
  fc.assert(
    fc.property(resources, configs, (resource, config) => {
      const found = validate(resource, { config });
      expect(validate(resource, { config })).toEqual(found);
      expect(formatFieldErrors(found) === "").toBe(found.length === 0);
    }),
    { numRuns: 500 },
  );
});

test("a resource with its defaults filled in is judged as without", () => {
  // Only places differ: where a default stands there was nothing.
  const withoutPlaces = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ at, ...said }) => said);
  fc.assert(
    fc.property(resources, configs, (resource, config) => {
      const filledIn = validate(withDefaults(resource, { config }), { config });
      expect(withoutPlaces(filledIn)).toEqual(withoutPlaces(validate(resource, { config })));
    }),
    { numRuns: 500 },
  );
});

test("a resource that replaces itself is judged as a new one, but that it may keep a bundle", () => {
  fc.assert(
    fc.property(resources, configs, (resource, config) => {
      const asNew = validate(resource, { config }).filter(({ code }) => code !== "validate/bundle");
      expect(validate(resource, { config, old: resource })).toEqual(asNew);
    }),
    { numRuns: 300 },
  );
});

test("every path that is printed begins in the metadata or in the spec, or is none", () => {
  fc.assert(
    fc.property(resources, configs, (resource, config) => {
      const paths = mergeFieldErrors(validate(resource, { config })).flatMap((error) => error.paths);
      expect(paths.filter((path) => !/^(?:(?:spec|metadata)(?:$|[.[])|meta\.labels|statusMessage)/.test(path))).toEqual(
        [],
      );
    }),
    { numRuns: 300 },
  );
});

test("every place is there", () => {
  fc.assert(
    fc.property(resources, configs, (resource, config) => {
      const places = validate(resource, { config }).map(({ at }) => at);
      expect(places.filter((at) => !leadsSomewhere(resource, at))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

const names = fc.constantFrom("a", "b", "c", "D", "__proto__", "constructor", "");
const pipelineTasks = fc.uniqueArray(
  fc.record({
    name: names,
    value: fc.constantFrom("x", "$(params.p)", "$(params.x)", "$(tasks.status)", "$(tasks.a.status)", "$(date)"),
    isEmbedded: fc.boolean(),
  }),
  { selector: ({ name }) => name, maxLength: 5 },
);

/** Messages, and their paths without what depends on the order of tasks. */
const withoutIndices = (pipeline: Pipeline): string[] =>
  mergeFieldErrors(validatePipeline(pipeline)).flatMap(({ message, details = "", paths }) =>
    paths.map((path) => `${message} ${path.replace(/^spec\.tasks\[\d+\]/, "spec.tasks[]")} ${details}`),
  );

test("the order of tasks changes nothing but their indices", () => {
  fc.assert(
    fc.property(pipelineTasks, fc.nat(), (list, turn) => {
      const tasks = list.map(({ name, value, isEmbedded }) => ({
        name,
        params: [{ name: "p", value }],
        ...(isEmbedded ? { taskSpec: { steps: [{ name: "", image: value }] } } : { taskRef: { name: "t" } }),
      }));
      const pipelineOf = (order: typeof tasks): Pipeline =>
        ({ kind: "Pipeline", metadata: { name: "p" }, spec: { params: [{ name: "p" }], tasks: order } }) as Pipeline;
      const at = tasks.length === 0 ? 0 : turn % tasks.length;
      const turned = pipelineOf([...tasks.slice(at), ...tasks.slice(0, at)]);
      expect(withoutIndices(turned).sort()).toEqual(withoutIndices(pipelineOf(tasks)).sort());
    }),
    { numRuns: 300 },
  );
});
