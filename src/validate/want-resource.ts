import type { Resource } from "../types/resource.ts";
import type { V1beta1Resource } from "../types/v1beta1/resource.ts";
import { wantObject } from "../wrong-argument.ts";

/**
 * Decoding gives all of these; plain JavaScript may give anything.
 *
 * @throws {TypeError} if `given` is no object, or one without the spec that its kind has
 */
export function wantResource(given: unknown, doing: string): asserts given is Resource | V1beta1Resource {
  wantObject(given, doing, "a decoded resource");
  const { kind, spec } = given as { readonly kind?: unknown; readonly spec?: unknown };
  // Runs may be without a spec, and requests for other objects; none may have another than an object.
  const mayBeMissing = kind !== "Task" && kind !== "Pipeline" && kind !== "StepAction";
  if (!(mayBeMissing && spec === undefined)) wantObject(spec, doing, "a decoded resource with a spec");
}
