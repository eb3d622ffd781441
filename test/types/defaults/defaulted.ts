import { decodeResource } from "../../../src/decode/decode.ts";
import { readYaml } from "../../../src/parse/read-yaml.ts";
import { type Config, type Defaults, defaultConfig } from "../../../src/types/config.ts";
import { withDefaults } from "../../../src/types/defaults/with-defaults.ts";
import type { Resource } from "../../../src/types/resource.ts";

/** The value, and all that is in it, frozen: whoever changes it throws. */
export function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** A cluster with other defaults. */
export const cluster = (defaults: Partial<Defaults>): Config =>
  frozen({ ...defaultConfig, defaults: { ...defaultConfig.defaults, ...defaults } });

/** A resource written in YAML, decoded and frozen. */
export function resource(text: string): Resource {
  const decoded = decodeResource(readYaml(text).value);
  if (!decoded.ok || decoded.diagnostics.length > 0) throw new Error(JSON.stringify(decoded.diagnostics));
  return frozen(decoded.value);
}

/** What becomes of a new resource, or of one that has been there before. */
export const created = (text: string, config = defaultConfig) => withDefaults(resource(text), { config });
export const updated = (text: string, config = defaultConfig) =>
  withDefaults(resource(text), { config, operation: "update" });

/** A resource of a kind, with this spec. */
export const of = (kind: string, spec: string, apiVersion = "tekton.dev/v1") =>
  `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: a }, spec: ${spec} }`;
