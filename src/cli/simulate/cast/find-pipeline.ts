import type { Pipeline } from "../../../types/pipeline.ts";
import { nearest } from "../../by-name.ts";
import { broughtByResolver } from "../../render/join-runs.ts";
import { complain, type Gathering, type Part, type Scene } from "./gathering.ts";
import { mayBeMisspelt, standInPipeline, withoutNamespace } from "./stand-ins.ts";

/** Finds the pipeline that a pipeline task runs, or sees to it that one stands in for it; undefined if there can be none. */
export function findPipeline(part: Part, gathering: Gathering): Scene | undefined {
  const { task, scene, at, path } = part;
  const { pipelineSpec, pipelineRef: { name = "", resolver = "" } = {} } = task;
  const inner = { ...scene, prefix: `${path}/`, depth: scene.depth + 1 };
  if (pipelineSpec !== undefined) return { ...inner, spec: pipelineSpec, at: [...at, "pipelineSpec"] };
  const found = resolver === "" ? nearest(gathering.library.pipelines.get(name), scene.place.file) : undefined;
  if (found !== undefined) {
    // One that runs itself fails by that.
    if (scene.above.includes(found.resource)) return undefined;
    gathering.pipelines.set(name, withoutNamespace(found.resource));
    return { ...inner, spec: found.resource.spec, place: found, at: ["spec"], above: [...scene.above, found.resource] };
  }
  const made = resolver === "" ? makeUpNamed(part, name, gathering) : makeUpBrought(part, resolver, gathering);
  return made && { ...inner, spec: made.spec, above: [...scene.above, made] };
}

/** What resolvers bring can only be given for the pipeline of the run itself. */
function makeUpBrought(part: Part, resolver: string, gathering: Gathering): Pipeline | undefined {
  const { path, scene, at } = part;
  if (scene.prefix !== "") {
    complain(part, gathering, broughtByResolver("Pipeline", resolver, [...at, "pipelineRef", "resolver"]));
    return undefined;
  }
  const pipeline = standInPipeline(path);
  gathering.madeUp.add(`Pipeline of ${path}`);
  gathering.resolved.push({ pipelineTask: path, pipeline });
  return pipeline;
}

function makeUpNamed(part: Part, name: string, gathering: Gathering): Pipeline {
  const known = gathering.pipelines.get(name);
  if (known !== undefined) return known;
  const pipeline = standInPipeline(name);
  gathering.madeUp.add(`Pipeline ${name}`);
  gathering.pipelines.set(name, pipeline);
  const problem = mayBeMisspelt("Pipeline", name, gathering.library.pipelines, part.at);
  if (problem !== undefined) complain(part, gathering, problem);
  return pipeline;
}
