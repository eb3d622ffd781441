import { compareCodePoints } from "../../go/json.ts";
import { quote } from "../../go/quote.ts";
import { textsOf } from "../../substitute/expressions.ts";
import { INDEXED_IN_TASK_SPEC } from "../../substitute/fields.ts";
import { textsIn } from "../../substitute/replace-fields.ts";
import type { ParamSpec } from "../../types/param.ts";
import type { PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { GivenParams } from "./given-params.ts";
import { knownLength } from "./known-values.ts";
import type { FailureReason, Mismatch } from "./mismatch.ts";

/**
 * Items of array params that are asked for are there, in the value that is given or else in the default.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/validate_params.go ValidateOutOfBoundArrayParams
 */
export function* validateOutOfBoundArrayParams(
  declared: readonly ParamSpec[],
  { params, settled, at, typeOf }: GivenParams,
  references: readonly ItemReference[],
  reason: FailureReason,
): Generator<Mismatch> {
  if (references.length === 0) return;
  const lengths = new Map<string, number>();
  const places = new Map(params.map((given) => [given.param.name, [...given.at, "value"]]));
  for (const { name, default: value } of declared) if (Array.isArray(value)) lengths.set(name, value.length);
  const isSettled = new Set(settled.map(({ param }) => param));
  for (const { param } of params) {
    const { name, value } = param;
    const length = isSettled.has(param) && Array.isArray(value) ? value.length : knownLength(value, typeOf);
    if (length !== undefined) lengths.set(name, length);
    else if (!isSettled.has(param)) lengths.delete(name);
  }
  const missing = new Map<string, string>();
  for (const { text, name, index } of references) {
    const length = lengths.get(name);
    if (length !== undefined && index >= length) missing.set(text, name);
  }
  const message = `non-existent param references:[${[...missing.keys()].sort(compareCodePoints).join(" ")}]`;
  for (const name of new Set(missing.values())) {
    const details = `param ${quote(name)} has ${lengths.get(name)} items, counted from 0`;
    yield { check: "param-index", message, details, reason, at: places.get(name) ?? at };
  }
}

/** `$(params.list[3])`, taken apart. */
export interface ItemReference {
  readonly text: string;
  readonly name: string;
  readonly index: number;
}

/**
 * As in the reference: of an index beyond Go's integers the number is 2^63-1, and names are taken up to the first dot.
 *
 * @see tektoncd/pipeline pkg/substitution/substitution.go ExtractArrayIndexingParamsExpressions
 */
function* itemsIn(texts: Iterable<string | undefined>): Generator<ItemReference> {
  for (const searched of texts) {
    if (searched?.includes("$(params") !== true) continue;
    for (const [text, dotted = "", single = "", double = "", index = ""] of searched.matchAll(ITEM)) {
      const name = dotted === "" ? single || double : (dotted.split(".", 1)[0] ?? "");
      yield { text, name, index: Number(index) };
    }
  }
}

/** As in the reference: names in quotes have no `-`. */
const ITEM = /\$\(params(?:\.([\w.-]+)|\['([\w./]+)'\]|\["([\w./]+)"\])\[([0-9]+)\]\)/g;

/**
 * The items of arrays that a pipeline asks for.
 *
 * As in the reference: not in the includes of a matrix, nor in the sub-paths of finally tasks.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go PipelineSpec.GetIndexingReferencesToArrayParams
 */
export function* itemsOfPipeline({ tasks = [], finally: finals = [] }: PipelineSpec): Generator<ItemReference> {
  for (const task of tasks) {
    yield* itemsOfPipelineTask(task);
    yield* itemsIn((task.workspaces ?? []).map(({ subPath }) => subPath));
  }
  for (const task of finals) yield* itemsOfPipelineTask(task);
}

function* itemsOfPipelineTask({ params = [], matrix, when = [] }: PipelineTask): Generator<ItemReference> {
  yield* itemsIn([...params, ...(matrix?.params ?? [])].flatMap(({ value }) => textsOf(value)));
  yield* itemsIn(when.flatMap(({ input, values = [] }) => [input, ...values]));
}

/**
 * The items of arrays that a task asks for.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go TaskSpec.GetIndexingReferencesToArrayParams
 */
export const itemsOfTask = (spec: TaskSpec): Generator<ItemReference> => itemsIn(textsIn(spec, INDEXED_IN_TASK_SPEC));
