import { decodeConfig } from "../../src/decode/config.ts";
import { decodePipeline, decodePipelineRun, decodeTask, decodeTaskRun } from "../../src/decode/decode.ts";
import { encodeResource } from "../../src/decode/encode.ts";
import { isRecord } from "../../src/decode/json-record.ts";
import { typeMetaOf } from "../../src/decode/type-meta.ts";
import { convertToV1 } from "../../src/decode/v1beta1/convert-to-v1.ts";
import { convertToV1beta1 } from "../../src/decode/v1beta1/convert-to-v1beta1.ts";
import { decodeV1beta1 } from "../../src/decode/v1beta1/decode.ts";
import { encodeV1beta1 } from "../../src/decode/v1beta1/encode.ts";
import type { Checked } from "../../src/diagnostic.ts";
import { quote } from "../../src/go/quote.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import type { DefaultsOptions } from "../../src/types/defaults/options.ts";
import { withDefaults } from "../../src/types/defaults/with-defaults.ts";
import type { Pipeline } from "../../src/types/pipeline.ts";
import type { PipelineRun } from "../../src/types/pipeline-run.ts";
import type { Task } from "../../src/types/task.ts";
import type { TaskRun } from "../../src/types/task-run.ts";
import { type Answer, GO_LIMITS, type Request } from "./operations.ts";

type Current = Task | Pipeline | TaskRun | PipelineRun;

const DECODERS: ReadonlyMap<string, (value: unknown) => Checked<Current>> = new Map<
  string,
  (value: unknown) => Checked<Current>
>([
  ["Task", decodeTask],
  ["Pipeline", decodePipeline],
  ["TaskRun", decodeTaskRun],
  ["PipelineRun", decodePipelineRun],
]);

/** What the conversion webhook makes of a document, in the other version. */
export function answerConvert({ yaml, flags, defaults, setDefaults }: Request): Answer {
  const config = decodeConfig({
    ...(isRecord(flags) ? { featureFlags: flags } : {}),
    ...(isRecord(defaults) ? { defaults } : {}),
  });
  if (!config.ok) return { error: config.diagnostics[0]?.message };
  const value = typeof yaml === "string" ? readYaml(yaml, GO_LIMITS).value : yaml;
  const typeMeta = typeMetaOf(isRecord(value) ? value : {});
  if (!typeMeta.ok || !isRecord(value)) return { error: "unable to unmarshal input: it is no object" };
  const { apiVersion, kind } = typeMeta.value;
  const decode = DECODERS.get(kind);
  if (decode === undefined) return { error: `no conversion support for kind ${quote(kind)}` };
  // The webhook sets the defaults of what is neither created nor updated.
  const options = setDefaults === true ? { config: config.value, operation: "update" as const } : undefined;
  if (apiVersion === "tekton.dev/v1beta1") return toV1(value, options);
  if (apiVersion === "tekton.dev/v1") return toV1beta1(decode(value), options);
  return { error: `no conversion support for apiVersion ${quote(apiVersion)}` };
}

function toV1(value: unknown, options: DefaultsOptions | undefined): Answer {
  const decoded = decodeV1beta1(value);
  const problem = problemOf(decoded);
  if (!decoded.ok || problem !== undefined) return { error: `unable to unmarshal input: ${problem}` };
  const converted = convertToV1(decoded.value);
  if (!converted.ok) return { error: `conversion failed: ${converted.diagnostics[0]?.message}` };
  const resource: Current = converted.value;
  return { converted: encodeResource(options === undefined ? resource : withDefaults(resource, options)) };
}

function toV1beta1(decoded: Checked<Current>, options: DefaultsOptions | undefined): Answer {
  const problem = problemOf(decoded);
  if (!decoded.ok || problem !== undefined) return { error: `unable to unmarshal input: ${problem}` };
  const converted = convertToV1beta1(decoded.value);
  if (!converted.ok) return { error: `conversion failed: ${converted.diagnostics[0]?.message}` };
  const resource = converted.value;
  return { converted: encodeV1beta1(options === undefined ? resource : withDefaults(resource, options)) };
}

/** The webhook for conversions passes over unknown fields, and gives values that are missing a type. */
const IS_LENIENT = new Set(["decode/unknown-field", "decode/missing-value"]);

const problemOf = ({ diagnostics }: Checked<unknown>): string | undefined =>
  diagnostics.find(({ severity, code }) => severity === "error" && !IS_LENIENT.has(code))?.message;
