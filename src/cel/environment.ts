import { wrongArgument } from "../wrong-argument.ts";
import type { CallCheck } from "./extension.ts";
import type { Cost, Declarations, Implementation } from "./functions.ts";
import type { Macros } from "./parse/macros.ts";
import type { CelType } from "./types.ts";

/** What expressions may use, and how they are evaluated. Only `celEnvironment` makes one. */
export interface CelEnvironment {
  /** The types of the variables, by their names; names may have dots. */
  readonly variables: ReadonlyMap<string, CelType>;
  /** @internal */
  readonly functions: Declarations;
  /** @internal */
  readonly macros: Macros;
  /** @internal */
  readonly checks: readonly CallCheck[];
  /** The first parts of the names that have dots in them. @internal */
  readonly namespaces: ReadonlySet<string>;
  /** @internal */
  readonly implementations: ReadonlyMap<string, Implementation>;
  /** What the calls of functions cost, by their names; those that are not there by the length of what they are given. @internal */
  readonly costs: ReadonlyMap<string, Cost>;
  /** @internal */
  readonly isOptimized: boolean;
}

/** What the names in an expression may stand for. */
export type CelDeclarations = Omit<CelEnvironment, "implementations" | "costs" | "isOptimized">;

/** The release of cel-go whose rules count: Tekton v1.15.0 has v0.29.2, Pipelines-as-Code v0.50.0 has v0.30.0. */
export type CelRelease = "v0.29" | "v0.30";

/** @throws {TypeError} if `given` is none that `celEnvironment` has made */
export function wantEnvironment(given: unknown, doing: string): void {
  const isEnvironment = typeof given === "object" && given !== null && "macros" in given && "namespaces" in given;
  if (!isEnvironment) throw wrongArgument(doing, "an environment of celEnvironment", given);
}
