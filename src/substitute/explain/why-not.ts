import { quote } from "../../go/quote.ts";
import type { NameSet } from "../../suggest.ts";
import type { TaskSpec } from "../../types/task.ts";
import { pipelineContexts } from "../pipeline-run/substitute-pipeline-run.ts";
import { RETRIES } from "../pipeline-run/task-states.ts";
import { taskContexts } from "../task-run/contexts.ts";
import { didYouMean, namesOf } from "./names.ts";
import type { ParamsInScope } from "./param-scope.ts";

/** What the contexts of a TaskRun can tell. */
export const TASK_CONTEXTS: ReadonlySet<string> = new Set(taskContexts({}, "", "empty").keys());

/** What the contexts of a PipelineRun can tell. */
export const PIPELINE_CONTEXTS: ReadonlySet<string> = new Set(pipelineContexts({}, "", "empty").keys());

const ALL_CONTEXTS: ReadonlySet<string> = new Set([...TASK_CONTEXTS, ...PIPELINE_CONTEXTS, RETRIES]);

/** Why a variable that looks like nothing known is left alone. */
const NOT_KNOWN = "nothing of this name is known here";

/** A reason for every variable, where there is one for some. */
export const orNotKnown =
  (why: (expression: string) => string | undefined): ((expression: string) => string) =>
  (expression) =>
    why(expression) ?? NOT_KNOWN;

const NOT_HERE = "it is not put in here";

/** Tells why variables in a task have no value. */
export function whyNotInTask(spec: TaskSpec, params: ParamsInScope): (expression: string) => string {
  const results = namesOf(spec.results);
  const workspaces = namesOf(spec.workspaces);
  return (expression) => {
    const [section, name = "", field = ""] = expression.split(".", 3);
    if (section === "context") return whyNotContext(expression);
    if (section === "results")
      return results.has(name)
        ? "a result has nothing of this name"
        : `the task declares no result ${quote(name)}${didYouMean(name, results)}`;
    if (section === "workspaces") return whyNotWorkspace(name, field, workspaces);
    if (section === "tasks" || section === "finally")
      return "only a task that is written in a pipeline sees results of other tasks";
    return params.whyNot(expression) ?? NOT_KNOWN;
  };
}

/** Tells why variables in a pipeline have no value; undefined of one that is none of a pipeline. */
export function whyNotInPipeline(tasks: NameSet, params: ParamsInScope): (expression: string) => string | undefined {
  return (expression) => {
    const [section, name = "", ...rest] = expression.split(".");
    if (section === "context") return whyNotContext(expression);
    if (section !== "tasks" && section !== "finally") return params.whyNot(expression);
    if (expression === "tasks.status") return ONLY_FINALLY;
    return tasks.has(name) ? whyNotOfTask(rest) : `there is no pipeline task ${quote(name)}${didYouMean(name, tasks)}`;
  };
}

const ONLY_FINALLY = "how tasks end goes into params, conditions and display names of finally tasks";

/** Why something of a pipeline task that is there does not go in. */
function whyNotOfTask([field, name]: readonly string[]): string {
  if (field === "status" || field === "reason") return ONLY_FINALLY;
  if (field === "outputs" || field === "inputs") return "artifacts go into tasks that are written in the pipeline";
  if (field === "results" && name !== undefined) return "this result is not put in here";
  if (field === "matrix" && name !== undefined)
    return "lengths go into params, and where a param asks for one into matrices and display names";
  return "a pipeline task has nothing of this name";
}

function whyNotContext(expression: string): string {
  if (expression === RETRIES) return "only the params, the matrix and the display name of a pipeline task see it";
  return ALL_CONTEXTS.has(expression) ? NOT_HERE : `there is no such variable${didYouMean(expression, ALL_CONTEXTS)}`;
}

function whyNotWorkspace(name: string, field: string, declared: NameSet): string {
  if (!declared.has(name)) return `the task declares no workspace ${quote(name)}${didYouMean(name, declared)}`;
  return OF_WORKSPACE.has(field) ? "the run does not bind the workspace" : "a workspace has nothing of this name";
}

/** What can be told of a workspace. */
export const OF_WORKSPACE: ReadonlySet<string> = new Set(["bound", "path", "claim", "volume"]);
