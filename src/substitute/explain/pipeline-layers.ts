import type { Path } from "../../diagnostic.ts";
import { remembering } from "../../go/remembering.ts";
import { isMatrixed } from "../../types/is-matrixed.ts";
import type { PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import { CONTEXTS_IN_PIPELINE_TASK, MATRIXED_TASK, PIPELINE_TASK } from "../fields.ts";
import { pipelineParams } from "../pipeline-run/params.ts";
import { boundWorkspaces, pipelineContexts } from "../pipeline-run/substitute-pipeline-run.ts";
import { type Replacements, replacerOf } from "../replacer.ts";
import { embeddedLayers, type PipelineTaskNode } from "./embedded-layers.ts";
import type { ExplainedPlace, Layer, Unknown, VariableSource } from "./explanation.ts";
import { knownParams, type ParamScope, paramSource } from "./param-source.ts";
import { placeAt } from "./place-at.ts";
import { NOT_KNOWN, whyNotInPipeline } from "./why-not.ts";

/** A pipeline, and what is known of its run. */
export interface PipelineScope {
  readonly spec: PipelineSpec;
  readonly name: string;
  /** Which resource it is written in, and where. */
  readonly at: ParamScope["declaredAt"];
  /** The run, as far as it is known; without one any may come. */
  readonly run: PipelineRun | undefined;
}

/** What replaces the texts of a pipeline: for a path in its spec, each stage with what it puts in there. */
export function pipelineLayers(scope: PipelineScope): (path: Path) => ExplainedPlace | undefined {
  const { spec, run } = scope;
  const layers = layersOf(scope);
  const [params, contexts] = layers;
  const known = knownParams({ declared: spec.params, given: run && (run.spec?.params ?? []) });
  const whyInPipeline = (expression: string): Unknown | undefined => whyNotInPipeline(expression, spec, known);
  const whyNot = (expression: string): Unknown => whyInPipeline(expression) ?? NOT_KNOWN;
  const nodes = { tasks: nodesOf(scope, "tasks"), finally: nodesOf(scope, "finally") };
  const embedded = remembering((node: PipelineTaskNode) =>
    embeddedLayers(node, { in: scope.at.in, layers, whyNot: whyInPipeline }),
  );
  return (path) => {
    const [section, index, ...rest] = path;
    if (section === "params" && rest[0] === "default") return { place: "text", layers: [params], whyNot };
    if (section === "results" && rest[0] === "value") return { place: "value", layers: [], whyNot };
    const node = section === "tasks" || section === "finally" ? nodes[section][Number(index)] : undefined;
    if (node === undefined) return undefined;
    if (rest[0] === "taskSpec") return embedded(node)(rest.slice(1));
    const own = placeAt(CONTEXTS_IN_PIPELINE_TASK, rest) === undefined ? [] : [retries(node.task)];
    if (rest[0] === "displayName" && isMatrixed(node.task))
      return {
        place: "text",
        layers: [contexts, ...own],
        whyNot: (expression) => whyNotInName(expression) ?? whyNot(expression),
      };
    const place = placeAt(isMatrixed(node.task) ? MATRIXED_TASK : PIPELINE_TASK, rest);
    if (place === undefined) return undefined;
    return { place, layers: [...layers, ...own], whyNot };
  };
}

/** As in the reference: the name of a task with a matrix is that of each of its runs, which puts in its own params. */
const whyNotInName = (expression: string): Unknown | undefined =>
  expression.startsWith("params.")
    ? {
        outcome: "later",
        source: { kind: "matrix" },
        replaced: { by: "PipelineRun", stage: "display-names" },
        why: "each run of the matrix puts in its own params",
      }
    : undefined;

/** What is put into a whole pipeline: params, contexts, workspaces. */
function layersOf({ spec, name, at, run }: PipelineScope): readonly [Layer, Layer, Layer] {
  const given = run && (run.spec?.params ?? []);
  const params = layer("params", pipelineParams(spec.params, given).replacements, "run");
  const sourceOf = paramSource({
    declared: spec.params,
    declaredAt: { ...at, at: [...at.at, "params"] },
    given,
    givenAt: { in: "PipelineRun", at: ["spec", "params"] },
    givenBy: "run",
  });
  const contexts = layer("contexts", { strings: pipelineContexts(run ?? {}, name, "keep") }, "context");
  // Of a run that is not known, the workspaces that it must bind are bound.
  const required = (spec.workspaces ?? []).filter((workspace) => workspace.optional !== true);
  const bound = run === undefined ? boundWorkspaces({}, required) : boundWorkspaces(spec, run.spec?.workspaces ?? []);
  return [{ ...params, sourceOf }, contexts, layer("workspaces", { strings: bound }, "workspace")];
}

const layer = (stage: string, replacements: Replacements, kind: VariableSource["kind"]): Layer => ({
  by: "PipelineRun",
  stage,
  replacer: replacerOf(replacements),
  sourceOf: () => ({ kind }),
});

const retries = ({ retries: times = 0 }: PipelineTask): Layer =>
  layer("task-contexts", { strings: new Map([["context.pipelineTask.retries", String(times)]]) }, "context");

const nodesOf = ({ spec, at }: PipelineScope, section: "tasks" | "finally"): readonly PipelineTaskNode[] =>
  (spec[section] ?? []).map((task, index) => ({ task, at: [...at.at, section, index] }));
