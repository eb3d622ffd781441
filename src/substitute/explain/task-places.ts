import { quote } from "../../go/quote.ts";
import { remembering } from "../../go/remembering.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import type { WorkspaceBinding } from "../../types/workspace.ts";
import { TASK_SPEC } from "../fields.ts";
import { replacerOf } from "../replacer.ts";
import { taskContexts } from "../task-run/contexts.ts";
import { taskParams } from "../task-run/params.ts";
import { artifactPaths, exitCodePaths, resultPaths, stepResultPaths } from "../task-run/paths.ts";
import { CREDENTIALS, substituteTaskBindings } from "../task-run/substitute-task-run.ts";
import { workspaceVolumes } from "../task-run/workspace-volumes.ts";
import {
  mountedWorkspaces,
  ownPaths,
  propagateWorkspaces,
  workspacePaths,
  workspaceVariables,
} from "../task-run/workspaces.ts";
import type { ExplainedPlace, FindPlace } from "./explained-place.ts";
import type { VariableStage } from "./explanation.ts";
import { type Layer, layer, throughLayers } from "./layer.ts";
import { namesOf } from "./names.ts";
import type { ParamScope, ParamsInScope } from "./param-scope.ts";
import { placeAt } from "./place-at.ts";
import { taskDefaultPlaces } from "./task-defaults.ts";
import { OF_WORKSPACE, TASK_CONTEXTS } from "./why-not.ts";

/** A task, and what is known of its run. */
export interface TaskScope {
  readonly spec: TaskSpec;
  readonly taskName: string;
  /** The run, as far as it is known; without one any may come. */
  readonly run: TaskRun | undefined;
  readonly params: ParamScope;
  readonly inScope: ParamsInScope;
  /** What the run binds; undefined if that is not known. */
  readonly bindings: readonly WorkspaceBinding[] | undefined;
  readonly whyNot: (expression: string) => string;
}

/** What replaces the texts of a task: for a path in its spec, each stage of the TaskRun with what it puts in there. */
export function taskPlaces(scope: TaskScope): FindPlace {
  const { whyNot } = scope;
  const params = paramsLayer(scope, "params");
  const layersOf = containerLayers(scope, params);
  const behindParams = layersOf("");
  const layersAt = remembering((container: string) => [params, ...layersOf(container)]);
  const defaults = taskDefaultPlaces(scope, behindParams);
  return (path) => {
    const [section, index, field] = path;
    if (section === "params" && field === "default") return defaults(Number(index));
    if (section === "results" && field === "value") return { place: "value", layers: RESULTS_OF_STEPS, whyNot };
    const place = placeAt(TASK_SPEC, path);
    if (place === undefined) return undefined;
    const isContainer = (section === "steps" || section === "sidecars") && field !== "params";
    return { place, layers: layersAt(isContainer ? `${section}.${index}` : ""), whyNot };
  };
}

/** The params of a task as one stage of its TaskRun puts them in. */
export const paramsLayer = (
  { params: { declared, given }, inScope }: Pick<TaskScope, "params" | "inScope">,
  stage: VariableStage["stage"],
): Layer => ({
  by: "TaskRun",
  stage,
  replacer: replacerOf(taskParams(declared, given)),
  sourceOf: inScope.sourceOf,
  later: inScope.later,
});

/** The stages behind the params: for a step or a sidecar, `steps.0`, with its own paths; for anything else of the task, "". */
function containerLayers(scope: TaskScope, first: Layer): (container: string) => Layer[] {
  const { spec, taskName, run, params } = scope;
  const bindings = scope.bindings && substituteTaskBindings(scope.bindings, spec, params.given);
  const contexts = layer(CONTEXTS, "context", { strings: taskContexts(run ?? {}, taskName, "keep") }, laterContext);
  const results = layer(RESULTS, "path", resultPaths(spec));
  const named = throughLayers(spec, [first, contexts], NAMES);
  const withPaths = propagateWorkspaces(throughLayers(named, [results], NAMES), bindings);
  const exitCodes = layer(EXIT_CODES, "path", exitCodePaths(withPaths));
  const credentials = layer(CREDENTIALS_PATH, "path", { strings: CREDENTIALS });
  const mounted = mountedWorkspaces(withPaths, bindings ?? []);
  const isMounted = namesOf(mounted);
  const workspaces = workspaceLayers(withPaths, bindings);
  return (container) => {
    const [section, index] = container.split(".");
    const position = Number(index);
    const step = section === "steps" ? named.steps?.[position] : undefined;
    const own = section === "steps" || section === "sidecars" ? withPaths[section]?.[position] : undefined;
    return [
      contexts,
      ...(step ? [layer(RESULTS, "path", stepResultPaths(step, position))] : []),
      results,
      ...(step ? [layer(ARTIFACTS, "path", artifactPaths(step, position))] : []),
      exitCodes,
      ...(own ? [layer(WORKSPACES, "workspace", { strings: ownPaths(own, isMounted) })] : []),
      ...workspaces,
      credentials,
      ...(step ? OF_STEPS : []),
    ];
  };
}

/** What steps are called, and where workspaces are mounted: that may be variables, too, and others depend on it. */
const NAMES = { steps: [{ name: "text" }], workspaces: [{ mountPath: "text" }] } as const;

/** What a TaskRun that is not known will bind is open, but for the paths of what it has to bind. */
function workspaceLayers(spec: TaskSpec, bindings: readonly WorkspaceBinding[] | undefined): Layer[] {
  const mounted = mountedWorkspaces(spec, bindings ?? []);
  const paths = layer(WORKSPACES, "workspace", { strings: workspacePaths(mounted) });
  const known = bindings === undefined ? { ...spec, workspaces: mounted } : spec;
  const bound = { bindings: bindings ?? [], volumes: workspaceVolumes(bindings) };
  const declared = namesOf(spec.workspaces);
  const laterBinding = (expression: string): string | undefined => {
    const [section, name = "", field = "", ...more] = expression.split(".");
    const isOpen = section === "workspaces" && declared.has(name) && OF_WORKSPACE.has(field) && more.length === 0;
    return isOpen && bindings === undefined ? "known when a run binds it" : undefined;
  };
  return [paths, layer(WORKSPACES, "workspace", { strings: workspaceVariables(known, bound) }, laterBinding)];
}

function laterContext(expression: string): string | undefined {
  if (expression === "context.task.retry-count") return "each attempt of the TaskRun has its own number";
  return TASK_CONTEXTS.has(expression) ? "known when the TaskRun is there" : undefined;
}

const CONTEXTS = { by: "TaskRun", stage: "contexts" } as const;
const RESULTS = { by: "TaskRun", stage: "results" } as const;
const ARTIFACTS = { by: "TaskRun", stage: "artifacts" } as const;
const EXIT_CODES = { by: "TaskRun", stage: "exit-codes" } as const;
const WORKSPACES = { by: "TaskRun", stage: "workspaces" } as const;
const CREDENTIALS_PATH = { by: "TaskRun", stage: "credentials" } as const;

/** What a step is given by others: the step itself puts it in. */
const OF_STEPS: readonly Layer[] = [
  layer({ by: "step", stage: "results" }, "result", {}, (expression) => fromStep(expression, ["results"])),
  layer({ by: "step", stage: "artifacts" }, "result", {}, (expression) => fromStep(expression, ["outputs", "inputs"])),
];

function fromStep(expression: string, fields: readonly string[]): string | undefined {
  const [section, step = "", field = ""] = expression.split(".", 3);
  return section === "steps" && fields.includes(field)
    ? `the step ${quote(step)} gives it, and later steps read it as they start`
    : undefined;
}

/** The results of a task that are those of its steps. */
const RESULTS_OF_STEPS: ExplainedPlace["layers"] = [
  layer(RESULTS, "result", {}, (expression) => {
    const [section, step = "", field] = expression.split(".", 3);
    return section === "steps" && field === "results" ? `known when the step ${quote(step)} has ended` : undefined;
  }),
];
