import type { Path } from "../diagnostic.ts";
import type { EnvVar } from "../types/kubernetes/env.ts";
import type { Param } from "../types/param.ts";
import type { PipelineTask } from "../types/pipeline.ts";
import type { Sidecar } from "../types/sidecar.ts";
import type { Step } from "../types/step.ts";
import type { WhenExpression } from "../types/when-expression.ts";
import { findReferences, parseResultReference, type ResultReference } from "./references.ts";

/** A reference to a result, and the field in which it stands. */
export interface ResultUse {
  readonly reference: ResultReference;
  /** Counted from the pipeline task: `["params", 0, "value"]`. */
  readonly at: Path;
}

/**
 * The results that a pipeline task refers to, in the fields where Tekton looks for them: params, matrix and when, and of an
 * embedded task some fields of steps and sidecars. References elsewhere (a display name, a volume, a step's `when`) do not
 * make a task wait.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/resultref.go PipelineTaskResultRefs
 */
export function* resultReferencesOf(pipelineTask: PipelineTask): Generator<ResultUse> {
  for (const [text, at] of textsOf(pipelineTask)) {
    if (!text.includes("$(")) continue;
    for (const { expression } of findReferences(text)) {
      const reference = parseResultReference(expression);
      if (reference !== undefined) yield { reference, at };
    }
  }
}

/** A text, and the field in which it stands. */
type Text = readonly [text: string, at: Path];

function* textsOf({ params, matrix, when, taskSpec }: PipelineTask): Generator<Text> {
  yield* textsOfParams(params, ["params"]);
  if (matrix !== undefined) {
    yield* textsOfParams(matrix.params, ["matrix", "params"]);
    for (const [index, include] of (matrix.include ?? []).entries())
      yield* textsOfParams(include.params, ["matrix", "include", index, "params"]);
  }
  yield* textsOfWhen(when, ["when"]);
  if (taskSpec === undefined) return;
  for (const [index, step] of (taskSpec.steps ?? []).entries())
    yield* textsOfContainer(step, ["taskSpec", "steps", index]);
  for (const [index, sidecar] of (taskSpec.sidecars ?? []).entries())
    yield* textsOfContainer(sidecar, ["taskSpec", "sidecars", index]);
}

function* textsOfParams(params: readonly Param[] = [], at: Path): Generator<Text> {
  for (const [index, { value }] of params.entries()) {
    if (typeof value === "string") yield [value, [...at, index, "value"]];
    else for (const [key, text] of entriesOf(value)) yield [text, [...at, index, "value", key]];
  }
}

const entriesOf = (value: readonly string[] | Readonly<Record<string, string>>): Iterable<[string | number, string]> =>
  Array.isArray(value) ? value.entries() : Object.entries(value as Readonly<Record<string, string>>);

function* textsOfWhen(when: readonly WhenExpression[] = [], at: Path): Generator<Text> {
  for (const [index, { input, cel, values }] of when.entries()) {
    if (input !== undefined) yield [input, [...at, index, "input"]];
    if (cel !== undefined) yield [cel, [...at, index, "cel"]];
    for (const [item, value] of (values ?? []).entries()) yield [value, [...at, index, "values", item]];
  }
}

/** The fields of a container that hold one text. */
const CONTAINER_TEXTS = ["name", "image", "imagePullPolicy", "script", "workingDir"] as const;

function* textsOfContainer(container: Step | Sidecar, at: Path): Generator<Text> {
  for (const field of CONTAINER_TEXTS) {
    const text = container[field];
    if (text !== undefined) yield [text, [...at, field]];
  }
  for (const field of ["command", "args"] as const)
    for (const [index, text] of (container[field] ?? []).entries()) yield [text, [...at, field, index]];
  for (const [index, variable] of (container.env ?? []).entries())
    yield* textsOfVariable(variable, [...at, "env", index]);
}

function* textsOfVariable({ value, valueFrom }: EnvVar, at: Path): Generator<Text> {
  if (value !== undefined) yield [value, [...at, "value"]];
  for (const source of ["secretKeyRef", "configMapKeyRef"] as const) {
    const selector = valueFrom?.[source];
    if (selector === undefined) continue;
    if (selector.name !== undefined) yield [selector.name, [...at, "valueFrom", source, "name"]];
    yield [selector.key, [...at, "valueFrom", source, "key"]];
  }
}
