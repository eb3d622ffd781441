import fc from "fast-check";
import { type Json, plainJson, sometimes } from "./arbitraries.ts";
import { usedParams, usedWorkspaces } from "./known-names.ts";
import { givenParams } from "./pipeline-tasks.ts";

const sources = fc.constantFrom<Json[]>(
  { emptyDir: {} },
  { persistentVolumeClaim: { claimName: "disk" }, subPath: "a" },
  { configMap: { name: "settings" } },
  { secret: { secretName: "login" } },
  { projected: { sources: [{ secret: { name: "s" } }] } },
  { csi: { driver: "secrets-store.csi.k8s.io", readOnly: true } },
  { volumeClaimTemplate: { spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } } } },
);
const podTemplate = fc.constantFrom<Json[]>(
  { nodeSelector: { disk: "ssd" } },
  {
    env: [
      { name: "HTTP_PROXY", value: "http://proxy" },
      { name: "LANG", value: "C" },
    ],
  },
  { securityContext: { fsGroup: 65532 }, imagePullSecrets: [{ name: "s" }] },
);
const requests = { requests: { cpu: "1" } };
/** What a run may set for steps and sidecars. */
const overrides = {
  stepSpecs: sometimes(
    fc.constant([
      { name: "s0", computeResources: requests },
      { name: "s1", computeResources: {} },
    ]),
  ),
  sidecarSpecs: sometimes(fc.constant([{ name: "db", computeResources: requests }])),
  podTemplate: sometimes(podTemplate),
};

const taskRunFields = fc.record({
  ...overrides,
  timeout: sometimes(fc.constantFrom("1h", "0s")),
  retries: sometimes(fc.nat(2)),
  computeResources: sometimes(fc.constant({})),
  serviceAccountName: sometimes(fc.constant("robot")),
  debug: sometimes(fc.constantFrom({ breakpoints: { onFailure: "enabled", beforeSteps: ["s0", "s1"] } }, {})),
  status: sometimes(fc.constantFrom("TaskRunCancelled", "TaskRunPending")),
  managedBy: sometimes(fc.constantFrom("tekton.dev/pipeline", "example.com/queue")),
});
const pipelineRunFields = fc.record({
  timeouts: sometimes(
    fc.constantFrom<Json[]>({ pipeline: "1h", tasks: "40m" }, { pipeline: "0" }, { pipeline: "1h", finally: "5m" }),
  ),
  taskRunTemplate: sometimes(fc.record({ podTemplate: sometimes(podTemplate), serviceAccountName: fc.constant("r") })),
  taskRunSpecs: sometimes(
    fc
      .record({ pipelineTaskName: fc.constant("fetch"), timeout: sometimes(fc.constant("10m")), ...overrides })
      .map((one) => [one]),
  ),
  status: sometimes(fc.constantFrom("Cancelled", "CancelledRunFinally", "StoppedRunFinally", "PipelineRunPending")),
  managedBy: sometimes(fc.constant("tekton.dev/pipeline")),
});

/** How a run comes by what it runs: as its own, as its own without declaring what the run gives, or by name. */
const ways = fc.constantFrom("own", "undeclared", "byName");

/** The specs of runs of a task, or of a pipeline. */
function runSpecs(
  what: "task" | "pipeline",
  specs: fc.Arbitrary<Json>,
  fields: fc.Arbitrary<object>,
): fc.Arbitrary<Json> {
  return fc
    .record({
      spec: specs,
      way: ways,
      fields,
      sources: fc.array(sources, { minLength: 3, maxLength: 3 }),
      others: sometimes(givenParams),
    })
    .map(({ spec, way, fields: more, sources: storage, others = [] }) => {
      const params = usedParams(spec).map(({ name, default: value }) => ({ name, value }));
      const given = [...params, ...others.filter(({ value }) => !JSON.stringify(value).includes("$("))];
      const workspaces = usedWorkspaces(spec).map((name, index) => ({ name, ...storage[index] }));
      return plainJson({
        ...(way === "byName"
          ? { [`${what}Ref`]: { name: "build" } }
          : { [`${what}Spec`]: way === "own" ? spec : undeclared(spec) }),
        ...(given.length > 0 ? { params: given } : {}),
        ...(workspaces.length > 0 ? { workspaces } : {}),
        ...more,
      });
    });
}

const undeclared = ({ params, ...spec }: Json): Json => spec;

export const taskRunSpecs = (specs: fc.Arbitrary<Json>): fc.Arbitrary<Json> => runSpecs("task", specs, taskRunFields);
export const pipelineRunSpecs = (specs: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  runSpecs("pipeline", specs, pipelineRunFields);

const customTask = { apiVersion: "example.com/v1", kind: "Wait" };

/** The specs of runs of other controllers. */
export const customRunSpecs: fc.Arbitrary<Json> = fc
  .record({
    task: fc.constantFrom<Json[]>(
      { customRef: { ...customTask, name: "w" } },
      { customSpec: { ...customTask, spec: { for: 5 } } },
    ),
    params: sometimes(givenParams),
    workspaces: sometimes(sources.map((source) => [{ name: "source", ...source }])),
    retries: sometimes(fc.nat(2)),
    status: sometimes(fc.constant("RunCancelled")),
  })
  .map(({ task, ...fields }) => plainJson({ ...task, ...fields }));
