import { encodeResource } from "../../decode/encode.ts";
import { checkPipelineRun } from "../../run/start/check-pipeline-run.ts";
import { type PipelineRunParts, substitutePipelineRun } from "../../substitute/pipeline-run/substitute-pipeline-run.ts";
import type { Config } from "../../types/config.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { Task } from "../../types/task.ts";
import type { TaskRef } from "../../types/task-ref.ts";
import { nearest } from "../by-name.ts";
import type { InputFile } from "../files.ts";
import { problemsOf } from "../source-object.ts";
import type { JoinedRun, Library } from "./join-runs.ts";
import { explainSpec, type Rendered } from "./rendered.ts";

/** A PipelineRun with its pipeline written in it, as it will be when its first task starts. */
export function renderPipelineRun(
  { run, referenced }: JoinedRun & { readonly kind: "PipelineRun" },
  library: Library,
  config: Config,
): Rendered {
  const pipeline = referenced?.decoded;
  const parts = { pipelineRun: run.decoded, config, ...(pipeline && { pipeline }) };
  const resource = substituted(parts);
  const getTask = taskFinder((referenced ?? run).file, library);
  const failed = checkPipelineRun({ ...parts, getTask })
    // A name that leads nowhere is no error: a cluster may have what it means.
    .filter(({ check }) => check !== "ResolvePipelineTask")
    .flatMap(({ diagnostics }) => diagnostics);
  const variables = [
    ...explainSpec(run.decoded, run, { config, ...(pipeline && { pipeline }) }),
    ...(referenced ? explainSpec(referenced.decoded, referenced, { config, run: run.decoded }) : []),
  ];
  return { run, ...(resource && { resource }), variables, problems: problemsOf(run, failed) };
}

const taskFinder =
  (file: InputFile, { tasks }: Library) =>
  ({ name = "", resolver = "" }: TaskRef): Task | undefined =>
    resolver === "" ? nearest(tasks.get(name), file)?.decoded : undefined;

/** What the run says as it stands, but for its pipeline; undefined if that cannot be made, for which its check has a word. */
function substituted(parts: PipelineRunParts): object | undefined {
  const made = substitutePipelineRun(parts, { missingContexts: "keep" });
  if (!made.ok) return undefined;
  const { spec = {}, status: _status, ...run } = parts.pipelineRun;
  const { pipelineRef: _pipelineRef, ...rest } = spec;
  return encodeResource<PipelineRun>({ ...run, spec: { ...rest, ...made.value } });
}
