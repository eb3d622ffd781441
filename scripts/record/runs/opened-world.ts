import { decodeConfig } from "../../../src/decode/config.ts";
import { decodePipeline, decodePipelineRun, decodeTask } from "../../../src/decode/decode.ts";
import type { Checked } from "../../../src/diagnostic.ts";
import type { RunState } from "../../../src/run/run-state.ts";
import type { Config } from "../../../src/types/config.ts";
import type { World } from "./worlds.ts";

/** A world as it is before the first pass. */
export function openedWorld({ pipelineRun, pipelines, tasks, flags }: World): {
  readonly state: RunState;
  readonly config: Config;
} {
  const { metadata, ...run } = okValue(decodePipelineRun(pipelineRun));
  const state = {
    pipelineRun: { ...run, metadata: { namespace: "default", uid: "uid-pipelinerun", ...metadata } },
    pipelines: pipelines.map((pipeline) => okValue(decodePipeline(pipeline))),
    tasks: tasks.map((task) => okValue(decodeTask(task))),
  };
  return { state, config: okValue(decodeConfig({ featureFlags: flags })) };
}

/** What was decoded, if it could be. */
export function okValue<T>(decoded: Checked<T>): T {
  if (!decoded.ok) throw new Error(decoded.diagnostics[0]?.message);
  return decoded.value;
}
