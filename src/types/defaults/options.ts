import type { Config } from "../config.ts";

/** Under which circumstances a resource gets its defaults. */
export interface DefaultsOptions {
  /** How the cluster is set up; `defaultConfig` when left out. */
  readonly config?: Config;
  /** Whether the resource is new, which it is when left out, or has been in the cluster before. */
  readonly operation?: "create" | "update";
}
