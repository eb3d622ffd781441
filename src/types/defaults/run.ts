import { formatDuration } from "../../go/duration.ts";
import type { Config } from "../config.ts";
import type { ObjectMeta } from "../kubernetes/meta.ts";
import type { Duration } from "../scalars.ts";
import type { DefaultsOptions } from "./options.ts";

const MANAGED_BY = "app.kubernetes.io/managed-by";

const NANOSECONDS_PER_MINUTE = 60_000_000_000n;

/** As in the reference: a dot stands for any character, and there may be more before and after it. */
const RESERVED = /chains[^\n]tekton[^\n]dev\//u;

/**
 * How long a run may take that does not say so itself.
 *
 * @throws {RangeError} if `timeoutMinutes` is no integer
 * @example defaultTimeout(defaultConfig) // "1h0m0s"
 */
export function defaultTimeout({ defaults: { timeoutMinutes } }: Config): Duration {
  if (typeof timeoutMinutes !== "bigint" && !Number.isInteger(timeoutMinutes))
    throw new RangeError(`Cannot set a default timeout: want whole minutes, got ${timeoutMinutes}`);
  // As in the reference: what is more than an int64 of nanoseconds starts again from below.
  return formatDuration(BigInt.asIntN(64, BigInt(timeoutMinutes) * NANOSECONDS_PER_MINUTE));
}

/**
 * The metadata of a new run, without the annotations that only Tekton Chains may set.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/constant.go TektonReservedAnnotationExpr
 */
export function withoutReservedAnnotations(metadata: ObjectMeta | undefined): ObjectMeta | undefined {
  if (metadata?.annotations === undefined) return metadata;
  const given = Object.entries(metadata.annotations);
  const kept = given.filter(([key]) => !RESERVED.test(key));
  if (kept.length === given.length) return metadata;
  const { annotations: _, ...others } = metadata;
  return kept.length === 0 ? others : { ...others, annotations: Object.fromEntries(kept) };
}

/** The metadata of a TaskRun: with a label that says who manages it; a new one has no annotations of Tekton Chains. */
export function taskRunMetadata(
  given: ObjectMeta | undefined,
  { config, operation }: Required<DefaultsOptions>,
): ObjectMeta {
  const metadata = (operation === "create" ? withoutReservedAnnotations(given) : given) ?? {};
  const { labels = {} } = metadata;
  if (Object.hasOwn(labels, MANAGED_BY)) return metadata;
  return { ...metadata, labels: { ...labels, [MANAGED_BY]: config.defaults.managedByLabelValue } };
}
