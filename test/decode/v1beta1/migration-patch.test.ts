import fc from "fast-check";
import { expect, test } from "vitest";
import { convertibleDocuments } from "../../../scripts/record/documents.ts";
import { decodeResource } from "../../../src/decode/decode.ts";
import { encodeResource } from "../../../src/decode/encode.ts";
import { convertToV1 } from "../../../src/decode/v1beta1/convert-to-v1.ts";
import { decodeV1beta1 } from "../../../src/decode/v1beta1/decode.ts";
import { migrationPatch } from "../../../src/decode/v1beta1/migration-patch.ts";
import type { Checked } from "../../../src/diagnostic.ts";
import { behindColon } from "../../../src/parse/edit/write-yaml.ts";
import { editYaml } from "../../../src/parse/edit-yaml.ts";
import { readYaml } from "../../../src/parse/read-yaml.ts";
import { withDefaults } from "../../../src/types/defaults/with-defaults.ts";
import type { Resource } from "../../../src/types/resource.ts";
import { normal } from "../../conformance/expectation.ts";
import { of } from "../../types/defaults/defaulted.ts";
import { printed, read } from "../decoded.ts";

const patchOf = (kind: string, spec: string) => migrationPatch(read(of(kind, spec, "tekton.dev/v1beta1")));

test("fields are renamed from the inside out", () => {
  const patch = patchOf("TaskRun", "{ stepOverrides: [{ name: a, resources: {} }] }");
  expect(patch).toEqual({
    ok: true,
    value: [
      { op: "add", path: "/apiVersion", value: "tekton.dev/v1" },
      { op: "move", from: "/spec/stepOverrides/0/resources", path: "/spec/stepOverrides/0/computeResources" },
      { op: "move", from: "/spec/stepOverrides", path: "/spec/stepSpecs" },
    ],
    diagnostics: [],
  });
});

test("what a conversion forgets although v1 has it stays, and what is in it is renamed", () => {
  const patch = patchOf(
    "Pipeline",
    "{ tasks: [{ pipelineSpec: { tasks: [{ taskSpec: { steps: [{ resources: {} }] } }] } }] }",
  );
  const steps = "/spec/tasks/0/pipelineSpec/tasks/0/taskSpec/steps/0";
  expect(patch.ok && patch.value.slice(1)).toEqual([
    { op: "move", from: `${steps}/resources`, path: `${steps}/computeResources` },
  ]);
  expect(printed(patch)).toEqual([
    'info: spec.tasks[0].pipelineSpec: "pipelineSpec" stays: v1 has it too, although Tekton\'s conversion leaves it out',
  ]);
});

test("where a timeout replaces the timeouts, they go", () => {
  const patch = patchOf("PipelineRun", "{ timeouts: { tasks: 1m }, timeout: 5m }");
  expect(patch.ok && patch.value.slice(1)).toEqual([
    { op: "remove", path: "/spec/timeouts" },
    { op: "replace", path: "/spec/timeout", value: { pipeline: "5m" } },
    { op: "move", from: "/spec/timeout", path: "/spec/timeouts" },
  ]);
  expect(printed(patch)).toEqual([
    'warning: spec.timeouts: "timeouts" is lost: "timeout" replaces all of it (want one of the two)',
  ]);
});

test("keys in another letter case are found where they stand", () => {
  const patch = patchOf("Task", "{ Steps: [{ RESOURCES: {} }] }");
  expect(patch.ok && patch.value.slice(1)).toEqual([
    { op: "move", from: "/spec/Steps/0/RESOURCES", path: "/spec/Steps/0/computeResources" },
  ]);
});

test("a document with errors, and one of v1, has no patch", () => {
  expect(printed(patchOf("Task", "{ stpes: [] }"))).toEqual([
    'spec.stpes: json: unknown field "stpes" (did you mean "steps"?)',
  ]);
  expect(migrationPatch(read(of("Task", "{}"))).ok).toBe(false);
  expect(migrationPatch(undefined)).toEqual({ ok: false, diagnostics: [] });
});

/** What a cluster stores, without what it puts into annotations for v1beta1's sake. */
function stored(resource: Checked<Resource>): unknown {
  if (!resource.ok) throw new Error(JSON.stringify(resource.diagnostics));
  const encoded = encodeResource(withDefaults(resource.value));
  const annotations = Object.entries(encoded.metadata?.annotations ?? {}).filter(([key]) => !key.includes("v1beta1"));
  return normal({ ...encoded, metadata: { ...encoded.metadata, annotations: Object.fromEntries(annotations) } });
}

test.each([
  [
    "YAML",
    (value: object) => behindColon(JSON.parse(JSON.stringify(value)), { indent: 2, listIndent: 0 }).body.join("\n"),
  ],
  ["JSON", (value: object) => JSON.stringify(value)],
])(
  "a migrated document of %s means what a cluster would have stored, and a second migration finds nothing to do",
  (_, write) => {
    let migrated = 0;
    fc.assert(
      fc.property(convertibleDocuments, (value) => {
        const document = readYaml(write(value));
        const patch = migrationPatch(document.value);
        const decoded = decodeV1beta1(document.value);
        // What is kept although a conversion forgets it makes a difference, and is told.
        if (!patch.ok || !decoded.ok || patch.diagnostics.some(({ code }) => code === "convert/kept-field")) return;
        const edited = editYaml(document, patch.value);
        if (!edited.ok) throw new Error(JSON.stringify(edited.diagnostics));
        const now = readYaml(edited.value).value;
        const converted = convertToV1(withDefaults(decoded.value));
        if (!converted.ok) return;
        migrated++;
        const other: Checked<Resource> = converted;
        expect(stored(decodeResource(now))).toEqual(stored(other));
        expect(decodeResource(now).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(migrated).toBeGreaterThan(30);
  },
);
