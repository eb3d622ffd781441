import { type ConfigMaps, decodeConfig } from "../../decode/config.ts";
import { isRecord, type JsonRecord } from "../../decode/json-record.ts";
import type { Diagnostic, Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import { objectsOf } from "../../parse/objects-of.ts";
import { parseDocuments } from "../../parse/parse-documents.ts";
import type { Config } from "../../types/config.ts";
import { type InputFile, readFiles, shownPath } from "../files.ts";
import type { Problem } from "../print-diagnostic.ts";
import { problemsOf, problemsReading, type SourceObject } from "../source-object.ts";
import type { World } from "../world.ts";
import type { FileReport } from "./check-file.ts";

/** How the command line says that the cluster is set up. */
export interface ClusterOptions {
  /** Files with the ConfigMaps. */
  readonly configs: readonly string[];
  /** Single keys, which win over the files. */
  readonly flags: readonly (readonly [key: string, value: string])[];
}

/** The cluster's configuration and what is odd in the files that it comes from, or what is wrong with it. */
export type Cluster =
  | { readonly isKnown: true; readonly config: Config; readonly reports: readonly FileReport[] }
  | { readonly isKnown: false; readonly problems: readonly Problem[] };

/** Reads how the cluster is set up. What is wrong is told where it stands, or with the option that says it. */
export async function readCluster({ configs, flags }: ClusterOptions, world: World): Promise<Cluster> {
  const files = await readFiles(configs, world);
  const found = files.map(configMapsIn);
  const configMaps = found.flatMap(({ configMaps }) => configMaps);
  const problems = found.flatMap(({ problems }) => problems);
  if (configs.length > 0 && configMaps.length === 0 && problems.length === 0) problems.push(noConfigMap(configs));
  const decoded = decodeConfig(dataOf(configMaps, flags));
  const optionKeys = new Set(flags.map(([key]) => key));
  for (const diagnostic of decoded.diagnostics) problems.push(...locateIn(configMaps, optionKeys, diagnostic));
  const isUseless = !decoded.ok || problems.some(({ diagnostic }) => diagnostic.severity === "error");
  return isUseless
    ? { isKnown: false, problems }
    : { isKnown: true, config: decoded.value, reports: files.flatMap((file) => reportOf(file, problems)) };
}

/** What of the problems is in a file. */
function reportOf(file: InputFile, problems: readonly Problem[]): FileReport[] {
  const own = problems.filter((problem) => problem.file?.name === file.name);
  if (own.length === 0) return [];
  return [{ file, isConfig: true, objects: [{ title: "configuration", start: 0, problems: own }], otherKinds: [] }];
}

type ConfigMapName = "feature-flags" | "config-defaults";

interface ConfigMap {
  readonly name: ConfigMapName;
  readonly data: JsonRecord;
  readonly place: SourceObject;
}

interface FoundConfig {
  readonly configMaps: readonly ConfigMap[];
  readonly problems: readonly Problem[];
}

/** The ConfigMaps that count; a file may hold anything else. */
function configMapsIn(file: InputFile): FoundConfig {
  if (!file.text.ok) return { configMaps: [], problems: problemsReading(file) };
  const documents = parseDocuments(file.text.value);
  const configMaps = documents.flatMap((document) =>
    objectsOf(document).flatMap(({ value, at }) => configMapOf(value, { file, document, at })),
  );
  const problems = documents.flatMap((document) => {
    const place = { file, document, at: [] };
    const counts =
      document.value === undefined || configMaps.some((configMap) => configMap.place.document === document);
    return counts ? problemsOf(place, document.diagnostics) : [];
  });
  return { configMaps, problems };
}

function configMapOf(value: unknown, place: SourceObject): ConfigMap[] {
  if (!isRecord(value) || value["kind"] !== "ConfigMap") return [];
  const { metadata, data } = value;
  const name = isRecord(metadata) ? metadata["name"] : undefined;
  if (name !== "feature-flags" && name !== "config-defaults") return [];
  return [{ name, data: isRecord(data) ? data : {}, place }];
}

/** The keys of config-defaults all start so. */
const DEFAULT = "default-";

const nameFor = (key: string): ConfigMapName => (key.startsWith(DEFAULT) ? "config-defaults" : "feature-flags");

/** As in a cluster: of two ConfigMaps of one name the last counts. */
const lastOf = (configMaps: readonly ConfigMap[], name: ConfigMapName): ConfigMap | undefined =>
  configMaps.findLast((configMap) => configMap.name === name);

function dataOf(configMaps: readonly ConfigMap[], flags: ClusterOptions["flags"]): ConfigMaps {
  const merged = (name: ConfigMapName) => {
    const own = flags.filter(([key]) => nameFor(key) === name);
    // fromEntries defines keys, whatever their names.
    return Object.fromEntries([...Object.entries(lastOf(configMaps, name)?.data ?? {}), ...own]);
  };
  return { featureFlags: merged("feature-flags"), defaults: merged("config-defaults") };
}

/** A diagnostic of the configuration where it stands; that of an option stands in no file. */
function locateIn(
  configMaps: readonly ConfigMap[],
  optionKeys: ReadonlySet<string>,
  diagnostic: Diagnostic,
): Problem[] {
  const [name, key, ...rest]: Path = diagnostic.at;
  if (optionKeys.has(String(key))) return [{ diagnostic: ofOption(diagnostic) }];
  const configMap = lastOf(configMaps, name === "config-defaults" ? name : "feature-flags");
  if (configMap === undefined || key === undefined) return [{ diagnostic }];
  return problemsOf(configMap.place, [{ ...diagnostic, at: ["data", key, ...rest] }]);
}

/** In a cluster a key that is not known does nothing; but nobody writes an option for nothing. */
function ofOption(diagnostic: Diagnostic): Diagnostic {
  const [name, key] = diagnostic.at;
  if (diagnostic.code !== "config/unknown-key") return diagnostic;
  return {
    ...diagnostic,
    severity: "error",
    message: `option --flag: the ConfigMap ${name} has no key ${quote(String(key))}`,
  };
}

const noConfigMap = (configs: readonly string[]): Problem => ({
  diagnostic: {
    code: "cli/no-config",
    severity: "error",
    message: `no ConfigMap feature-flags or config-defaults in ${configs.map(shownPath).join(", ")}`,
  },
});
