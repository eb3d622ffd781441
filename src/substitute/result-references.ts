import type { Path } from "../diagnostic.ts";
import type { Matrix } from "../types/matrix.ts";
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
export function resultReferencesOf({ params, matrix, when, taskSpec }: PipelineTask): ResultUse[] {
  const uses: ResultUse[] = [];
  const look: Look = (text, at, ...more) => {
    if (text === undefined || !text.includes("$(")) return;
    for (const { expression } of findReferences(text)) {
      const reference = parseResultReference(expression);
      if (reference !== undefined) uses.push({ reference, at: at.concat(more) });
    }
  };
  lookAtParams(look, params, ["params"]);
  if (matrix !== undefined) lookAtMatrix(look, matrix);
  if (when !== undefined) lookAtWhen(look, when);
  for (const [index, step] of (taskSpec?.steps ?? []).entries())
    lookAtContainer(look, step, ["taskSpec", "steps", index]);
  for (const [index, sidecar] of (taskSpec?.sidecars ?? []).entries())
    lookAtContainer(look, sidecar, ["taskSpec", "sidecars", index]);
  return uses;
}

/** Looks at a text that may be there. Its path comes in pieces, because hardly any is needed: most texts have no `$(`. */
type Look = (text: string | undefined, at: Path, ...more: (string | number)[]) => void;

function lookAtParams(look: Look, params: readonly Param[] = [], at: Path): void {
  for (const [index, { value }] of params.entries()) {
    if (typeof value === "string") look(value, at, index, "value");
    else for (const [key, text] of entriesOf(value)) look(text, at, index, "value", key);
  }
}

const entriesOf = (value: readonly string[] | Readonly<Record<string, string>>): Iterable<[string | number, string]> =>
  // `Array.isArray` does not recognise readonly arrays.
  Array.isArray(value) ? value.entries() : Object.entries(value as Readonly<Record<string, string>>);

function lookAtMatrix(look: Look, { params, include = [] }: Matrix): void {
  lookAtParams(look, params, ["matrix", "params"]);
  for (const [index, { params: included }] of include.entries())
    lookAtParams(look, included, ["matrix", "include", index, "params"]);
}

function lookAtWhen(look: Look, when: readonly WhenExpression[]): void {
  for (const [index, { input, cel, values = [] }] of when.entries()) {
    look(input, ["when", index], "input");
    look(cel, ["when", index], "cel");
    for (const [item, value] of values.entries()) look(value, ["when", index], "values", item);
  }
}

/** The fields of a container that hold one text. */
const CONTAINER_TEXTS = ["name", "image", "imagePullPolicy", "script", "workingDir"] as const;

function lookAtContainer(look: Look, container: Step | Sidecar, at: Path): void {
  for (const field of CONTAINER_TEXTS) look(container[field], at, field);
  for (const field of ["command", "args"] as const)
    for (const [index, text] of (container[field] ?? []).entries()) look(text, at, field, index);
  for (const [index, { value, valueFrom }] of (container.env ?? []).entries()) {
    look(value, at, "env", index, "value");
    for (const source of ["secretKeyRef", "configMapKeyRef"] as const) {
      look(valueFrom?.[source]?.name, at, "env", index, "valueFrom", source, "name");
      look(valueFrom?.[source]?.key, at, "env", index, "valueFrom", source, "key");
    }
  }
}
