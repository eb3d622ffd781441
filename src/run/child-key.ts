import type { ChildKind } from "../types/child-run.ts";

/** What tells a child from the others: those of different kinds may have the same name. */
export const childKey = (kind: string, name: string): string => `${kind}/${name}`;

/** What a child may be. */
export const CHILD_KINDS: readonly ChildKind[] = ["TaskRun", "CustomRun", "PipelineRun"];
