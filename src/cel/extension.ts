import type { CelFunction } from "./functions.ts";
import type { Call, Expression } from "./parse/ast.ts";
import type { Macros } from "./parse/macros.ts";
import type { Problem } from "./problem.ts";
import type { CelType } from "./types.ts";

/** Functions that an environment may have beside those of the standard library: `celStrings`, `celLists`, or a list of one's own. */
export interface CelExtension {
  readonly functions: readonly CelFunction[];
  /** @internal */
  readonly macros?: Macros;
  /** Looks at the calls of an expression whose types fit. @internal */
  readonly checkCall?: CallCheck;
}

/** Says what is wrong with a call, with the types of its parts at hand. */
export type CallCheck = (call: Call, typeOf: (part: Expression) => CelType) => Problem | undefined;
