import type { Json } from "../resources/arbitraries.ts";

/** Something for which a TaskRun fails before it has a pod: what stands in its task, and what in the run itself. */
interface Fault {
  readonly taskSpec?: Json;
  /** Behind the other steps. */
  readonly steps?: readonly Json[];
  readonly run?: Json;
}

const STEP: Json = { name: "wrong", image: "i" };
const resources = { name: "nope", computeResources: { requests: { cpu: "1" } } };
const claim = (name: string): Json => ({ name, persistentVolumeClaim: { claimName: name } });

export const FAULTS: readonly Fault[] = [
  { taskSpec: { params: [{ name: "needed" }, { name: "other", type: "array" }] } },
  { taskSpec: { params: [{ name: "flag", type: "array" }] }, run: { params: [{ name: "flag", value: "x" }] } },
  {
    taskSpec: { params: [{ name: "conf", type: "object", properties: { a: {}, b: {} } }] },
    run: { params: [{ name: "conf", value: { a: "x" } }] },
  },
  {
    taskSpec: { params: [{ name: "level", enum: ["low", "high"] }] },
    run: { params: [{ name: "level", value: "none" }] },
  },
  {
    taskSpec: { params: [{ name: "few", type: "array", default: ["x"] }] },
    steps: [{ ...STEP, args: ["$(params.few[3])"] }],
  },
  { taskSpec: { workspaces: [{ name: "cache" }] } },
  {
    taskSpec: { workspaces: [{ name: "one" }, { name: "two" }] },
    run: { workspaces: [claim("one"), claim("two")] },
  },
  { run: { workspaces: [{ name: "bogus", emptyDir: {} }] } },
  { run: { taskRef: { name: "nowhere" } } },
  { run: { stepSpecs: [resources] } },
  { run: { sidecarSpecs: [resources] } },
  { steps: [{ name: "wrong", ref: { name: "nowhere" } }] },
  { steps: [STEP, STEP] },
  { steps: [{ ...STEP, computeResources: { requests: { cpu: "2" }, limits: { cpu: "1" } } }] },
  { taskSpec: { params: [{ name: "go", default: "maybe" }] }, steps: [{ ...STEP, onError: "$(params.go)" }] },
];
