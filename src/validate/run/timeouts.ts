import type { Path } from "../../diagnostic.ts";
import { formatDuration } from "../../go/duration.ts";
import type { TimeoutFields } from "../../types/pipeline-run.ts";
import type { ValidationContext } from "../context.ts";
import { isNegative, nanoseconds } from "../durations.ts";
import { also, type Finding, invalidValue } from "../finding.ts";

/**
 * The timeouts of a PipelineRun fit into one another.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go PipelineRunSpec.Validate
 */
export function validateTimeouts(timeouts: TimeoutFields, { config }: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  for (const field of ["tasks", "finally", "pipeline"] as const) {
    const timeout = timeouts[field];
    if (isNegative(timeout)) found.push(tooLong(`${timeout} should be >= 0`, field));
  }
  // as in the reference: the default's minutes are taken for nanoseconds
  if (timeouts.pipeline === undefined)
    also(
      found,
      validateParts(timeouts, BigInt(config.defaults.timeoutMinutes), "should be <= default timeout duration"),
    );
  else also(found, validateParts(timeouts, nanoseconds(timeouts.pipeline), "should be <= pipeline duration"));
  return found;
}

const tooLong = (message: string, field: keyof TimeoutFields): Finding =>
  invalidValue(message, `timeouts.${field}`, { at: ["timeouts", field] });

/**
 * As in the reference: the sum is compared even with a limit of 0, which means none.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go validatePipelineTimeout
 */
function validateParts({ tasks, finally: finals }: TimeoutFields, limit: bigint, rule: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const [field, timeout] of [["tasks", tasks] as const, ["finally", finals] as const]) {
    if (timeout === undefined || limit === 0n) continue;
    const part = nanoseconds(timeout);
    if (part === 0n) found.push(tooLong(`${timeout} (no timeout) ${rule}`, field));
    else if (part > limit) found.push(tooLong(`${timeout} ${rule}`, field));
  }
  if (tasks === undefined || finals === undefined) return found;
  // Go adds in 64 bits
  if (BigInt.asIntN(64, nanoseconds(tasks) + nanoseconds(finals)) <= limit) return found;
  for (const field of ["tasks", "finally"] as const) found.push(tooLong(`${tasks} + ${finals} ${rule}`, field));
  return found;
}

/**
 * The timeout of one task fits into those of the run.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go validateTaskRunSpecTimeout
 */
export function validateTaskRunSpecTimeout(
  timeout: string | undefined,
  timeouts: TimeoutFields | undefined,
  { config }: ValidationContext,
): readonly Finding[] {
  if (timeout === undefined) return [];
  const limit = limitOf(timeouts, config.defaults.timeoutMinutes);
  const negative = [timeout, limit.timeout].find(isNegative);
  const at: Path = ["timeout"];
  if (negative !== undefined) return [invalidValue(`${negative} should be >= 0`, "timeout", { at })];
  if (nanoseconds(limit.timeout) === 0n || nanoseconds(timeout) <= nanoseconds(limit.timeout)) return [];
  return [invalidValue(`${timeout} should be <= ${limit.source} ${limit.timeout}`, "timeout", { at })];
}

function limitOf(timeouts: TimeoutFields = {}, defaultMinutes: number | bigint): { timeout: string; source: string } {
  if (timeouts.tasks !== undefined) return { timeout: timeouts.tasks, source: "pipeline tasks duration" };
  if (timeouts.pipeline !== undefined) return { timeout: timeouts.pipeline, source: "pipeline duration" };
  const timeout = formatDuration(BigInt.asIntN(64, BigInt(defaultMinutes) * 60_000_000_000n));
  return { timeout, source: "default pipeline duration" };
}
