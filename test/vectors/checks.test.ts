import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodeConfig } from "../../src/decode/config.ts";
import { decodeResource } from "../../src/decode/decode.ts";
import type { Resource } from "../../src/types/resource.ts";
import type { MismatchDiagnostic } from "../../src/validate/across/mismatch.ts";
import { validateTogether } from "../../src/validate/across/validate-together.ts";

// What the real controllers say before they start a run. These inputs are no part of this repository.

const vectors = new URL("../../../shared/vectors/tekton/", import.meta.url);
const isThere = existsSync(vectors);
const skipped = isThere ? "" : " (skipped: there is no ../shared/vectors)";

/** The checks of the controllers that compare two resources. */
const COMPARING = new Set([
  "ValidateResolvedTask",
  "ValidateEnumParam",
  "ValidateParamArrayIndex",
  "ValidateBindings",
  "ValidateRequiredParametersProvided",
  "ValidateParamTypesMatching",
  "ValidateObjectParamRequiredKeys",
  "ValidateWorkspaceBindings",
  "ValidateTaskRunSpecs",
]);

/** What these inputs do not tell, because other functions of the controllers ask it. */
const isAskedLater = ({ code, reason }: MismatchDiagnostic): boolean =>
  code === "validate/workspace-claims" || code === "validate/param-default" || reason === "CreateRunFailed";

interface Vector {
  readonly id: string;
  readonly taskRun?: unknown;
  readonly pipelineRun?: unknown;
  readonly task?: unknown;
  readonly pipeline?: unknown;
  readonly stepActions?: readonly unknown[];
  readonly flags: Record<string, string>;
  readonly expect: {
    readonly checks?: readonly { readonly name: string; readonly reason: string; readonly error: string }[];
  };
}

for (const name of ["apply-taskrun", "apply-pipelinerun"])
  test.skipIf(!isThere)(`${name}.jsonl: the first words of each check that fails${skipped}`, () => {
    const lines = readFileSync(new URL(`${name}.jsonl`, vectors), "utf8")
      .trimEnd()
      .split("\n");
    const different = lines.flatMap((line) => {
      const vector: Vector = JSON.parse(line);
      const wanted = (vector.expect.checks ?? []).filter((check) => COMPARING.has(check.name));
      const want = wanted.map(({ reason, error }) => inOrder(`${reason}: ${error}`));
      const got = found(vector);
      const isSame = want.every((words) => got.includes(words)) && (want.length > 0 || got.length === 0);
      return isSame ? [] : [{ id: vector.id, want, got }];
    });
    expect(different).toEqual([]);
  });

/** What is said of the run itself; its own pipeline's tasks and step actions are looked at elsewhere. */
function found({ taskRun, pipelineRun, task, pipeline, stepActions = [], flags }: Vector): string[] {
  const config = decodeConfig({ featureFlags: flags });
  const [run] = resources([taskRun ?? pipelineRun]);
  const others = resources([task, pipeline, ...stepActions].filter((other) => other !== undefined));
  if (!config.ok || run === undefined) return ["not decoded"];
  const [diagnostics = []] = validateTogether([run], { others, config: config.value });
  return diagnostics
    .filter((diagnostic) => !isAskedLater(diagnostic))
    .filter(
      ({ reason, at }) => reason !== undefined && !(at.length > 2 && /^(?:pipeline|task)Spec$/.test(String(at[1]))),
    )
    .map(({ reason, message }) => inOrder(`${reason}: ${message}`));
}

const resources = (values: readonly unknown[]): Resource[] =>
  values.flatMap((value) => {
    const decoded = decodeResource(value);
    return decoded.ok ? [decoded.value] : [];
  });

/** Lists that Tekton makes from maps are in any order. */
const inOrder = (text: string): string =>
  text.replace(/\[([^[\]]*)\]/g, (_, names: string) => `[${names.split(" ").sort().join(" ")}]`);
