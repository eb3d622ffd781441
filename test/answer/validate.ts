import { decodeConfig } from "../../src/decode/config.ts";
import { encodeResource } from "../../src/decode/encode.ts";
import { isRecord } from "../../src/decode/json-record.ts";
import { typeMetaOf } from "../../src/decode/type-meta.ts";
import { decodeAnyVersion } from "../../src/decode/v1beta1/decode.ts";
import { encodeV1beta1 } from "../../src/decode/v1beta1/encode.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { trimSpace } from "../../src/go/space.ts";
import { parseDocuments } from "../../src/parse/parse-documents.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import type { SourceDocument } from "../../src/parse/source-document.ts";
import type { Config } from "../../src/types/config.ts";
import { withDefaults } from "../../src/types/defaults/with-defaults.ts";
import type { Resource } from "../../src/types/resource.ts";
import { isV1beta1, type V1beta1Resource } from "../../src/types/v1beta1/resource.ts";
import { formatFieldErrors, mergeFieldErrors } from "../../src/validate/field-errors.ts";
import { validate } from "../../src/validate/validate.ts";
import { type Answer, GO_LIMITS, type Request } from "./operations.ts";

export function answerValidate({ yaml, flags, defaults, old, brief }: Request): Answer {
  const config = decodeConfig({
    ...(isRecord(flags) ? { featureFlags: flags } : {}),
    ...(isRecord(defaults) ? { defaults } : {}),
  });
  const problem = config.diagnostics.find(({ severity }) => severity === "error");
  if (!config.ok || problem !== undefined) return { error: problem?.message };
  const documents = documentsOf(String(yaml));
  const separator = documents.flatMap(({ diagnostics }) => diagnostics).find(({ code }) => code === "parse/separator");
  if (separator !== undefined) return { error: separator.message };
  return {
    docs: documents.map((document, index) => {
      const { defaulted, ...verdict } = verdictOf(document, config.value, old);
      const isShown = defaulted !== undefined && brief !== true;
      return { index, ...repeated(document.value), ...verdict, ...(isShown ? { defaulted } : {}) };
    }),
  };
}

/** A text that starts with a brace is one JSON document for the oracle. */
function documentsOf(text: string): SourceDocument[] {
  return trimSpace(text).startsWith("{") ? [readYaml(text, GO_LIMITS)] : parseDocuments(text, GO_LIMITS);
}

function verdictOf({ value, diagnostics }: SourceDocument, config: Config, old: unknown): Answer {
  const rejected = { ok: false, error: "", errors: [] };
  if (value === undefined) return { ...rejected, yamlError: diagnostics[0]?.message };
  const before = old === undefined ? undefined : decodeAnyVersion(old);
  // What was there before is read and not printed again.
  const oldError = before && decodeErrorOf(before.diagnostics.filter((diagnostic) => !isOfPrinting(diagnostic)));
  if (oldError !== undefined) return { ...rejected, decodeError: `old: ${oldError}` };
  const decoded = decodeAnyVersion(value);
  const decodeError = decodeErrorOf(decoded.diagnostics);
  const unhandled = decoded.diagnostics.find(({ code }) => UNHANDLED.has(code));
  if (unhandled !== undefined) return { ...rejected, unhandled: true, error: unhandled.message };
  if (!decoded.ok || decodeError !== undefined) return { ...rejected, decodeError };
  const resource = decoded.value;
  const found = validate(resource, { config, ...(before?.ok ? { old: before.value } : {}) });
  const defaulted = encoded(withDefaults(resource, { config, operation: before === undefined ? "create" : "update" }));
  if (found.some(({ code }) => code === "validate/webhook-crash")) return { ...rejected, panic: true };
  const errors = mergeFieldErrors(found);
  return { ok: errors.length === 0, error: formatFieldErrors(found), errors, defaulted };
}

const encoded = (resource: Resource | V1beta1Resource) =>
  isV1beta1(resource) ? encodeV1beta1(resource) : encodeResource(resource);

const UNHANDLED = new Set(["decode/unknown-kind", "decode/other-kind"]);

/** Some readers of Go's end the decoding at once; unknown fields and wrong types are told at its end. */
const ENDS_DECODING = new Set([
  "decode/invalid-duration",
  "decode/invalid-quantity",
  "decode/invalid-time",
  "decode/invalid-int-or-string",
]);

const isOfPrinting = ({ code }: Diagnostic): boolean => code === "decode/missing-value";

function decodeErrorOf(diagnostics: readonly Diagnostic[]): string | undefined {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const inMetadata = ({ at }: Diagnostic) => at[0] === "metadata" && at.length > 1;
  const phases = [
    errors.filter((error) => !inMetadata(error) && !isOfPrinting(error)),
    errors.filter((error) => inMetadata(error) && !isOfPrinting(error)),
    errors.filter(isOfPrinting),
  ];
  const first = phases.find((phase) => phase.length > 0) ?? [];
  return (first.find(({ code }) => ENDS_DECODING.has(code)) ?? first[0])?.message;
}

/** What the oracle repeats of a document; nothing if its apiVersion or kind is no string. */
function repeated(value: unknown): Answer {
  if (!isRecord(value)) return NOTHING;
  const typeMeta = typeMetaOf(value);
  if (!typeMeta.ok) return NOTHING;
  const { apiVersion, kind } = typeMeta.value;
  const { name, generateName } = isRecord(value["metadata"]) ? value["metadata"] : {};
  return { apiVersion, kind, name: text(name), ...(text(generateName) === "" ? {} : { generateName }) };
}

const NOTHING: Answer = { apiVersion: "", kind: "", name: "" };

const text = (part: unknown): string => (typeof part === "string" ? part : "");
