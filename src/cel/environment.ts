import type { Declarations } from "./check/standard.ts";
import type { CallCheck } from "./extension.ts";
import type { Implementation } from "./functions.ts";
import type { Cost } from "./library/costs.ts";
import type { Macros } from "./parse/macros.ts";
import type { CelType } from "./types.ts";

/** What the names in an expression may stand for. */
export interface CelDeclarations {
  /** By name; names may have points. */
  readonly variables: ReadonlyMap<string, CelType>;
  readonly functions: Declarations;
  readonly macros: Macros;
  readonly checks: readonly CallCheck[];
  /** The first parts of the names that have points in them. */
  readonly namespaces: ReadonlySet<string>;
}

/** What expressions may use, and how they are evaluated. */
export interface CelEnvironment extends CelDeclarations {
  readonly implementations: ReadonlyMap<string, Implementation>;
  /** What the calls of functions cost, by their names; those that are not there by the length of what they are given. */
  readonly costs: ReadonlyMap<string, Cost>;
  readonly isOptimized: boolean;
}

/** The release of cel-go whose rules count: Tekton v1.15.0 has v0.29.2, Pipelines-as-Code v0.50.0 has v0.30.0. */
export type CelRelease = "v0.29" | "v0.30";
