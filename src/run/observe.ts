import type { ChildRun } from "../types/child-run.ts";
import type { PipelineRunSpecStatus } from "../types/pipeline-run.ts";
import type { OneOf } from "../types/scalars.ts";
import { wantObject, wrongArgument } from "../wrong-argument.ts";
import { CHILD_KINDS, childKey } from "./child-key.ts";
import { indexOf, putChild, type Run, type RunIndex, runOf, useUp } from "./run-index.ts";
import { SPEC_STATUSES } from "./spec-statuses.ts";
import { wantRunStatus } from "./want-run-state.ts";
import { wantWish } from "./want-wish.ts";

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
 * @throws {TypeError} if it is told of a child that the run does not have, or what is no status, or if the run was used before;
 *   in the first two cases the run may still be used
 * @example
 * const { run } = reconcile(openRun({ pipelineRun, pipeline, tasks }), new Date());
 * const status = { podName: "", conditions: [{ type: "Succeeded", status: "True" }] };
 * reconcile(observe(run, { metadata: { name: "run-build" }, status }), new Date()).commands.length; // 1
 */
export function observe(run: Run, seen: Observation): Run {
  const index = indexOf(run, DOING);
  wantObject(seen, DOING, "a child of the run, or a new specStatus");
  if ("specStatus" in seen) {
    const wish = wantWish(seen.specStatus, SPEC_STATUSES, DOING, "a specStatus");
    return withWish(useUp(run, DOING), wish);
  }
  const { kind, name, known } = childSeen(index, seen);
  const { status, spec = known.spec } = seen;
  useUp(run, DOING);
  // A child stays of its kind.
  putChild(index, name, kind, { ...known, spec, ...(status !== undefined && { status }) } as ChildRun);
  return runOf(index);
}

const DOING = "observe a change";

function withWish(index: RunIndex, specStatus: string): Run {
  index.state = { ...index.state, pipelineRun: withSpecStatus(index.state.pipelineRun, specStatus) };
  index.pipelineRun = withSpecStatus(index.pipelineRun, specStatus);
  return runOf(index);
}

function withSpecStatus<R extends { readonly spec?: { readonly status?: string } }>(run: R, status: string): R {
  const { status: _, ...spec } = run.spec ?? {};
  return { ...run, spec: status === "" ? spec : { ...spec, status } };
}

/** The child of which something is seen, as it was until now. */
function childSeen({ children }: RunIndex, seen: ChildRun) {
  const { kind: given, metadata, spec, status } = seen;
  const name = metadata?.name ?? "";
  const found = CHILD_KINDS.flatMap((kind) => {
    const known = children.get(childKey(kind, name));
    return known === undefined ? [] : [{ kind, name, known }];
  });
  const ofKind = given === undefined ? found : found.filter(({ kind }) => kind === given);
  const [child, other] = ofKind;
  if (child === undefined && found[0] !== undefined)
    throw wrongArgument(DOING, `a child that is a ${found[0].kind} as before`, given);
  if (child === undefined) throw wrongArgument(DOING, childrenAmong(children), metadata?.name);
  if (other !== undefined) throw wrongArgument(DOING, `the kind of a child, as two are called ${name}`, given);
  if (spec !== undefined) wantObject(spec, DOING, "a child with a spec");
  if (status !== undefined) wantRunStatus(status, DOING, "a child");
  return child;
}

/** What may be seen; of many, the first ones. */
function childrenAmong(children: RunIndex["children"]): string {
  const names = Array.from(children.values(), ({ metadata }) => metadata?.name);
  const shown = [...names.slice(0, MOST_NAMES), ...(names.length > MOST_NAMES ? ["…"] : [])];
  return `a specStatus, or a child that a pass has created, by its name: ${shown.length === 0 ? "there is none" : shown.join(", ")}`;
}

const MOST_NAMES = 5;
