import type { ParamSpec } from "../../../src/types/param.ts";

/** A param that resources of ours may use, with a value that it may have. */
export type KnownParam = Required<Pick<ParamSpec, "name" | "type" | "default">>;

/**
 * The params of our resources: the name tells the type, so that what uses one can be written first, and its declaration be
 * made from that. No name begins another.
 */
const PARAMS: readonly KnownParam[] = [
  { name: "url", type: "string", default: "https://example.com/app.git" },
  { name: "image.tag", type: "string", default: "v1.2" },
  { name: "constructor", type: "string", default: "" },
  { name: "_level-2", type: "string", default: "info" },
  { name: "flags", type: "array", default: ["-v", "--all"] },
  { name: "list.of", type: "array", default: [] },
  { name: "repo", type: "object", default: { url: "https://example.com", commit: "f00" } },
  { name: "opts", type: "object", default: { mode: "fast", "dry-run": "no" } },
];

/** The workspaces of our resources. */
export const WORKSPACES = ["source", "cache", "docker-config"] as const;

/** The params that some part of a resource refers to, in any of the three spellings. */
export function usedParams(part: unknown): readonly KnownParam[] {
  const text = JSON.stringify(part) ?? "";
  return PARAMS.filter(({ name }) => spellings(name).some((spelling) => text.includes(spelling)));
}

/** As they stand in JSON. */
const spellings = (name: string): readonly string[] => [
  `$(params.${name}`,
  `$(params['${name}']`,
  `$(params[\\"${name}\\"]`,
];

/** The workspaces whose variables some part of a resource refers to, or that it binds to by name. */
export function usedWorkspaces(part: unknown): readonly string[] {
  const text = JSON.stringify(part) ?? "";
  return WORKSPACES.filter((name) => text.includes(`$(workspaces.${name}.`) || text.includes(`"workspace":"${name}"`));
}
