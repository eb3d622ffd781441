import type { Path } from "../diagnostic.ts";
import type { Matrix } from "../types/matrix.ts";
import type { Param } from "../types/param.ts";
import type { PipelineTask } from "../types/pipeline.ts";
import type { Sidecar } from "../types/sidecar.ts";
import type { Step } from "../types/step.ts";
import type { WhenExpression } from "../types/when-expression.ts";
import { wantObject } from "../wrong-argument.ts";
import { entriesOf } from "./expressions.ts";
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
 * make a task wait. A reference that stands twice in one text counts once.
 *
 * @throws {TypeError} if `pipelineTask` is no object
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/resultref.go PipelineTaskResultRefs
 */
export function resultReferencesOf(pipelineTask: PipelineTask): ResultUse[] {
  wantObject(pipelineTask, "find results", "a pipeline task");
  const uses: ResultUse[] = [];
  searchTask(pipelineTask, {
    referencesIn: resultReferencesIn,
    found: (reference, at) => uses.push({ reference, at }),
  });
  return uses;
}

/** How a search reads a text, and what it does with what it finds: many tasks may share what is remembered of texts. */
export interface ResultSearch {
  referencesIn(text: string): readonly ResultReference[];
  found(reference: ResultReference, at: Path): void;
}

/** Tells `search` of each result that a task uses, in the order of the reference. */
export function searchTask({ params, matrix, when, taskSpec }: PipelineTask, search: ResultSearch): void {
  if (params !== undefined) searchParams(search, params, inParams);
  if (matrix !== undefined) searchMatrix(search, matrix);
  if (when !== undefined) searchWhen(search, when);
  if (taskSpec === undefined) return;
  for (const section of ["steps", "sidecars"] as const)
    for (const [index, container] of (taskSpec[section] ?? []).entries())
      searchContainer(search, container, ["taskSpec", section, index]);
}

/** Most texts refer to no result: these are not searched for references, and their paths need not be made. */
export const mayRefer = (text: string | undefined): text is string => text?.includes(".results.") === true;

function look(search: ResultSearch, text: string, at: Path): void {
  for (const reference of search.referencesIn(text)) search.found(reference, at);
}

/** The results that a text refers to, each once. */
export function resultReferencesIn(text: string): readonly ResultReference[] {
  const found = findReferences(text);
  // Most texts have one: it cannot stand twice.
  if (found.length === 1) {
    const reference = parseResultReference(found[0]?.expression ?? "");
    return reference === undefined ? [] : [reference];
  }
  const expressions = new Set(found.map(({ expression }) => expression));
  return Array.from(expressions, parseResultReference).filter((reference) => reference !== undefined);
}

/** Where the value of a param stands. These are written out, because a pipeline may have 100,000. */
type PathToValue = (index: number) => Path;
const inParams: PathToValue = (index) => FIRST_PARAMS[index] ?? ["params", index, "value"];
/** The first params of all tasks share their paths. */
const FIRST_PARAMS: readonly Path[] = Array.from({ length: 10 }, (_, index) =>
  Object.freeze(["params", index, "value"]),
);
const inMatrix: PathToValue = (index) => ["matrix", "params", index, "value"];

function searchParams(search: ResultSearch, params: readonly Param[], pathTo: PathToValue): void {
  for (let index = 0; index < params.length; index++) {
    const value = params[index]?.value;
    if (typeof value === "string") {
      if (mayRefer(value)) look(search, value, pathTo(index));
    } else if (value !== undefined)
      for (const [key, text] of entriesOf(value)) if (mayRefer(text)) look(search, text, [...pathTo(index), key]);
  }
}

function searchMatrix(search: ResultSearch, { params = [], include = [] }: Matrix): void {
  searchParams(search, params, inMatrix);
  for (const [index, { params: included = [] }] of include.entries())
    searchParams(search, included, (item) => ["matrix", "include", index, "params", item, "value"]);
}

function searchWhen(search: ResultSearch, when: readonly WhenExpression[]): void {
  for (const [index, { input, cel, values = [] }] of when.entries()) {
    if (mayRefer(input)) look(search, input, ["when", index, "input"]);
    if (mayRefer(cel)) look(search, cel, ["when", index, "cel"]);
    for (const [item, value] of values.entries())
      if (mayRefer(value)) look(search, value, ["when", index, "values", item]);
  }
}

/** The fields of a container that hold one text. */
const CONTAINER_TEXTS = ["name", "image", "imagePullPolicy", "script", "workingDir"] as const;

function searchContainer(search: ResultSearch, container: Step | Sidecar, at: Path): void {
  for (const field of CONTAINER_TEXTS) {
    const text = container[field];
    if (mayRefer(text)) look(search, text, [...at, field]);
  }
  for (const field of ["command", "args"] as const)
    for (const [index, text] of (container[field] ?? []).entries())
      if (mayRefer(text)) look(search, text, [...at, field, index]);
  for (const [index, { value, valueFrom }] of (container.env ?? []).entries()) {
    if (mayRefer(value)) look(search, value, [...at, "env", index, "value"]);
    for (const source of ["secretKeyRef", "configMapKeyRef"] as const)
      for (const field of ["name", "key"] as const) {
        const text = valueFrom?.[source]?.[field];
        if (mayRefer(text)) look(search, text, [...at, "env", index, "valueFrom", source, field]);
      }
  }
}
