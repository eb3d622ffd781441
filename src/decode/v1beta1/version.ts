import type { TypeVersion } from "../decode-type.ts";
import { V1BETA1_TABLES } from "./tables.generated.ts";

/** How the types of v1beta1 are read. */
export const V1BETA1_TYPES = { goPackage: "v1beta1", tables: V1BETA1_TABLES } as const satisfies TypeVersion;

/** The kinds that have a newer version. */
export const V1BETA1_KINDS = ["Task", "Pipeline", "TaskRun", "PipelineRun"] as const;
export type V1beta1Kind = (typeof V1BETA1_KINDS)[number];

export const isV1beta1Kind = (kind: unknown): kind is V1beta1Kind => V1BETA1_KINDS.some((known) => known === kind);
