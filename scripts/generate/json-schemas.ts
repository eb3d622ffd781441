import * as z from "zod";
import { type Documentation, readDocumentation } from "./documentation.ts";
import type { KindSchema } from "./kinds.ts";

/**
 * The JSON Schemas for editors, as files: one for each kind, and nothing but that in it. They describe what people write,
 * which is more than what decoding gives: numbers as values of params, and no fields that need not be there.
 *
 * They are of draft 7: the YAML extension of VS Code reads later drafts since 2026 only, those of JSON and of IntelliJ in
 * parts. Beside a `$ref`, draft 7 ignores all constraints; there are only texts beside ours, and editors show them.
 */
export function jsonSchemas(kinds: readonly KindSchema[]): readonly [path: string, text: string][] {
  const documentation = readDocumentation();
  return kinds.map((kind) => [
    `schemas/${kind.file}`,
    `${JSON.stringify(jsonSchema(kind, documentation), undefined, 2)}\n`,
  ]);
}

/** The part of JSON Schema that is used here; `go` is what our schemas say beside their structure. */
interface JsonSchema {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  readonly go?: string;
}

/** What the API server refuses to do without. All else that is missing has its zero value, for the checks to judge. */
const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map([
  ["Param", ["name", "value"]],
  ["ParamSpec", ["name"]],
  ["PipelineResult", ["name", "value"]],
  ["PipelineRunResult", ["name", "value"]],
  ["StepResult", ["name"]],
  ["TaskResult", ["name"]],
  ["TaskRunResult", ["name", "value"]],
]);

/** The metadata of a document, and what is found there only: the webhook does not look for unknown fields in it. */
const LENIENT: ReadonlySet<string> = new Set(["ManagedFieldsEntry", "ObjectMeta", "OwnerReference"]);

/** The types that are not structs, and what people may write for them. */
const WRITTEN: ReadonlyMap<string, JsonSchema> = new Map<string, JsonSchema>([
  [
    "Duration",
    {
      type: "string",
      pattern: "^[-+]?(0|(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h))+)$",
    },
  ],
  ["IntOrString", { type: ["integer", "string"] }],
  ["ParamValue", { type: ["string", "number", "boolean", "null", "array", "object"] }],
  [
    "Quantity",
    {
      type: ["string", "number"],
      pattern: "^[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][-+]?[0-9]+)?$",
    },
  ],
  ["Time", { type: "string", format: "date-time" }],
]);

/** The same by how decoding calls them. */
const BY_GO_TYPE: ReadonlyMap<string, JsonSchema> = new Map([
  ["duration", referenceTo("Duration")],
  ["int32", { type: "integer", minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }],
  ["int64", { type: "integer" }],
  ["intOrString", referenceTo("IntOrString")],
  ["paramValue", referenceTo("ParamValue")],
  ["quantity", referenceTo("Quantity")],
  ["raw", {}],
  ["resultType", { type: ["integer", "string"] }],
  ["time", referenceTo("Time")],
]);

function jsonSchema({ apiVersion, kind, type, schema }: KindSchema, documentation: Documentation): object {
  // What zod makes of our schemas is the part of JSON Schema that is declared above.
  const { definitions = {} } = z.toJSONSchema(schema, { target: "draft-7", unrepresentable: "any" }) as JsonSchema;
  const documented = (name: string, body: JsonSchema) => {
    const description = documentation.ofType(name);
    return { title: name, ...(description === undefined ? {} : { description }), ...body };
  };
  const structs = Object.entries(definitions).map(([name, { properties = {} }]): [string, JsonSchema] => [
    name,
    documented(name, struct(name, properties, documentation)),
  ]);
  const others = Array.from(WRITTEN, ([name, body]): [string, JsonSchema] => [name, documented(name, body)]);
  const { [type]: root, ...parts } = Object.fromEntries([...structs, ...others].sort(([a], [b]) => (a < b ? -1 : 1)));
  const { apiVersion: version, kind: name, ...properties } = root?.properties ?? {};
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    ...root,
    properties: {
      apiVersion: { description: version?.description, const: apiVersion },
      kind: { description: name?.description, const: kind },
      ...properties,
    },
    required: ["apiVersion", "kind"],
    definitions: withoutUnused(parts, properties),
  };
}

function struct(
  name: string,
  properties: NonNullable<JsonSchema["properties"]>,
  documentation: Documentation,
): JsonSchema {
  const fields = Object.entries(properties).map(([field, body]): [string, JsonSchema] => {
    const { description, words } = documentation.ofField(name, field);
    const vocabulary = { anyOf: [{ enum: words }, { type: "string" }] };
    return [
      field,
      { ...(description === undefined ? {} : { description }), ...(words.length === 0 ? asWritten(body) : vocabulary) },
    ];
  });
  const required = REQUIRED.get(name);
  return {
    type: "object",
    properties: Object.fromEntries(fields),
    ...(required === undefined ? {} : { required }),
    ...(LENIENT.has(name) ? {} : { additionalProperties: false }),
  };
}

/** What stands in a field: zod's words without those that say nothing to an editor, and ours where people may write more. */
function asWritten({ go, $ref, allOf: [reference] = [], type, items, additionalProperties }: JsonSchema): JsonSchema {
  const written = BY_GO_TYPE.get(go ?? "");
  if (written !== undefined) return written;
  if ($ref !== undefined) return { $ref };
  if (reference !== undefined) return asWritten(reference);
  if (type === undefined) throw new Error(`no JSON Schema for the type ${go}`);
  return {
    type,
    ...(items === undefined ? {} : { items: asWritten(items) }),
    ...(typeof additionalProperties === "object" ? { additionalProperties: asWritten(additionalProperties) } : {}),
  };
}

/** The definitions that somebody refers to. */
function withoutUnused(definitions: Readonly<Record<string, JsonSchema>>, properties: object) {
  const text = JSON.stringify([definitions, properties]);
  return Object.fromEntries(
    Object.entries(definitions).filter(([name]) => text.includes(JSON.stringify(referenceTo(name).$ref))),
  );
}

function referenceTo(name: string): JsonSchema {
  return { $ref: `#/definitions/${name}` };
}
