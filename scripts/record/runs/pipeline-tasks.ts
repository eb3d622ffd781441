import type { Choices } from "../cel/choices.ts";
import { type Json, plainJson } from "../resources/arbitraries.ts";

/** What a pipeline task runs. */
type Form = "task" | "embedded" | "custom" | "child";

/** A pipeline task to which others may refer. */
export interface KnownTask {
  readonly name: string;
  readonly form: Form;
  readonly isMatrixed: boolean;
}

const RESULTS: readonly Json[] = [
  { name: "r" },
  { name: "l", type: "array" },
  { name: "o", type: "object", properties: { k: {} } },
];
const PARAMS: readonly Json[] = [
  { name: "p", default: "" },
  { name: "q", type: "array", default: [] },
];
/** The Task that is in the cluster. */
export const TASK_SPEC: Json = { params: PARAMS, results: RESULTS, steps: [{ image: "i" }] };
/** The Pipeline that is in the cluster, beside the one that is run. */
export const CHILD_SPEC: Json = {
  tasks: [{ name: "x", taskRef: { name: "t" } }],
  results: [{ name: "r", value: "$(tasks.x.results.r)" }],
};

/** A pipeline task; it refers only to tasks before it. */
export function writeTask(choices: Choices, earlier: readonly KnownTask[], name: string): Json & KnownTask {
  const form = choices.pick(FORMS);
  const isMatrixed = form !== "child" && choices.oneIn(5);
  const texts = [...PLAIN_TEXTS, ...earlier.flatMap(textsOf)];
  const lists = [...PLAIN_LISTS, ...earlier.flatMap(listsOf)];
  const text = () =>
    choices.oneIn(SLIPS) ? choices.pick(WRONG_TEXTS) : choices.pick(choices.oneIn(2) ? texts : PLAIN_TEXTS);
  const maybe = <T>(count: number, make: () => T) => (choices.oneIn(count) ? make() : undefined);
  const runAfter = earlier.filter(() => choices.oneIn(3)).map((task) => task.name);
  const task = plainJson({
    name,
    ...bodyOf(form, choices, text),
    runAfter: runAfter.length > 0 ? runAfter : undefined,
    params: maybe(2, () => [
      ...(choices.oneIn(4) ? [] : [{ name: "p", value: text() }]),
      ...(choices.oneIn(3) ? [{ name: "q", value: choices.pick(lists) }] : []),
    ]),
    when: maybe(4, () => writeWhen(choices, text)),
    matrix: isMatrixed ? writeMatrix(choices, lists) : undefined,
    ...(form === "child" ? {} : choices.pick(FAILING)),
    timeout: form === "child" ? undefined : maybe(10, () => "10s"),
    displayName: maybe(12, text),
    workspaces: maybe(8, () => [{ name: "w", subPath: choices.pick(["", "sub"]) }]),
  });
  return { ...task, name, form, isMatrixed };
}

const FORMS: readonly Form[] = ["task", "task", "task", "embedded", "embedded", "embedded", "custom", "child"];

const FAILING: readonly Json[] = [{}, {}, {}, {}, {}, { onError: "continue" }, { retries: 1 }];

/** One text of so many refers to what is not there. */
const SLIPS = 80;
const WRONG_TEXTS = ["$(tasks.a.results.nope)", "$(tasks.a.results.l[7])", "$(tasks.z.results.r)", "$(params.nope)"];

const PLAIN_TEXTS = ["x", "y", "$(params.p)", "$(context.pipelineRun.name)"];

/** A list, or a text that becomes one. */
type Items = string | readonly string[];

const PLAIN_LISTS: readonly Items[] = [["x", "y"], ["x"], ["$(params.p)", "z"], []];

function bodyOf(form: Form, choices: Choices, text: () => string): Json {
  switch (form) {
    case "task":
      return { taskRef: { name: "t" } };
    case "embedded":
      return { taskSpec: { results: RESULTS, steps: [{ image: "i", args: [text(), "$(params.p)"] }] } };
    case "custom":
      return { taskRef: { apiVersion: "example.com/v1", kind: "Wait", name: "w" } };
    case "child":
      return choices.oneIn(2) ? { pipelineSpec: CHILD_SPEC } : { pipelineRef: { name: choices.pick(CHILDREN) } };
  }
}

/** The last one is the pipeline that is run itself, if that is referred to. */
const CHILDREN = ["child", "child", "child", "p"];

function textsOf({ name, form, isMatrixed }: KnownTask): readonly string[] {
  if (isMatrixed) return [`$(tasks.${name}.matrix.length)`];
  if (form === "child") return [];
  if (form === "custom") return [`$(tasks.${name}.results.r)`];
  return ["r", "r", "l[0]", "o.k"].map((result) => `$(tasks.${name}.results.${result})`);
}

function listsOf({ name, form, isMatrixed }: KnownTask): readonly Items[] {
  if (form === "child") return [];
  if (form === "custom") return isMatrixed ? [] : [[`$(tasks.${name}.results.r)`]];
  if (isMatrixed) return [`$(tasks.${name}.results.r[*])`];
  return [`$(tasks.${name}.results.l[*])`, [`$(tasks.${name}.results.r)`, "x"]];
}

function writeWhen(choices: Choices, text: () => string): readonly Json[] {
  const input = text();
  const form = choices.pick(["in", "in", "notin", "cel"]);
  if (form === "cel") return [{ cel: `'${input}' == 'x'` }];
  return [{ input, operator: form, values: choices.oneIn(3) ? ["y"] : [input, "v"] }];
}

function writeMatrix(choices: Choices, lists: readonly Items[]): Json {
  const params = [{ name: "m", value: choices.pick(lists) }];
  if (choices.oneIn(4)) params.push({ name: "n", value: choices.pick(PLAIN_LISTS) });
  const include = choices.oneIn(4) ? [{ name: "i", params: [{ name: choices.pick(["m", "z"]), value: "x" }] }] : [];
  return { params, ...(include.length > 0 ? { include } : {}) };
}

/** What only finally tasks may ask. */
export const statesOf = ({ name }: KnownTask): readonly string[] => [
  `$(tasks.${name}.status)`,
  `$(tasks.${name}.reason)`,
  "$(tasks.status)",
];
