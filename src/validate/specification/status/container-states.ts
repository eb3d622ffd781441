import type { Diagnostic } from "../../../diagnostic.ts";
import {
  fieldOf,
  missing,
  objectOf,
  objectsIn,
  type Place,
  problem,
  requiredText,
  textOf,
  wrongType,
} from "./place.ts";
import { checkRequiredTime } from "./time.ts";

const STATES = ["waiting", "running", "terminated"] as const;
type State = (typeof STATES)[number];

const WANTED_STATE = "want one of waiting, running and terminated";
const WANTED_IMAGE = "want the image that runs, with its digest";

/** The steps of a TaskRun: each has a name and exactly one state. The answer: whether any of them has started. */
export function* checkSteps(status: Place): Generator<Diagnostic, boolean> {
  let isStarted = false;
  for (const step of yield* objectsIn(fieldOf(status, "steps"))) {
    yield* requiredText(step, "name", "want the name of the step");
    const state = yield* checkState(step);
    if (state === undefined) yield noState(step);
    if (state === "running" || state === "terminated") {
      isStarted = true;
      yield* requiredText(step, "imageID", WANTED_IMAGE);
    }
  }
  return isStarted;
}

/** The sidecars: what is said of one is only recommended, but it has no two states. */
export function* checkSidecars(status: Place): Generator<Diagnostic> {
  for (const sidecar of yield* objectsIn(fieldOf(status, "sidecars"))) {
    yield* textOf(fieldOf(sidecar, "name"), "want the name of the sidecar");
    yield* textOf(fieldOf(sidecar, "imageID"), WANTED_IMAGE);
    yield* checkState(sidecar);
  }
}

/** As the text of the specification has it, a runner may well write the state a level deeper than Tekton does. */
const noState = (step: Place): Diagnostic =>
  problem(
    "validate/status-missing",
    step,
    "the step has no state",
    fieldOf(step, "containerState").value === undefined
      ? WANTED_STATE
      : `${WANTED_STATE}, beside the name and not in containerState`,
  );

function* checkState(container: Place): Generator<Diagnostic, State | undefined> {
  const states = STATES.filter((name) => fieldOf(container, name).value !== undefined);
  if (states.length > 1)
    yield problem(
      "validate/status-contradiction",
      container,
      `there are several states: ${states.join(", ")}`,
      WANTED_STATE,
    );
  for (const name of states) {
    const state = yield* objectOf(fieldOf(container, name));
    if (state !== undefined) yield* CHECKS[name](state);
  }
  return states.at(-1);
}

const CHECKS: { readonly [S in State]: (state: Place) => Generator<Diagnostic> } = {
  *waiting(state) {
    yield* requiredText(state, "reason", "want one word that tells why the container does not run yet");
    yield* textOf(fieldOf(state, "message"), "want a sentence for people");
  },
  *running(state) {
    yield* checkRequiredTime(state, "startedAt");
  },
  *terminated(state) {
    yield* checkExitCode(state);
    yield* requiredText(state, "reason", 'want one word that tells why the container ended, such as "Completed"');
    yield* textOf(fieldOf(state, "message"), "want a text");
    yield* checkRequiredTime(state, "startedAt");
    yield* checkRequiredTime(state, "finishedAt");
  },
};

function* checkExitCode(state: Place): Generator<Diagnostic> {
  const details = "want a whole number, 0 for success";
  const exitCode = fieldOf(state, "exitCode");
  if (exitCode.value === undefined) yield missing(state, "exitCode", details);
  else if (typeof exitCode.value !== "number" || (exitCode.value | 0) !== exitCode.value)
    yield wrongType(exitCode, details);
}
