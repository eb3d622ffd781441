import * as z from "zod";
import { type Param, paramSchema } from "./param.ts";
import { list, optional, strict } from "./schema.ts";

/** Params to add to combinations of a matrix, or a combination of its own. */
export interface IncludeParams {
  /** Becomes the display name of the child runs that got these params. */
  readonly name?: string;
  /** String params. They go into each combination that says nothing else; if they fit none, they make a new one. */
  readonly params?: readonly Param[];
}
export const includeParamsSchema = strict<IncludeParams>("IncludeParams")({
  name: optional(z.string()),
  params: optional(list(paramSchema)),
});

/** Runs a pipeline task many times at once: one child run for each combination of values. */
export interface Matrix {
  /** Array params; each combination takes one item of every array. At most 256 combinations by default. */
  readonly params?: readonly Param[];
  /** Additions to the combinations; without `params`, the combinations themselves. */
  readonly include?: readonly IncludeParams[];
}
export const matrixSchema = strict<Matrix>("Matrix")({
  params: optional(list(paramSchema)),
  include: optional(list(includeParamsSchema)),
});
