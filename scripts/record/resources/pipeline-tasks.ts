import fc from "fast-check";
import { type Json, namedList, plainJson, sometimes } from "./arbitraries.ts";
import { WORKSPACES } from "./known-names.ts";
import { taskSpecs } from "./task-specs.ts";
import { pipelineItems, pipelineTexts, wholeReferences } from "./texts.ts";

const resolverParams = [
  { name: "url", value: "https://example.com" },
  { name: "pathInRepo", value: "task.yaml" },
];
const references = fc.constantFrom<object[]>(
  { taskRef: { name: "build" } },
  { taskRef: { name: "example.com/My_Build.1", kind: "Task" } },
  { taskRef: { resolver: "git", params: resolverParams } },
  { taskRef: { name: "approve", kind: "Approval", apiVersion: "example.com/v1" } },
  { taskSpec: { kind: "Wait", apiVersion: "example.com/v1alpha1", spec: { for: [1, "x"] } } },
  { pipelineRef: { name: "child" } },
  { pipelineSpec: { tasks: [{ name: "a", taskRef: { name: "t" } }] } },
);
const bodies = fc.oneof(
  { withCrossShrink: true },
  { weight: 2, arbitrary: references },
  { weight: 3, arbitrary: taskSpecs.map((taskSpec): object => ({ taskSpec })) },
);

/** Params that are given: here, too, the name tells the type. */
const stringParam = fc.record({
  name: fc.constantFrom("target", "level"),
  value: fc.oneof({ weight: 5, arbitrary: pipelineTexts }, { weight: 1, arbitrary: wholeReferences }),
});
const arrayParam = fc.record({
  name: fc.constant("arguments"),
  value: fc.array(pipelineItems, { maxLength: 3 }),
});
const objectParam = fc.record({
  name: fc.constant("settings"),
  value: fc.record({ size: pipelineTexts, "max-age": sometimes(pipelineTexts) }),
});
export const givenParams = namedList<Named>(
  fc.oneof(
    { weight: 3, arbitrary: stringParam as fc.Arbitrary<Named> },
    { weight: 1, arbitrary: arrayParam },
    { weight: 1, arbitrary: objectParam },
  ),
  3,
);
interface Named {
  readonly name: string;
  readonly value: unknown;
}

const whens = fc.record({
  input: pipelineTexts,
  operator: fc.constantFrom("in", "notin"),
  values: fc.array(pipelineItems, { minLength: 1, maxLength: 2 }),
});
const rows = fc.oneof(
  { weight: 3, arbitrary: fc.array(pipelineTexts, { minLength: 1, maxLength: 3 }) as fc.Arbitrary<unknown> },
  { weight: 1, arbitrary: wholeReferences.filter((text) => !text.includes("repo") && !text.includes("meta")) },
);
const matrix = fc.record({
  params: namedList(fc.record({ name: fc.constantFrom("os", "version", "a.b"), value: rows }), 2),
  include: sometimes(
    fc.array(
      fc.record({
        name: sometimes(fc.constant("special")),
        params: namedList(fc.record({ name: fc.constantFrom("os", "extra"), value: pipelineTexts }), 2),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  ),
});
const workspaces = namedList(
  fc.record({
    name: fc.constantFrom("data", "more"),
    workspace: fc.constantFrom(...WORKSPACES),
    subPath: sometimes(fc.constantFrom("sub", "$(context.pipelineRun.name)")),
  }),
  2,
);

const fields = fc.record({
  params: sometimes(givenParams, 4),
  when: sometimes(fc.array(whens, { minLength: 1, maxLength: 2 })),
  matrix: sometimes(matrix),
  workspaces: sometimes(workspaces, 2),
  timeout: sometimes(fc.constantFrom("10m", "0s")),
  displayName: sometimes(pipelineTexts),
});
const failing = sometimes(
  fc.constantFrom({ retries: 2 }, { onError: "continue" }, { onError: "stopAndFail", retries: 1 }, { retries: 0 }),
);

/** A pipeline task without a name, and with the digits of texts.ts for those before it. */
export const pipelineTasks: fc.Arbitrary<Json> = fc
  .tuple(bodies, fields, failing)
  .map(([body, more, onFailure]) => plainJson({ ...body, ...more, ...onFailure }));
