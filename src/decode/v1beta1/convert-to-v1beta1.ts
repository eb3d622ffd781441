import type { Checked } from "../../diagnostic.ts";
import type { Pipeline } from "../../types/pipeline.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { Task } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import type { V1beta1Pipeline } from "../../types/v1beta1/pipeline.ts";
import type { V1beta1PipelineRun } from "../../types/v1beta1/pipeline-run.ts";
import { V1BETA1, type V1beta1Resource } from "../../types/v1beta1/resource.ts";
import type { V1beta1Task } from "../../types/v1beta1/task.ts";
import type { V1beta1TaskRun } from "../../types/v1beta1/task-run.ts";
import { isRecord, type JsonRecord } from "../json-record.ts";
import { valueType } from "../types.ts";
import { Carrier, plansFor } from "./carrier.ts";
import { unparkSteps } from "./deprecated-steps.ts";
import { withoutEmptyMatrix, withParamType } from "./finish.ts";
import { saysNothing } from "./losses.ts";
import { Parking } from "./parking.ts";
import { PARKED_FIELDS, type ParkedField, RENAMED, v1beta1TypeOf } from "./rules.ts";
import { mapTaskSpecs } from "./task-specs.ts";
import { V1, wantVersion, withValueAt } from "./versioned.ts";

/** What has an old version. */
type Convertible = Task | Pipeline | TaskRun | PipelineRun;
interface V1beta1Kinds {
  readonly Task: V1beta1Task;
  readonly Pipeline: V1beta1Pipeline;
  readonly TaskRun: V1beta1TaskRun;
  readonly PipelineRun: V1beta1PipelineRun;
}
/** What a resource of v1 becomes in v1beta1. */
export type V1beta1Form<R extends Convertible> = V1beta1Kinds[NonNullable<R["kind"]>];

/**
 * A resource of v1 as Tekton's conversion webhook makes v1beta1 of it, for clients that ask for it: the way back of
 * `convertToV1`. What that has put into annotations becomes fields again.
 *
 * What is lost is told, with the place in the resource that was given. Nothing comes of it if an annotation of a conversion
 * cannot be read, or does not fit the steps.
 *
 * @throws {TypeError} if `resource` is no resource of v1, or holds itself; decode it first
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1 ConvertFrom
 * @example convertToV1beta1({ kind: "PipelineRun", spec: { taskRunTemplate: { serviceAccountName: "ci" } } }).value.spec // { serviceAccountName: "ci" }
 */
export function convertToV1beta1<R extends Convertible>(resource: R): Checked<V1beta1Form<R>> {
  const kind = wantVersion(resource, V1);
  const parking = new Parking(resource.metadata);
  const carrier = new Carrier(TO_V1BETA1);
  const carried = carrier.carry(valueType(kind), resource) as object;
  // The carrier gives all fields the names and types of v1beta1.
  let converted = { ...carried, apiVersion: V1BETA1, kind } as V1beta1Resource;
  const unpark = (part: "status" | "spec") =>
    mapTaskSpecs(converted, part, (spec, name) => unparkSteps(spec, name, parking));
  const fields = PARKED_FIELDS.filter((field) => field.kind === kind);
  for (const field of fields.filter((field) => !isOfStatusTask(field))) converted = takenOut(converted, field, parking);
  converted = unpark("status");
  for (const field of fields.filter(isOfStatusTask)) converted = takenOut(converted, field, parking);
  converted = unpark("spec");
  if (parking.error !== undefined) return { ok: false, diagnostics: [parking.error] };
  return { ok: true, value: parking.appliedTo(converted) as V1beta1Form<R>, diagnostics: carrier.losses };
}

/** As in the reference: it comes back after the steps of the same task. */
const isOfStatusTask = ({ path }: ParkedField): boolean => path.includes("taskSpec");

function takenOut(resource: V1beta1Resource, field: ParkedField, parking: Parking): V1beta1Resource {
  const value = parking.takeOut(field.annotation, field.type);
  if (saysNothing(value)) return resource;
  const complete = field.kind === "TaskRun" ? { ...EMPTY_TASK_RUN, ...resource } : resource;
  // Only a field that its type has is added.
  return withValueAt(complete, field.path, value) as V1beta1Resource;
}

/** What a TaskRun has where nothing is said. */
const EMPTY_TASK_RUN = { spec: { serviceAccountName: "" }, status: { podName: "" } };

const OLD_NAMES: ReadonlyMap<string, string> = new Map(
  Array.from(RENAMED, ([name, newField]) => {
    const [type = "", field = ""] = name.split(".");
    return [`${type}.${newField}`, field];
  }),
);

const TO_V1BETA1 = plansFor({
  version: "v1beta1",
  typeOf: v1beta1TypeOf,
  nameOf: (id, field) => OLD_NAMES.get(`${v1beta1TypeOf(id)}.${field}`) ?? field,
  handled: new Set(["PipelineRunSpec.taskRunTemplate"]),
  finish: new Map([
    ["ParamSpec", withParamType],
    ["PipelineTask", withoutEmptyMatrix],
    ["PipelineRunSpec", withTemplateFields],
    ["PipelineTaskRunSpec", withMetadata],
  ]),
});

function withTemplateFields(carried: JsonRecord, { taskRunTemplate }: JsonRecord): JsonRecord {
  return isRecord(taskRunTemplate) ? { ...carried, ...taskRunTemplate } : carried;
}

/** As in the reference: the annotations become a copy of the labels. */
function withMetadata(carried: JsonRecord): JsonRecord {
  const { metadata } = carried;
  if (!isRecord(metadata)) return carried;
  const { labels } = metadata;
  return { ...carried, metadata: labels === undefined ? {} : { labels, annotations: labels } };
}
