import * as z from "zod";
import type { OneOf } from "./scalars.ts";
import { list, optional, strict } from "./schema.ts";

/** How a when expression compares its input with its values. */
export type WhenOperator = "in" | "notin";

/** A condition under which a pipeline task or a step runs: input, operator and values, or else CEL. */
export interface WhenExpression {
  /** The text to look for; usually a reference, `$(params.name)`. */
  readonly input?: string;
  /** Whether the input has to be among the values, or must not be. */
  readonly operator?: OneOf<WhenOperator>;
  /** What the input is compared with, as text; an item `$(params.name[*])` stands for a whole array. */
  readonly values?: readonly string[];
  /** A CEL expression that is true or false; needs the feature flag `enable-cel-in-whenexpression`. */
  readonly cel?: string;
}
export const whenExpressionSchema = strict<WhenExpression>("WhenExpression")({
  input: optional(z.string()),
  operator: optional(z.string()),
  values: optional(list(z.string())),
  cel: optional(z.string()),
});
