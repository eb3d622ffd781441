import type { ChildRun } from "../types/child-run.ts";
import type { PipelineRunSpecStatus } from "../types/pipeline-run.ts";
import type { OneOf } from "../types/scalars.ts";
import { wantObject, wantString, wrongArgument } from "../wrong-argument.ts";
import { putChild, type Run, runOf, useUp } from "./run-index.ts";

/** What the user now wants of a run. */
export interface SpecStatusChange {
  /** The new `spec.status` of the PipelineRun; empty takes it away. */
  readonly specStatus: OneOf<PipelineRunSpecStatus | "">;
}

/** What `observe` takes in. */
export type Observation = ChildRun | SpecStatusChange;

/**
 * Takes in what has happened: a child with its new status, or what the user now wants of the run. It is the next pass that draws
 * conclusions from it.
 *
 * Of a child, the status counts, and the spec, if there is one.
 *
 * @throws {TypeError} if it is told of a child that the run does not have
 * @example
 * const { run } = reconcile(openRun({ pipelineRun, pipeline, tasks }), new Date());
 * const status = { podName: "", conditions: [{ type: "Succeeded", status: "True" }] };
 * reconcile(observe(run, { metadata: { name: "run-build" }, status }), new Date()).commands.length; // 1
 */
export function observe(run: Run, seen: Observation): Run {
  wantObject(seen, DOING, "a child of the run, or a new specStatus");
  const index = useUp(run, DOING);
  if ("specStatus" in seen) {
    wantString(seen.specStatus, DOING);
    const { specStatus } = seen;
    index.state = { ...index.state, pipelineRun: withSpecStatus(index.state.pipelineRun, specStatus) };
    index.pipelineRun = withSpecStatus(index.pipelineRun, specStatus);
    return runOf(index);
  }
  const name = seen.metadata?.name;
  const known = index.children.get(name ?? "");
  const kind = index.places.get(name ?? "")?.kind;
  if (name === undefined || known === undefined || kind === undefined || (seen.kind ?? kind) !== kind) {
    index.current = run;
    throw wrongArgument(DOING, "a child that a pass has created", name);
  }
  const { status, spec = known.spec } = seen;
  // A child stays of its kind.
  putChild(index, name, kind, { ...known, spec, ...(status !== undefined && { status }) } as ChildRun);
  return runOf(index);
}

const DOING = "observe a change";

function withSpecStatus<R extends { readonly spec?: { readonly status?: string } }>(run: R, status: string): R {
  const { status: _, ...spec } = run.spec ?? {};
  return { ...run, spec: status === "" ? spec : { ...spec, status } };
}
