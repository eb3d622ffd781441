import type { Path } from "../../diagnostic.ts";
import { canonicalQuantity, compareQuantities, parseQuantity } from "../../go/quantity.ts";
import type { Step } from "../../types/step.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { Mismatch } from "./mismatch.ts";

/**
 * No step asks for more than its limit, or for want of one the limit in the step template. Sidecars are not asked.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/validate_taskrun.go validateTaskSpecRequestResources
 */
export function* validateTaskSpecRequestResources({ steps = [], stepTemplate }: TaskSpec): Generator<Mismatch> {
  const template = stepTemplate?.computeResources?.limits;
  for (const [index, { computeResources = {} }] of steps.entries()) {
    const { requests = {}, limits } = computeResources;
    for (const [name, request] of Object.entries(requests)) {
      const limit = ownEntry(limits, name) ?? ownEntry(template, name);
      if (limit === undefined || !isMore(request, limit)) continue;
      yield tooMuch(request, limit, ["steps", index, "computeResources", "requests", name]);
    }
  }
}

type Quantities = NonNullable<Step["computeResources"]>["limits"];

/** Resources may have any names, those of `Object.prototype` among them. */
const ownEntry = (quantities: Quantities, name: string): string | undefined =>
  quantities !== undefined && Object.hasOwn(quantities, name) ? quantities[name] : undefined;

function isMore(request: string, limit: string): boolean {
  const [wanted, most] = [parseQuantity(request), parseQuantity(limit)];
  return wanted !== undefined && most !== undefined && compareQuantities(wanted, most) > 0;
}

const tooMuch = (request: string, limit: string, at: Path): Mismatch => ({
  check: "request-over-limit",
  message: `invalid request resource value: ${canonicalQuantity(request)} must be less or equal to limit ${canonicalQuantity(limit)}`,
  reason: "TaskRunValidationFailed",
  at,
});
