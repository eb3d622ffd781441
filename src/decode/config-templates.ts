import type { Diagnostic } from "../diagnostic.ts";
import { foldName } from "../go/fold.ts";
import { isObject, type JsonValue } from "../go/json.ts";
import { quote } from "../go/quote.ts";
import { readYaml } from "../parse/read-yaml.ts";
import type { AffinityAssistantTemplate } from "../types/config.ts";
import type { ResourceRequirements } from "../types/kubernetes/resources.ts";
import type { PipelineTaskRunTemplate } from "../types/pipeline-run.ts";
import type { PodTemplate } from "../types/pod-template.ts";
import type { ReadValue } from "./config-readings.ts";
import { decodeType } from "./decode-type.ts";
import { jsonKind } from "./scalars.ts";
import { textWhereStrings } from "./text-where-strings.ts";
import { structType } from "./types.ts";

/** `default-pod-template`. */
export const podTemplate: ReadValue<PodTemplate> = yaml((value) => decodeText<PodTemplate>("PodTemplate", value));

/** `default-affinity-assistant-pod-template`: some fields of a pod template, and one of its own. */
export const affinityAssistantTemplate: ReadValue<AffinityAssistantTemplate> = yaml((value) => {
  if (!isObject(value)) return decodeText<PodTemplate>("PodTemplate", value);
  const part = (isPart: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(value).filter(([key]) => isPart(foldName(key))));
  const shared = decodeText<PodTemplate>(
    "PodTemplate",
    part((name) => SHARED_FIELDS.has(name)),
  );
  const own = decodeText<PipelineTaskRunTemplate>(
    "PipelineTaskRunTemplate",
    part((name) => name === OWN_FIELD),
  );
  const others = Object.keys(part((name) => name !== OWN_FIELD && !SHARED_FIELDS.has(name)));
  return {
    value: { ...shared.value, ...own.value },
    diagnostics: [...shared.diagnostics, ...own.diagnostics, ...others.map(unknownField)],
  };
});

/** `default-container-resource-requirements`: what each container asks for, by its name. */
export const resourceRequirements: ReadValue<Readonly<Record<string, ResourceRequirements>>> = yaml((value) => {
  if (value === null) return { value: {}, diagnostics: [] };
  if (!isObject(value)) return { value: {}, diagnostics: [wrongType(value)] };
  const containers = Object.entries(value).map(([name, item]) => ({
    name,
    ...decodeText<ResourceRequirements>("ResourceRequirements", item),
  }));
  return {
    // fromEntries defines keys, whatever their names.
    value: Object.fromEntries(containers.map(({ name, value }) => [name, value])),
    diagnostics: containers.flatMap(({ name, diagnostics }) =>
      diagnostics.map((diagnostic) => ({ ...diagnostic, at: [name, ...diagnostic.at] })),
    ),
  };
});

const SHARED_FIELDS: ReadonlySet<string> = new Set(
  ["nodeSelector", "tolerations", "imagePullSecrets", "securityContext", "priorityClassName"].map(foldName),
);
const OWN_FIELD = foldName("serviceAccountName");

interface Decoded<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** A text that is YAML. Tekton reads it strictly, then once more without being strict: unknown fields are no errors. */
function yaml<T>(decode: (value: JsonValue) => Decoded<T>): ReadValue<T> {
  return (text) => {
    const document = readYaml(text);
    const decoded = document.value === undefined ? undefined : decode(document.value);
    const diagnostics = [...document.diagnostics, ...(decoded?.diagnostics ?? [])];
    const error = diagnostics.find(({ severity, code }) => severity === "error" && code !== "decode/unknown-field");
    if (decoded === undefined || error !== undefined) {
      return { problem: `failed to unmarshal ${text}`, ...(error === undefined ? {} : { details: error.message }) };
    }
    // Their ranges are those of a text within a text.
    const warnings = diagnostics.map(({ range: _, ...diagnostic }) => ({
      ...diagnostic,
      severity: "warning" as const,
    }));
    return { value: decoded.value, warnings };
  };
}

function decodeText<T>(typeName: string, value: JsonValue): Decoded<T> {
  const type = { kind: "struct", struct: structType(typeName) } as const;
  return decodeType<T>(typeName, textWhereStrings(value ?? {}, type));
}

const wrongType = (value: JsonValue): Diagnostic => ({
  code: "decode/wrong-type",
  severity: "error",
  message: `json: cannot unmarshal ${jsonKind(value)} into object`,
  paths: [],
  at: [],
});

const unknownField = (key: string): Diagnostic => ({
  code: "decode/unknown-field",
  severity: "error",
  message: `json: unknown field ${quote(key)}`,
  paths: [key],
  at: [key],
});
