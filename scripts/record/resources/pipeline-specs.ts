import fc from "fast-check";
import { type Json, plainJson, sometimes } from "./arbitraries.ts";
import { usedParams, usedWorkspaces } from "./known-names.ts";
import { pipelineTasks } from "./pipeline-tasks.ts";
import { type DeclaredAs, declare, declaredAs } from "./task-specs.ts";

const NAMES = ["fetch", "build-1", "constructor", "z"];

const resultValues = fc.constantFrom<unknown[]>(
  "$(tasks.@0@.results.digest)",
  "$(tasks.@1@.results.files[*])",
  ["$(tasks.@0@.results.digest)", "$(tasks.@2@.results.files[0])"],
  { size: "$(tasks.@0@.results.meta.size)" },
);
const statusTexts = fc.constantFrom(
  "$(tasks.@0@.status)",
  "$(tasks.@1@.reason)",
  "$(tasks.status)",
  "$(tasks.@1@.results.digest)",
);
const finalTasks = fc
  .tuple(pipelineTasks, sometimes(statusTexts, 4))
  .map(([task, status]) => (status === undefined ? task : { ...task, params: [{ name: "state", value: status }] }));

/** The specs of pipelines: tasks use results of those before them, and all that they use is declared. */
export const pipelineSpecs: fc.Arbitrary<Json> = fc
  .record({
    tasks: fc.array(fc.tuple(pipelineTasks, sometimes(fc.nat(2))), { minLength: 1, maxLength: 3 }),
    finals: fc.array(finalTasks, { maxLength: 1 }),
    results: sometimes(fc.array(resultValues, { minLength: 1, maxLength: 2 })),
    description: sometimes(fc.constant("What it does")),
    style: declaredAs,
  })
  .map(({ tasks, finals, results, style, description }) => {
    const named: Json[] = [];
    for (const [task, waitsFor] of tasks) named.push(nameTask(task, waitsFor, named));
    const last = finals.map((task, index) => ({ name: `final-${index}`, ...withTasks(task, named) }));
    return withDeclarations(
      plainJson({
        description,
        tasks: named,
        ...(last.length > 0 ? { finally: last } : {}),
        results: results
          ?.map((value) => withTasks({ value }, named))
          .filter(({ value }) => JSON.stringify(value).includes("$("))
          .map((result, index) => ({ name: `r${index}`, ...result })),
      }),
      style,
    );
  });

function nameTask(task: Json, waitsFor: number | undefined, earlier: readonly Json[]): Json {
  const runAfter = waitsFor === undefined ? undefined : earlier[waitsFor]?.["name"];
  return {
    name: NAMES[earlier.length],
    ...withTasks(task, earlier),
    ...(runAfter === undefined ? {} : { runAfter: [runAfter] }),
  };
}

/** Puts tasks for the digits. Results of a matrix are asked for all together, those of pipelines and of nobody not at all. */
function withTasks(part: Json, tasks: readonly Json[]): Json {
  const text = JSON.stringify(part).replace(
    /\$\(tasks\.@(\d)@\.(\w+)([^)]*)\)/g,
    (_, digit: string, field: string, rest: string) => {
      const task = tasks[Number(digit) % (tasks.length || 1)];
      if (task === undefined) return "text";
      if (field !== "results") return `$(tasks.${task["name"]}.${field}${rest})`;
      if (task["pipelineRef"] !== undefined || task["pipelineSpec"] !== undefined) return "text";
      return `$(tasks.${task["name"]}.results${task["matrix"] === undefined ? rest : ".digest[*]"})`;
    },
  );
  return JSON.parse(text);
}

function withDeclarations(spec: Json, style: DeclaredAs): Json {
  // What a task declares for itself, and uses in itself only, the pipeline need not declare.

  const outside = JSON.stringify(spec, (key, value) => (key === "taskSpec" ? undefined : value));
  const params = usedParams(JSON.parse(outside)).map((param) => declare(param, style));
  const workspaces = usedWorkspaces(spec).map((name) => ({ name }));
  return {
    ...(params.length > 0 ? { params } : {}),
    ...(workspaces.length > 0 ? { workspaces } : {}),
    ...spec,
  };
}
