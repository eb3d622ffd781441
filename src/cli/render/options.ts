import type { OptionToken } from "../option-table.ts";
import type { ClusterOptions } from "../validate/cluster-config.ts";
import { clusterOptions } from "../validate/options.ts";

/** What the command `render` is to do. */
export interface RenderRequest extends ClusterOptions {
  readonly kind: "render";
  readonly files: readonly string[];
  /** Instead of the runs, tells where each value comes from. */
  readonly isExplained: boolean;
  /** Only errors are told. */
  readonly isQuiet: boolean;
}

/** The request, once the options are known to be right. */
export const renderRequest = (files: readonly string[], options: readonly OptionToken[]): RenderRequest => ({
  kind: "render",
  files,
  isExplained: options.some(({ name }) => name === "explain"),
  isQuiet: options.some(({ name }) => name === "quiet"),
  ...clusterOptions(options),
});
