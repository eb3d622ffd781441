import { convertToV1 } from "../../decode/v1beta1/convert-to-v1.ts";
import { remembering } from "../../go/remembering.ts";
import { type Config, defaultConfig } from "../../types/config.ts";
import { withDefaults } from "../../types/defaults/with-defaults.ts";
import type { Resource } from "../../types/resource.ts";
import { isV1beta1, type V1beta1Resource } from "../../types/v1beta1/resource.ts";
import { wantList, wantObject, wantObjects, wrongArgument } from "../../wrong-argument.ts";
import { wantResource } from "../want-resource.ts";
import { catalogOf, type NamedResource, type Prepare } from "./catalog.ts";
import { checkPipelineSpec } from "./check-pipeline.ts";
import { checkPipelineRun } from "./check-pipeline-run.ts";
import { checkSteps } from "./check-steps.ts";
import { checkTaskRun } from "./check-task-run.ts";
import { below, type Mismatch, type MismatchDiagnostic, mismatchDiagnostic } from "./mismatch.ts";
import { newFacts, type World } from "./world.ts";

/** Of whatever version. */
type AnyResource = Resource | V1beta1Resource;

/** What resources are judged against, beside each other. */
export interface TogetherOptions {
  /** How the cluster is set up; `defaultConfig` when left out. */
  readonly config?: Config;
  /**
   * More resources that may be referred to, and are not judged themselves: the other files of an editor's workspace. They
   * count as standing behind those that are judged: begin with what is nearest.
   */
  readonly others?: readonly AnyResource[];
  /** Resources that are there, but could not be decoded: a name that may mean one is let be. */
  readonly unreadable?: readonly NamedResource[];
  /**
   * What to say of references of which nothing is known. By default nothing: a Task may be in the cluster already. `"names"`
   * takes what is given for all that there is, and reports names that lead nowhere in Tekton's words; `"all"` also tells which
   * references are a resolver's, as information.
   */
  readonly report?: "names" | "all";
}

/** Each takes its own kind of resource; which one, the key in the table says. */
type Check = (resource: never, world: World) => Iterable<Mismatch>;

const BY_KIND: ReadonlyMap<string | undefined, Check> = new Map<string, Check>([
  ["Task", ({ spec }: Extract<Resource, { kind?: "Task" }>, world: World) => checkSteps(spec, world)],
  ["Pipeline", ({ spec }: Extract<Resource, { kind?: "Pipeline" }>, world: World) => checkPipelineSpec(spec, world)],
  ["TaskRun", checkTaskRun],
  ["PipelineRun", checkPipelineRun],
]);

/**
 * What does not fit between resources that refer to each other: params, workspaces and results of runs and their pipelines,
 * of pipelines and their tasks, of steps and their step actions. One list for each resource, in the order given, about its own
 * references; the places are in it. A resource of v1beta1 counts as the v1 that a cluster makes of it, and places are in that.
 *
 * Tekton finds these when a run starts, and the messages are what it says then; `reason` is the reason that the run fails
 * with. Where it would go on there is a warning. What only the run knows is not judged. `validate` says what is wrong with
 * each resource by itself.
 *
 * A name means what is there of that name in the same namespace; a resource that says no namespace may be in any. Where it may
 * mean several resources, only what fits none of them is told, of the nearest in the lists; with more than twenty nothing is.
 *
 * @throws {TypeError} if it is given no list of decoded resources, or an option that is none
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go reconcile
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go prepare
 * @example
 * const task = { kind: "Task", metadata: { name: "t" }, spec: { params: [{ name: "url" }] } } as const;
 * const run = { kind: "TaskRun", metadata: { name: "r" }, spec: { taskRef: { name: "t" }, serviceAccountName: "" } } as const;
 * validateTogether([task, run])[1]?.[0]?.reason; // "TaskRunValidationFailed"
 */
export function validateTogether(
  resources: readonly AnyResource[],
  options: TogetherOptions = {},
): readonly (readonly MismatchDiagnostic[])[] {
  wantObject(options, DOING, "TogetherOptions");
  const { config = defaultConfig, others = [], unreadable = [], report } = options;
  wantResources(resources);
  wantResources(others);
  wantNames(unreadable);
  if (report !== undefined && report !== "names" && report !== "all")
    throw wrongArgument(DOING, '"names" or "all" as report', report);
  const prepare = preparing(config);
  const catalog = catalogOf([...resources, ...others], unreadable, prepare);
  const facts = newFacts();
  return resources.map((resource, position) => {
    const prepared = prepare(resource);
    const check = BY_KIND.get(resource.kind);
    if (check === undefined || prepared === undefined) return [];
    const { name, generateName = "", namespace, annotations = {} } = prepared.metadata ?? {};
    const isInlined = prepared.kind === "PipelineRun" && Object.keys(annotations).some(isOfPipelinesAsCode);
    const seeker = { namespace, position };
    return judge(check, prepared, { catalog, config, seeker, name: name ?? generateName, report, isInlined, facts });
  });
}

const isOfPipelinesAsCode = (annotation: string): boolean => annotation.startsWith("pipelinesascode.tekton.dev/");

const DOING = "validate resources together";

function wantResources(given: unknown): void {
  wantList(given, DOING, "a list of decoded resources");
  for (const item of given) wantResource(item, DOING);
}

function wantNames(given: unknown): void {
  wantObjects(given, DOING, "a list of unreadable resources");
}

/** Makes of resources what the controllers see, of each once: to convert one takes longer than to look at it. */
const preparing = (config: Config): Prepare =>
  remembering((resource) => {
    const inV1 = asInV1(resource, config);
    return inV1 && withDefaults(inV1, { config });
  });

/** In the version that is stored, whatever version it was written in; undefined if it cannot be converted. */
function asInV1(resource: AnyResource, config: Config): Resource | undefined {
  if (!isV1beta1(resource)) return resource;
  const converted = convertToV1(withDefaults(resource, { config }));
  return converted.ok ? converted.value : undefined;
}

/** The same words about the same place are one. */
function judge(check: Check, resource: Resource, world: World): MismatchDiagnostic[] {
  const found = new Map<string, MismatchDiagnostic>();
  for (const mismatch of below(["spec"], check(resource as never, world))) {
    const diagnostic = mismatchDiagnostic(mismatch);
    const key = JSON.stringify([diagnostic.message, diagnostic.at]);
    if (!found.has(key)) found.set(key, diagnostic);
  }
  return [...found.values()];
}
