import { placeOf } from "../../parse/locate.ts";
import type { Pipeline } from "../../types/pipeline.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { InputFile } from "../files.ts";
import type { Inventory } from "../inventory.ts";
import type { Problem } from "../print-diagnostic.ts";
import type { Found } from "../read-kinds.ts";
import { isWhole, joinRuns, type Library } from "../render/join-runs.ts";

/** A run that is to be simulated. */
export interface FoundRun {
  readonly pipelineRun: PipelineRun;
  /** The Pipeline that it refers to; undefined if that is written in the run. */
  readonly pipeline: Found<Pipeline> | undefined;
  /** What stands in a file: the run, or the Pipeline for which it is made up. */
  readonly place: Found<PipelineRun | Pipeline>;
  readonly isMadeUp: boolean;
  /** A value could not be read, so nobody knows what is wrong with the rest. */
  readonly isWhole: boolean;
  /** There are errors in what is simulated. */
  readonly isDoubtful: boolean;
}

/** The runs in files, and what the others lack. */
export interface FoundRuns {
  readonly runs: readonly FoundRun[];
  readonly library: Library;
  readonly problems: readonly Problem[];
}

/** The file in which a run stands, or the Pipeline for which it is made up, and the line: `"run.yaml:3"`. */
export const placeOfRun = ({ place: { file, document, at } }: FoundRun): string =>
  `${file.name}:${placeOf(document, at)?.start.line ?? 1}`;

/** The PipelineRuns in files. If there are none, each Pipeline is run that no other one runs. */
export function findRuns(inventory: Inventory, files: readonly InputFile[]): FoundRuns {
  const { runs, hasRuns, library, problems } = joinRuns(inventory, files);
  if (!hasRuns) return { runs: mainPipelines(inventory, library).map(madeUp), library, problems };
  const found = runs.flatMap((joined): FoundRun[] => {
    if (joined.kind !== "PipelineRun") return [];
    const { run, referenced } = joined;
    const isDoubtful = run.hasErrors || referenced?.hasErrors === true;
    const whole = isWhole(joined);
    return [
      { pipelineRun: run.decoded, pipeline: referenced, place: run, isMadeUp: false, isWhole: whole, isDoubtful },
    ];
  });
  return { runs: found, library, problems };
}

const isPipeline = (found: Found<Pipeline | PipelineRun>): found is Found<Pipeline> =>
  found.resource.kind !== "PipelineRun";

/** Those that no other one runs; all, if they run one another. */
function mainPipelines(inventory: Inventory, { pipelines }: Library): readonly Found<Pipeline>[] {
  const all = inventory.pipelines.filter(isPipeline);
  const inner = new Set(
    [...pipelines.values()]
      .flat()
      .flatMap(({ resource: { metadata, spec } }) =>
        [...(spec.tasks ?? []), ...(spec.finally ?? [])]
          .flatMap(({ pipelineRef }) => pipelineRef?.name ?? [])
          .filter((name) => name !== metadata?.name),
      ),
  );
  const main = all.filter(({ resource }) => !inner.has(nameOf(resource)));
  return main.length > 0 ? main : all;
}

const nameOf = ({ metadata }: Pipeline): string => metadata?.name || "pipeline";

/** A run as somebody would start it to see how it goes: with the workspaces that there have to be, and no params. */
function madeUp(found: Found<Pipeline>): FoundRun {
  const { resource, decoded, hasLostValues, hasErrors } = found;
  const name = nameOf(resource);
  const workspaces = (resource.spec.workspaces ?? [])
    .filter(({ optional = false }) => !optional)
    .map((workspace) => ({ name: workspace.name, emptyDir: {} }));
  return {
    pipelineRun: {
      apiVersion: "tekton.dev/v1",
      kind: "PipelineRun",
      metadata: { name: `${name}-run` },
      spec: { pipelineRef: { name }, ...(workspaces.length > 0 && { workspaces }) },
    },
    pipeline: { ...found, resource: named(resource, name), decoded: named(decoded, name) },
    place: found,
    isMadeUp: true,
    isWhole: !hasLostValues,
    isDoubtful: hasErrors,
  };
}

const named = (pipeline: Pipeline, name: string): Pipeline =>
  pipeline.metadata?.name === name ? pipeline : { ...pipeline, metadata: { ...pipeline.metadata, name } };
