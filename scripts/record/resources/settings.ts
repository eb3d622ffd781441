import fc from "fast-check";
import type { Json } from "./arbitraries.ts";

const isList = (value: unknown): value is readonly Json[] => Array.isArray(value);

/** The flags without which a resource is refused. */
export function flagsFor(document: Json): Json {
  const text = JSON.stringify(document);
  const isAlpha = /"stdoutConfig"|"debug"/.test(text) || hasChildPipeline(document);
  return {
    ...(isAlpha ? { "enable-api-fields": "alpha" } : {}),
    ...(text.includes('"enum"') ? { "enable-param-enum": "true" } : {}),
    ...(/artifacts|\$\(inputs\./.test(text) ? { "enable-artifacts": "true" } : {}),
  };
}

function hasChildPipeline({ spec }: Json): boolean {
  const { pipelineSpec = spec } = spec as { readonly pipelineSpec?: unknown };
  const { tasks, finally: finals } = pipelineSpec as Json;
  return [tasks, finals].some(
    (list) =>
      isList(list) && list.some((task) => task["pipelineRef"] !== undefined || task["pipelineSpec"] !== undefined),
  );
}

/** Data of the ConfigMap `config-defaults` with which nothing is refused. */
export const defaultsData = fc.constantFrom<Json[]>(
  {},
  {},
  {},
  { "default-timeout-minutes": "120" },
  { "default-service-account": "robot", "default-managed-by-label-value": "us" },
  { "default-resolver-type": "git" },
  { "default-pod-template": "nodeSelector: { disk: ssd }\n" },
  { "default-task-run-workspace-binding": "emptyDir: {}\n" },
  { "default-forbidden-env": "SECRET, TOKEN" },
  { "default-max-matrix-combinations-count": "12" },
);
