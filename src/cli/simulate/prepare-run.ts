import { checkSubstitutedPipelineRun, type PipelineRunStart } from "../../run/start/check-pipeline-run.ts";
import type { FailedCheck } from "../../run/start/failed-check.ts";
import { substitutePipelineRun } from "../../substitute/pipeline-run/substitute-pipeline-run.ts";
import type { Config } from "../../types/config.ts";
import { withDefaults } from "../../types/defaults/with-defaults.ts";
import type { Pipeline, PipelineSpec } from "../../types/pipeline.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { WhenExpression } from "../../types/when-expression.ts";
import type { Complaint } from "../option-problems.ts";
import type { Library } from "../render/join-runs.ts";
import { taskFinder } from "../render/render-pipeline-run.ts";
import { type Cast, gatherCast } from "./cast/cast.ts";
import type { PlacedTask } from "./cast/gathering.ts";
import { withoutNamespace } from "./cast/stand-ins.ts";
import type { FoundRun } from "./find-runs.ts";
import { type GivenParams, withParams } from "./with-params.ts";

/** A run as it is sent to the cluster, with all that takes part in it. */
export interface PreparedRun {
  readonly found: FoundRun;
  readonly pipelineRun: PipelineRun;
  readonly pipeline: Pipeline | undefined;
  readonly cast: Cast;
  /** The conditions of its tasks as they are written, by the paths of the tasks. */
  readonly written: ReadonlyMap<string, readonly WhenExpression[]>;
  /** The checks that it does not pass before its first task starts. */
  readonly failed: readonly FailedCheck[];
  /** The params that it may be given. */
  readonly knownParams: readonly string[];
  /** What is wrong with those that it is given. */
  readonly complaints: readonly Complaint[];
}

/** Makes a found run one that can be simulated: with params that the user gives, and with stand-ins for what is not there. */
export function prepareRun(found: FoundRun, library: Library, params: GivenParams, config: Config): PreparedRun {
  const pipeline = found.pipeline && withDefaults(withoutNamespace(found.pipeline.decoded), { config });
  const run = withDefaults(asSent(found.pipelineRun), { config });
  const declared = (pipeline?.spec ?? run.spec?.pipelineSpec)?.params ?? [];
  const { pipelineRun, known, complaints } = withParams(run, declared, params);
  const place = found.pipeline ?? found.place;
  const parts: PipelineRunStart = {
    pipelineRun,
    config,
    getTask: taskFinder(place.file, library),
    ...(pipeline && { pipeline }),
  };
  const substituted = substitutePipelineRun(parts, { missingContexts: "keep" });
  const failed = checkSubstitutedPipelineRun(parts, substituted)
    // A Task that is in none of the files is made up.
    .filter(({ check }) => check !== "ResolvePipelineTask");
  // Names of Tasks may hold params.
  const asWritten = pipeline?.spec ?? pipelineRun.spec?.pipelineSpec ?? {};
  const spec = substituted.ok ? substituted.value.pipelineSpec : asWritten;
  const at = found.pipeline === undefined ? ["spec", "pipelineSpec"] : ["spec"];
  const above = found.pipeline === undefined ? [] : [found.pipeline.resource];
  const cast = gatherCast({ spec, place, at, prefix: "", depth: 0, above }, library);
  const written = new Map([...whenByPath(cast.placed), ...whenByPath(asPlaced(asWritten))]);
  return { found, pipelineRun, pipeline, cast, written, failed, knownParams: known, complaints };
}

const asPlaced = ({ tasks = [], finally: finals = [] }: PipelineSpec) =>
  [...tasks, ...finals].map((pipelineTask) => ({ path: pipelineTask.name ?? "", pipelineTask }));

const whenByPath = (placed: readonly Pick<PlacedTask, "path" | "pipelineTask">[]) =>
  placed.map(({ path, pipelineTask }) => [path, pipelineTask.when ?? []] as const);

/** A run before anything has happened to it; one that has no name yet gets one. */
function asSent({ metadata = {}, spec }: PipelineRun): PipelineRun {
  const { generateName = "", namespace, labels, annotations, uid } = metadata;
  const name = metadata.name || (generateName === "" ? "run" : `${generateName}xxxxx`);
  return {
    apiVersion: "tekton.dev/v1",
    kind: "PipelineRun",
    metadata: {
      name,
      ...(generateName !== "" && { generateName }),
      namespace: namespace || "default",
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      ...(uid !== undefined && { uid }),
    },
    ...(spec && { spec }),
  };
}
