import { remembering } from "../../go/remembering.ts";
import type { Step } from "../../types/step.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import type { WorkspaceBinding } from "../../types/workspace.ts";
import { REF, TASK_SPEC, WORKSPACE_BINDINGS } from "../fields.ts";
import { replacerOf } from "../replacer.ts";
import { taskContexts } from "../task-run/contexts.ts";
import { taskParams } from "../task-run/params.ts";
import { artifactPaths, exitCodePaths, resultPaths, stepResultPaths } from "../task-run/paths.ts";
import { CREDENTIALS } from "../task-run/substitute-task-run.ts";
import { workspaceVolumes } from "../task-run/workspace-volumes.ts";
import {
  mountedWorkspaces,
  ownPaths,
  propagateWorkspaces,
  workspacePaths,
  workspaceVariables,
} from "../task-run/workspaces.ts";
import type { FindPlace } from "./explained-place.ts";
import { type Layer, layer, throughLayers } from "./layer.ts";
import { namesOf } from "./names.ts";
import type { ParamScope, ParamsInScope } from "./param-scope.ts";
import { placeAt } from "./place-at.ts";
import { stepLayers } from "./step-layers.ts";
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
  /** Through which layers of the pipeline its params have gone. */
  readonly givenThrough?: readonly Layer[];
}

/** What replaces the texts of a task: for a path in its spec, each stage of the TaskRun with what it puts in there. */
export function taskPlaces(scope: TaskScope): FindPlace {
  const params = paramsLayer(scope);
  const stages = taskStages(scope, params);
  const steps = stepLayers(stages.steps, scope.spec.stepTemplate);
  const whyNot = (expression: string): string => steps.whyNot(expression) ?? scope.whyNot(expression);
  const forStepAction: Layer = { ...params, stage: "step-actions" };
  const defaults = taskDefaultPlaces({ ...scope, whyNot }, stages.behindParams("", 0));
  const layersAt = remembering((section: string) =>
    remembering((index: number) =>
      remembering((last: readonly Layer[]) => ({
        first: [params, ...stages.behindParams(section, index), ...last],
        inParams: [forStepAction, ...stages.behindParams(section, index), ...last],
      })),
    ),
  );
  return (path) => {
    const [section = "", position, field] = path;
    if (section === "params" && field === "default") return defaults(Number(position));
    if (section === "results" && field === "value") return { place: "value", layers: steps.inResults, whyNot };
    if (section === "steps" && field === "ref" && placeAt(REF, path.slice(3)) !== undefined)
      return { place: "value", layers: [forStepAction], whyNot };
    const place = placeAt(TASK_SPEC, path);
    if (place === undefined) return undefined;
    const index = section === "stepTemplate" ? stages.steps.length : Number(position);
    const last = section === "steps" ? path.slice(2) : section === "stepTemplate" ? path.slice(1) : [];
    const { first, inParams } = layersAt(String(section))(index)(steps.inField(index, last));
    return { place, layers: section === "steps" && field === "params" ? inParams : first, whyNot };
  };
}

/** The params of a task as its TaskRun puts them in; other stages put in the same. */
export const paramsLayer = ({ params: { declared, given }, inScope, givenThrough = [] }: TaskScope): Layer => ({
  by: "TaskRun",
  stage: "params",
  replacer: replacerOf(taskParams(declared, given)),
  sourceOf: inScope.sourceOf,
  later: inScope.later,
  givenThrough,
});

/** The stages behind the params. */
interface TaskStages {
  /** The steps with their names. */
  readonly steps: readonly Step[];
  /** For a step or a sidecar with its own paths. */
  behindParams(section: string | number, index: number): Layer[];
}

function taskStages(scope: TaskScope, first: Layer): TaskStages {
  const { spec } = scope;
  const bindings = scope.bindings && throughLayers(scope.bindings, [first], WORKSPACE_BINDINGS);
  const contexts = contextsLayer(scope);
  const results = layer(RESULTS, "path", resultPaths(spec));
  const named = throughLayers(spec, [first, contexts], NAMES);
  const withPaths = propagateWorkspaces(throughLayers(named, [results], NAMES), bindings);
  const exitCodes = layer(EXIT_CODES, "path", exitCodePaths(withPaths));
  const credentials = layer(CREDENTIALS_PATH, "path", { strings: CREDENTIALS });
  const isMounted = namesOf(mountedWorkspaces(withPaths, bindings ?? []));
  const workspaces = workspaceLayers(withPaths, bindings);
  return {
    steps: named.steps ?? [],
    behindParams(section, index) {
      const step = section === "steps" ? named.steps?.[index] : undefined;
      const own = section === "steps" || section === "sidecars" ? withPaths[section]?.[index] : undefined;
      return [
        contexts,
        ...(step ? [layer(RESULTS, "path", stepResultPaths(step, index))] : []),
        results,
        ...(step ? [layer(ARTIFACTS, "path", artifactPaths(step, index))] : []),
        exitCodes,
        ...(own ? [layer(WORKSPACES, "workspace", { strings: ownPaths(own, isMounted) })] : []),
        ...workspaces,
        credentials,
      ];
    },
  };
}

/** Of a run that is not known, nobody knows how often it will be tried. */
function contextsLayer({ run, taskName }: TaskScope): Layer {
  const strings = new Map(taskContexts(run ?? {}, taskName, "keep"));
  if (run === undefined) strings.delete(RETRY_COUNT);
  return layer({ by: "TaskRun", stage: "contexts" }, "context", { strings }, (expression) => {
    if (expression === RETRY_COUNT) return "each attempt of the TaskRun has its own number";
    return TASK_CONTEXTS.has(expression) ? "known when the TaskRun is there" : undefined;
  });
}

const RETRY_COUNT = "context.task.retry-count";

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

const RESULTS = { by: "TaskRun", stage: "results" } as const;
const ARTIFACTS = { by: "TaskRun", stage: "artifacts" } as const;
const EXIT_CODES = { by: "TaskRun", stage: "exit-codes" } as const;
const WORKSPACES = { by: "TaskRun", stage: "workspaces" } as const;
const CREDENTIALS_PATH = { by: "TaskRun", stage: "credentials" } as const;
