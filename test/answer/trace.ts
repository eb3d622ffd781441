import {
  decodeCustomRun,
  decodePipeline,
  decodePipelineRun,
  decodeTask,
  decodeTaskRun,
} from "../../src/decode/decode.ts";
import { observe } from "../../src/run/observe.ts";
import { openRun } from "../../src/run/open-run.ts";
import { type Pass, reconcile } from "../../src/run/reconcile.ts";
import type { Run } from "../../src/run/run-index.ts";
import type { RunState } from "../../src/run/run-state.ts";
import type { ChildKind, ChildRun } from "../../src/types/child-run.ts";
import type { Config } from "../../src/types/config.ts";
import { configOf, encodeAs, named, okValue } from "./apply-taskrun.ts";
import type { Answer, Request } from "./operations.ts";

/** A run, pass by pass, as the oracle's replay tells it. */
export function answerTrace(request: Request): Answer {
  const config = configOf(request);
  let run = openRun(stateOf(request), config);
  const trace: Answer[] = [];
  for (const { now, input = {} } of listOf(request["steps"]) as readonly Step[]) {
    run = withInput(run, input);
    const before = run.state;
    const pass = reconcile(run, new Date(now));
    trace.push(told(now, before, pass));
    run = asReplayed(before, pass, config);
  }
  const { completionTime, provenance, conditions, ...status } = run.state.pipelineRun.status ?? {};
  const final = encodeAs("PipelineRunStatus", {
    ...status,
    ...(conditions && { conditions: conditions.map(({ lastTransitionTime, ...condition }) => condition) }),
  });
  return { trace, final };
}

interface Step {
  readonly now: string;
  readonly input?: { readonly children?: Readonly<Record<string, unknown>>; readonly specStatus?: string };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function stateOf(request: Request): RunState {
  const run = named(okValue(decodePipelineRun(request["pipelineRun"])));
  const pipeline = request["pipeline"] === undefined || request["pipeline"] === null ? [] : [request["pipeline"]];
  return {
    pipelineRun: { ...run, metadata: { uid: "uid-pipelinerun", ...run.metadata } },
    pipelines: [...pipeline, ...listOf(request["pipelines"])].map((object) => okValue(decodePipeline(object))),
    tasks: listOf(request["tasks"]).map((object) => okValue(decodeTask(object))),
  };
}

function withInput(run: Run, { children = {}, specStatus }: NonNullable<Step["input"]>): Run {
  let next = run;
  for (const [name, status] of Object.entries(children)) {
    const child = childNamed(next.state, name);
    if (child !== undefined) next = observe(next, withStatus(child, status));
  }
  return specStatus === undefined ? next : observe(next, { specStatus });
}

const childrenOf = ({ taskRuns = [], customRuns = [], childPipelineRuns = [] }: RunState): readonly ChildRun[] => [
  ...taskRuns,
  ...customRuns,
  ...childPipelineRuns,
];

const childNamed = (state: RunState, name: string): ChildRun | undefined =>
  childrenOf(state).find(({ metadata }) => metadata?.name === name);

/** A child with the status that a request gives it. */
function withStatus(child: ChildRun, status: unknown): ChildRun {
  const object = {
    apiVersion: child.apiVersion,
    kind: child.kind,
    metadata: { name: child.metadata?.name },
    spec: {},
    status,
  };
  const decode = { TaskRun: decodeTaskRun, CustomRun: decodeCustomRun, PipelineRun: decodePipelineRun }[
    child.kind ?? "TaskRun"
  ];
  const { status: decoded = {} } = okValue<ChildRun>(decode(object));
  // It was decoded as what the child is.
  return { kind: child.kind, metadata: child.metadata, status: decoded } as ChildRun;
}

/** The replay takes over of a pass what it sees: not what the pass has changed of a CustomRun, or of a TaskRun that was cancelled before. */
function asReplayed(before: RunState, { run, commands }: Pass, config: Config): Run {
  const forgotten = new Set(
    commands.flatMap((command) => {
      if (command.type !== "cancel") return [];
      const child = childNamed(before, command.name);
      return command.kind === "CustomRun" || child?.spec?.status === command.status ? [command.name] : [];
    }),
  );
  if (forgotten.size === 0) return run;
  const restored = <C extends ChildRun>(children: readonly C[] = []): readonly C[] =>
    children.map((child) => {
      const name = child.metadata?.name ?? "";
      const { spec } = (forgotten.has(name) ? childNamed(before, name) : undefined) ?? child;
      return { ...child, spec };
    });
  const { taskRuns, customRuns, ...state } = run.state;
  return openRun({ ...state, taskRuns: restored(taskRuns), customRuns: restored(customRuns) }, config);
}

function told(now: string, before: RunState, { run, commands, wakeAfterMs, failure }: Pass): Answer {
  const status = run.state.pipelineRun.status ?? {};
  const [condition] = status.conditions ?? [];
  const cancelled = commands.flatMap((command) =>
    command.type === "cancel" &&
    command.kind === "TaskRun" &&
    childNamed(before, command.name)?.spec?.status !== command.status
      ? [{ name: command.name, status: command.status, statusMessage: command.statusMessage }]
      : [],
  );
  const created = commands.flatMap((command) =>
    command.type === "create" ? [createdChild(command.kind, command.object)] : [],
  );
  return {
    now,
    created: created.sort((a, b) => order(a, b)),
    ...(cancelled.length > 0 && { cancelled: cancelled.sort((a, b) => (a.name < b.name ? -1 : 1)) }),
    condition: condition && { status: condition.status, reason: condition.reason, message: condition.message },
    skippedTasks: encodeAs<Pick<typeof status, "skippedTasks">>("PipelineRunStatus", {
      skippedTasks: [...(status.skippedTasks ?? [])],
    }).skippedTasks,
    childReferences: encodeAs<Pick<typeof status, "childReferences">>("PipelineRunStatus", {
      childReferences: status.childReferences ?? [],
    }).childReferences?.map(({ apiVersion, ...reference }) => reference),
    results: status.results,
    requeueAfterSeconds: wakeAfterMs === undefined || wakeAfterMs === 0 ? undefined : Math.round(wakeAfterMs / 1000),
    error: failure?.message,
    permanent: failure?.isPermanent,
  };
}

const KINDS: readonly ChildKind[] = ["TaskRun", "CustomRun", "PipelineRun"];

interface Created {
  readonly kind: ChildKind;
  readonly name: string;
}

const order = (a: Created, b: Created): number =>
  a.kind === b.kind ? (a.name < b.name ? -1 : 1) : KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);

function createdChild(kind: ChildKind, { metadata = {}, spec }: ChildRun): Created & Answer {
  const labels = Object.entries(metadata.labels ?? {}).filter(
    ([key]) => !["tekton.dev/pipelineRun", "tekton.dev/pipelineRunUID", "tekton.dev/pipeline"].includes(key),
  );
  const annotations = Object.entries(metadata.annotations ?? {}).filter(
    ([key]) => !key.includes("affinity-assistant") && !key.includes("last-applied"),
  );
  return {
    kind,
    name: metadata.name ?? "",
    pipelineTask: metadata.labels?.["tekton.dev/pipelineTask"],
    labels: Object.fromEntries(labels),
    ...(annotations.length > 0 && { annotations: Object.fromEntries(annotations) }),
    spec: encodeAs(`${kind}Spec`, spec),
  };
}
