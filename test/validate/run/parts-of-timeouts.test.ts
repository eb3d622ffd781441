import { expect, test } from "vitest";
import { decodePipelineRun } from "../../../src/decode/decode.ts";
import { readYaml } from "../../../src/parse/read-yaml.ts";
import { formatFieldErrors } from "../../../src/validate/field-errors.ts";
import { validatePipelineRun } from "../../../src/validate/validate.ts";

function check(timeouts: string): string {
  const run = decodePipelineRun(
    readYaml(`{ apiVersion: tekton.dev/v1, kind: PipelineRun, metadata: { name: r },
      spec: { pipelineRef: { name: p }, timeouts: ${timeouts} } }`).value,
  );
  return run.ok ? formatFieldErrors(validatePipelineRun(run.value)) : "not decoded";
}

test("a part without limit is too long for a limit, and of a negative one that is all that is said of it", () => {
  expect(check("{ pipeline: -5m, tasks: '0' }")).toBe(
    "invalid value: -5m0s should be >= 0: spec.timeouts.pipeline\n" +
      "invalid value: 0s (no timeout) should be <= pipeline duration: spec.timeouts.tasks",
  );
});

test("a part may be as long as the whole, but not longer", () => {
  expect(check("{ pipeline: 1h, tasks: 1h }")).toBe("");
  expect(check("{ pipeline: 1h, finally: 61m }")).toBe(
    "invalid value: 1h1m0s should be <= pipeline duration: spec.timeouts.finally",
  );
});
