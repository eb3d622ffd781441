import { type Checked, type Diagnostic, formatPath } from "../../diagnostic.ts";
import type { Pipeline } from "../../types/pipeline.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { Task } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import type { V1beta1PipelineRun } from "../../types/v1beta1/pipeline-run.ts";
import { V1BETA1, type V1beta1Resource } from "../../types/v1beta1/resource.ts";
import { valueAt } from "../../value-at.ts";
import type { JsonRecord } from "../json-record.ts";
import { valueType } from "../types.ts";
import { Carrier, plansFor } from "./carrier.ts";
import { parkSteps } from "./deprecated-steps.ts";
import { withoutEmptyMatrix, withParamType } from "./finish.ts";
import { replacedField, saysNothing } from "./losses.ts";
import { Parking } from "./parking.ts";
import { DEPRECATED_FIELDS, MOVED, PARKED_FIELDS, RENAMED, v1TypeOf } from "./rules.ts";
import { mapTaskSpecs } from "./task-specs.ts";
import { V1BETA1_TYPES } from "./version.ts";
import { V1, wantVersion } from "./versioned.ts";

interface V1Kinds {
  readonly Task: Task;
  readonly Pipeline: Pipeline;
  readonly TaskRun: TaskRun;
  readonly PipelineRun: PipelineRun;
}
/** What a resource of v1beta1 becomes in v1. */
export type V1Form<R extends V1beta1Resource> = V1Kinds[NonNullable<R["kind"]>];

/**
 * A resource of v1beta1 as Tekton's conversion webhook makes v1 of it, which is what clusters store.
 *
 * Fields that v1 has not become annotations, or are lost; both is told, with the place in the resource that was given. The
 * webhook works on what has its defaults: `convertToV1(withDefaults(resource))`. Nothing comes of it if an annotation of an
 * earlier conversion cannot be read.
 *
 * @throws {TypeError} if `resource` is no resource of v1beta1, or holds itself; decode it first
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1 ConvertTo
 * @example convertToV1({ kind: "PipelineRun", spec: { timeout: "5m0s" } }).value.spec // { timeouts: { pipeline: "5m0s" } }
 */
export function convertToV1<R extends V1beta1Resource>(resource: R): Checked<V1Form<R>> {
  const kind = wantVersion(resource, V1BETA1);
  const fields = PARKED_FIELDS.filter((field) => field.kind === kind);
  const parking = new Parking(resource.metadata);
  for (const { path, annotation, type } of fields) {
    const value = valueAt(resource, path);
    if (value !== undefined) parking.park(annotation, type, value);
  }
  const deprecated = parkAllSteps(resource, parking);
  if (parking.error !== undefined) return { ok: false, diagnostics: [parking.error] };
  const carrier = new Carrier(TO_V1, new Map(fields.map(({ path, annotation }) => [formatPath(path), annotation])));
  const carried = carrier.carry(valueType(`V1beta1${kind}`, V1BETA1_TYPES.tables), resource);
  return {
    ok: true,
    // The carrier gives all fields the names and types of v1.
    value: parking.appliedTo({ ...(carried as Task), apiVersion: V1, kind: kind as "Task" }) as V1Form<R>,
    diagnostics: [...carrier.losses, ...deprecated, ...replacedTimeouts(resource)],
  };
}

function parkAllSteps(resource: V1beta1Resource, parking: Parking): readonly Diagnostic[] {
  const told: Diagnostic[] = [];
  for (const part of ["status", "spec"] as const)
    mapTaskSpecs(resource, part, (spec, name, at) => {
      told.push(...parkSteps(spec, name, at, parking));
      return spec;
    });
  return told;
}

function replacedTimeouts(resource: V1beta1Resource): readonly Diagnostic[] {
  const { timeout, timeouts } = (resource.kind === "PipelineRun" && (resource as V1beta1PipelineRun).spec) || {};
  return timeout === undefined || saysNothing(timeouts) ? [] : [replacedField(["spec", "timeouts"], "timeout")];
}

const TO_V1 = plansFor({
  version: "v1",
  typeOf: v1TypeOf,
  nameOf: (id, field) => RENAMED.get(`${id}.${field}`) ?? field,
  handled: new Set([
    ...[...MOVED.keys()].map((field) => `V1beta1PipelineRunSpec.${field}`),
    ...DEPRECATED_FIELDS.flatMap((field) => [`V1beta1Step.${field}`, `V1beta1StepTemplate.${field}`]),
    "V1beta1StepTemplate.name",
  ]),
  finish: new Map([
    ["ParamSpec", withParamType],
    ["V1beta1PipelineTask", withoutEmptyMatrix],
    ["V1beta1PipelineRunSpec", withMovedFields],
    ["V1beta1StepState", withTerminationReason],
  ]),
});

/** As in the reference: what moves into an object replaces all of it. */
function withMovedFields(carried: JsonRecord, value: JsonRecord): JsonRecord {
  const moved = new Map<string, JsonRecord>();
  for (const [name, [outer, inner]] of MOVED) {
    const item = value[name];
    if (item !== undefined) moved.set(outer, { ...moved.get(outer), [inner]: item });
  }
  return { ...carried, ...Object.fromEntries(moved) };
}

function withTerminationReason(carried: JsonRecord, { terminated }: JsonRecord): JsonRecord {
  // Decoding has made it a state, if it is there.
  const { reason } = (terminated ?? {}) as JsonRecord;
  return reason === undefined ? carried : { ...carried, terminationReason: reason };
}
