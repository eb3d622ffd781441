import type { KindSchema } from "./kinds.ts";
export const jsonSchemas = (_kinds: readonly KindSchema[]): readonly [string, string][] => [];
