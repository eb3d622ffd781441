import type { Diagnostic } from "../../diagnostic.ts";
import {
  below,
  type FailureReason,
  isError,
  type Mismatch,
  mismatchDiagnostic,
} from "../../validate/across/mismatch.ts";
import { formatFieldErrors } from "../../validate/field-errors.ts";
import type { Finding } from "../../validate/finding.ts";

/** A check of a controller that a run does not pass, so that it fails before anything of it runs. */
export interface FailedCheck {
  /** The function of the reference: `"ValidateRequiredParametersProvided"`. */
  readonly check: string;
  /** The pipeline task that it is about, if it is about one. */
  readonly pipelineTask?: string;
  /** The reason in the condition of the run's status. */
  readonly reason: FailureReason;
  /** The error that the check gives. */
  readonly error: string;
  /** The message in the condition: the error, with the words that the controller puts around it. */
  readonly message: string;
  /** All that the check finds, at their places in the run. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a check has found, before the controller's words are put around it. */
export interface Check extends Pick<FailedCheck, "check"> {
  readonly pipelineTask?: string | undefined;
  readonly found: Iterable<Mismatch>;
  /** The error, where it tells of all that is found; else it is the first that is found. */
  readonly error?: string;
  /** Puts the controller's words around the error. */
  readonly say: (error: string) => string;
}

/** Those checks of a list that fail. The reference stops at the first of all, and tells the first thing that it has found. */
export function* failedChecks(checks: Iterable<Check>): Generator<FailedCheck> {
  for (const { check, pipelineTask, found, error, say } of checks) {
    const mismatches = [...below(["spec"], found)].filter(isError);
    const [first] = mismatches;
    if (first?.reason === undefined) continue;
    yield {
      check,
      ...(pipelineTask === undefined ? {} : { pipelineTask }),
      reason: first.reason,
      error: error ?? first.message,
      message: say(error ?? first.message),
      diagnostics: mismatches.map(mismatchDiagnostic),
    };
  }
}

/**
 * The words before what a user has done wrong.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/errors/errors.go UserErrorLabel
 */
export const ofUser = (message: string): string => `[User error] ${message}`;

/** A check of what a user has written; the controller puts some words before its error. */
export const userCheck = (check: string, found: Iterable<Mismatch>, words: string): Check => ({
  check,
  found,
  say: (error) => ofUser(`${words}: ${error}`),
});

/** What the webhook would say of findings, in one text. */
export const wordsOf = (findings: readonly Finding[]): string =>
  formatFieldErrors(findings.map((finding) => ({ ...finding, code: "validate/pipeline", severity: "error" })));
