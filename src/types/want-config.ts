import { wantObject } from "../wrong-argument.ts";
import type { Config } from "./config.ts";

/** @throws {TypeError} if it is no Config */
export function wantConfig(config: Config, doing: string, want = "a Config"): void {
  for (const part of ["featureFlags", "defaults"] as const) wantObject(config?.[part], doing, want);
}
