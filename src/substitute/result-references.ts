import type { Path } from "../diagnostic.ts";
import type { Matrix } from "../types/matrix.ts";
import type { Param } from "../types/param.ts";
import type { PipelineTask } from "../types/pipeline.ts";
import type { Sidecar } from "../types/sidecar.ts";
import type { Step } from "../types/step.ts";
import type { WhenExpression } from "../types/when-expression.ts";
import { wantObject } from "../wrong-argument.ts";
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
 * @throws {TypeError} if `pipelineTask` is no object
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/resultref.go PipelineTaskResultRefs
 */
export function resultReferencesOf(pipelineTask: PipelineTask): ResultUse[] {
  wantObject(pipelineTask, "find results", "a pipeline task");
  const { params, matrix, when, taskSpec } = pipelineTask;
  const uses: ResultUse[] = [];
  if (params !== undefined) lookAtParams(uses, params, ["params"]);
  if (matrix !== undefined) lookAtMatrix(uses, matrix);
  if (when !== undefined) lookAtWhen(uses, when);
  for (const section of ["steps", "sidecars"] as const)
    for (const [index, container] of (taskSpec?.[section] ?? []).entries())
      lookAtContainer(uses, container, ["taskSpec", section, index]);
  return uses;
}

/** Most texts refer to no result: these are not searched for references, and their paths need not be made. */
const mayRefer = (text: string | undefined): text is string => text?.includes(".results.") === true;

function look(uses: ResultUse[], text: string, at: Path): void {
  for (const { expression } of findReferences(text)) {
    const reference = parseResultReference(expression);
    if (reference !== undefined) uses.push({ reference, at });
  }
}

function lookAtParams(uses: ResultUse[], params: readonly Param[], at: Path): void {
  for (let index = 0; index < params.length; index++) {
    const value = params[index]?.value;
    if (typeof value === "string") {
      if (mayRefer(value)) look(uses, value, [...at, index, "value"]);
    } else if (value !== undefined)
      for (const [key, text] of entriesOf(value)) if (mayRefer(text)) look(uses, text, [...at, index, "value", key]);
  }
}

const entriesOf = (value: readonly string[] | Readonly<Record<string, string>>): Iterable<[string | number, string]> =>
  // `Array.isArray` does not recognise readonly arrays.
  Array.isArray(value) ? value.entries() : Object.entries(value as Readonly<Record<string, string>>);

function lookAtMatrix(uses: ResultUse[], { params = [], include = [] }: Matrix): void {
  lookAtParams(uses, params, ["matrix", "params"]);
  for (const [index, { params: included = [] }] of include.entries())
    lookAtParams(uses, included, ["matrix", "include", index, "params"]);
}

function lookAtWhen(uses: ResultUse[], when: readonly WhenExpression[]): void {
  for (const [index, { input, cel, values = [] }] of when.entries()) {
    if (mayRefer(input)) look(uses, input, ["when", index, "input"]);
    if (mayRefer(cel)) look(uses, cel, ["when", index, "cel"]);
    for (const [item, value] of values.entries())
      if (mayRefer(value)) look(uses, value, ["when", index, "values", item]);
  }
}

/** The fields of a container that hold one text. */
const CONTAINER_TEXTS = ["name", "image", "imagePullPolicy", "script", "workingDir"] as const;

function lookAtContainer(uses: ResultUse[], container: Step | Sidecar, at: Path): void {
  for (const field of CONTAINER_TEXTS) {
    const text = container[field];
    if (mayRefer(text)) look(uses, text, [...at, field]);
  }
  for (const field of ["command", "args"] as const)
    for (const [index, text] of (container[field] ?? []).entries())
      if (mayRefer(text)) look(uses, text, [...at, field, index]);
  for (const [index, { value, valueFrom }] of (container.env ?? []).entries()) {
    if (mayRefer(value)) look(uses, value, [...at, "env", index, "value"]);
    for (const source of ["secretKeyRef", "configMapKeyRef"] as const)
      for (const field of ["name", "key"] as const) {
        const text = valueFrom?.[source]?.[field];
        if (mayRefer(text)) look(uses, text, [...at, "env", index, "valueFrom", source, field]);
      }
  }
}
