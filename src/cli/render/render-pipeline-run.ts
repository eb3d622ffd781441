import { encodeResource } from "../../decode/encode.ts";
import { checkSubstitutedPipelineRun, type PipelineRunStart } from "../../run/start/check-pipeline-run.ts";
import {
  type SubstitutedPipelineRun,
  substitutePipelineRun,
} from "../../substitute/pipeline-run/substitute-pipeline-run.ts";
import type { Config } from "../../types/config.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { Task } from "../../types/task.ts";
import type { TaskRef } from "../../types/task-ref.ts";
import { nearest } from "../by-name.ts";
import type { InputFile } from "../files.ts";
import { problemsOf } from "../source-object.ts";
import { isWhole, type JoinedRun, type Library } from "./join-runs.ts";
import { explainSpec, failuresOf, type Rendered } from "./rendered.ts";

/** A PipelineRun with its pipeline written in it, as it will be when its first task starts. */
export function renderPipelineRun(
  joined: JoinedRun & { readonly kind: "PipelineRun" },
  library: Library,
  config: Config,
): Rendered {
  const { run, referenced } = joined;
  const pipeline = referenced?.decoded;
  const parts: PipelineRunStart = {
    pipelineRun: run.decoded,
    config,
    getTask: taskFinder((referenced ?? run).file, library),
    ...(pipeline && { pipeline }),
  };
  const substituted = substitutePipelineRun(parts, { missingContexts: "keep" });
  const failed = checkSubstitutedPipelineRun(parts, substituted)
    // A name that leads nowhere is no error: a cluster may have what it means.
    .filter(({ check }) => check !== "ResolvePipelineTask");
  return {
    run,
    ...(substituted.ok && { resource: withPipeline(run.decoded, substituted.value) }),
    isWhole: isWhole(joined),
    variables: [
      ...explainSpec(run.decoded, run, { config, ...(pipeline && { pipeline }) }),
      ...(referenced ? explainSpec(referenced.decoded, referenced, { config, run: run.decoded }) : []),
    ],
    problems: isWhole(joined) ? problemsOf(run, failuresOf(failed)) : [],
  };
}

/** A Task of which a part could not be read is none that a pipeline task could be held against. */
export function taskFinder(file: InputFile, { tasks }: Library): (ref: TaskRef) => Task | undefined {
  return ({ name = "", resolver = "" }) => {
    const found = resolver === "" ? nearest(tasks.get(name), file) : undefined;
    return found?.hasLostValues ? undefined : found?.decoded;
  };
}

/** What the run says as it stands, but for its pipeline. */
function withPipeline({ status: _status, ...run }: PipelineRun, substituted: SubstitutedPipelineRun): object {
  const { pipelineRef: _pipelineRef, ...spec } = run.spec ?? {};
  return encodeResource<PipelineRun>({ ...run, spec: { ...spec, ...substituted } });
}
