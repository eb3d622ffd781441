import { pipelineContexts } from "../../../substitute/pipeline-run/substitute-pipeline-run.ts";
import { replacerOf } from "../../../substitute/replacer.ts";
import type { RunFacts } from "../facts/run-facts.ts";
import type { OpenPass } from "../open-pass.ts";
import { bindingsWithResults } from "./propagate.ts";
import type { BoundWorkspaces } from "./workspaces.ts";

/** What a run binds, with all that is known when a child is created. */
export function boundWorkspacesOf(facts: RunFacts, { pipelineRun, spec, config }: OpenPass): BoundWorkspaces {
  const { name = "", uid = "" } = pipelineRun.metadata ?? {};
  const bindings = bindingsWithResults(facts.prepared.substituted.workspaces, facts);
  return {
    bindings: new Map(bindings.map((binding) => [binding.name, binding])),
    owner: { name, uid },
    coschedule: config.featureFlags.coschedule,
    contexts: replacerOf({ strings: pipelineContexts(pipelineRun, spec.pipelineRef?.name ?? "", "empty") }),
  };
}
