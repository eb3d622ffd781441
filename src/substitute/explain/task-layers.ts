import type { Path } from "../../diagnostic.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import { TASK_SPEC } from "../fields.ts";
import { type Replacements, replacerOf } from "../replacer.ts";
import { substituteTaskContexts, taskContexts } from "../task-run/contexts.ts";
import { substituteTaskParams, taskParams } from "../task-run/params.ts";
import {
  artifactPaths,
  exitCodePaths,
  resultPaths,
  stepResultPaths,
  substituteArtifactPaths,
  substituteResultPaths,
} from "../task-run/paths.ts";
import { CREDENTIALS, substituteTaskBindings } from "../task-run/substitute-task-run.ts";
import { workspaceVolumes } from "../task-run/workspace-volumes.ts";
import {
  mountedWorkspaces,
  ownPaths,
  propagateWorkspaces,
  workspacePaths,
  workspaceVariables,
} from "../task-run/workspaces.ts";
import type { Layer, LayersAt, VariableSource } from "./explanation.ts";
import { placeAt } from "./place-at.ts";

/** A task, and what is known of its run. */
export interface TaskScope {
  readonly spec: TaskSpec;
  readonly taskName: string;
  /** The run, as far as it is known; without one any may come. */
  readonly run: TaskRun | undefined;
  /** Where the value of a param is written. */
  readonly paramSource: (expression: string) => VariableSource;
  /** Whether what the run binds is all that it will bind; of one that a pipeline makes that is not known. */
  readonly hasKnownBindings: boolean;
}

/** What replaces the texts of a task: for a path in its spec, each stage of the TaskRun with what it puts in there. */
export function taskLayers(scope: TaskScope): (path: Path) => LayersAt | undefined {
  const { spec, taskName, run, paramSource } = scope;
  const given = run?.spec?.params;
  const bindings = scope.hasKnownBindings
    ? substituteTaskBindings(run?.spec?.workspaces ?? [], spec, given)
    : undefined;
  // What steps are called, and where workspaces are mounted, may be variables, too.
  const named = substituteTaskContexts(substituteTaskParams(spec, given), run ?? {}, taskName, "keep");
  const withPaths = propagateWorkspaces(substituteArtifactPaths(substituteResultPaths(named)), bindings);
  const params: Layer = { ...layer("params", taskParams(spec.params, given), "run"), sourceOf: paramSource };
  const contexts = layer("contexts", { strings: taskContexts(run ?? {}, taskName, "keep") }, "context");
  const results = layer("results", resultPaths(named), "path");
  const exitCodes = layer("exit-codes", exitCodePaths(withPaths), "path");
  const mounted = mountedWorkspaces(withPaths, bindings ?? []);
  const isMounted = new Set(mounted.map(({ name }) => name));
  const paths = layer("workspaces", { strings: workspacePaths(mounted) }, "workspace");
  // Of a run that is not known, the workspaces that it must bind are bound.
  const known = bindings === undefined ? { ...withPaths, workspaces: mounted } : withPaths;
  const bound = { bindings: bindings ?? [], volumes: workspaceVolumes(bindings) };
  const workspaces = layer("workspaces", { strings: workspaceVariables(known, bound) }, "workspace");
  const credentials = layer("credentials", { strings: CREDENTIALS }, "path");
  return (path) => {
    const place = placeAt(TASK_SPEC, path);
    if (place === undefined) return undefined;
    const [section, index, field] = path;
    const position = Number(index);
    const isContainer = (section === "steps" || section === "sidecars") && field !== "params";
    const step = isContainer && section === "steps" ? named.steps?.[position] : undefined;
    const container = isContainer ? withPaths[section]?.[position] : undefined;
    const layers = [
      params,
      contexts,
      ...(step ? [layer("results", stepResultPaths(step, position), "path")] : []),
      results,
      ...(step ? [layer("artifacts", artifactPaths(step, position), "path")] : []),
      exitCodes,
      ...(container ? [layer("workspaces", { strings: ownPaths(container, isMounted) }, "workspace")] : []),
      paths,
      workspaces,
      credentials,
    ];
    return { place, layers };
  };
}

const layer = (stage: string, replacements: Replacements, kind: VariableSource["kind"]): Layer => ({
  by: "TaskRun",
  stage,
  replacer: replacerOf(replacements),
  sourceOf: () => ({ kind }),
});
