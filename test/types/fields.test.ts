import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodingTables } from "../../scripts/generate/decoding-tables.ts";
import { jsonSchemas } from "../../scripts/generate/json-schemas.ts";
import { kindSchemas } from "../../scripts/generate/kinds.ts";
import { TABLES } from "../../src/decode/tables.generated.ts";
import { POINTERS, PRINTED_POINTERS } from "./pointers.ts";

// Every field of the reference is there, and no other. fields.json was read from the Go types by reflection; beside it
// stand the decoding tables and the JSON Schemas. Both are made from the zod schemas, which the first two tests see to,
// and zod schemas cannot differ from the interfaces: then `strict` does not compile (test/types/schema-guard.ts).

const root = new URL("../../", import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), "utf8");

test("the decoding tables are those of the schemas: run `npm run generate`", () => {
  expect(textOf("src/decode/tables.generated.ts")).toBe(decodingTables(kindSchemas));
});

test("the JSON Schemas are those of the schemas: run `npm run generate`", () => {
  for (const [path, text] of jsonSchemas(kindSchemas)) expect({ path, text: textOf(path) }).toEqual({ path, text });
});

/** Types by how our schemas call them, where that is not what Go calls them. */
const NAMES = new Map([
  ["pod.Template", "PodTemplate"],
  ["v1.Ref", "StepRef"],
  ["v1beta1.TaskRef", "CustomRunTaskRef"],
]);

/** Go types that one scalar stands for: they have readers of their own. */
const SCALARS = new Map([
  ["bool", "bool"],
  ["int", "int64"],
  ["int32", "int32"],
  ["int64", "int64"],
  ["intstr.IntOrString", "intOrString"],
  ["knative.VolatileTime", "time"],
  ["meta.Duration", "duration"],
  ["meta.FieldsV1", "raw"],
  ["meta.Time", "time"],
  ["resource.Quantity", "quantity"],
  ["runtime.RawExtension", "raw"],
  ["string", "string"],
  ["v1.ParamValue", "paramValue"],
  ["v1beta1.ParamValue", "paramValue"],
]);

/** Of v1beta1 these are what v1 has none of. The last three are those of v1 for us; they must not differ. */
const V1BETA1 = new Set(
  [
    ...["StepAction", "StepActionSpec", "CustomRun", "CustomRunSpec", "EmbeddedCustomRunSpec", "TaskRef"],
    ...["Param", "PipelineTaskMetadata", "WorkspaceBinding"],
  ].map((name) => `v1beta1.${name}`),
);

/** Why a type of the reference is not one of ours, or `undefined` if it is. */
function whyNot(goType: string): string | undefined {
  if (SCALARS.has(goType)) return "a scalar";
  if (goType === "result.RunResult") return "what a step leaves for its pod, in no document";
  if (goType.startsWith("resource/v1alpha1.")) return "PipelineResources, which v1beta1 documents may still have";
  if (goType.startsWith("v1beta1.") && !V1BETA1.has(goType)) return "the v1beta1 form of a type that v1 has";
  return undefined;
}

const nameOf = (goType: string): string => NAMES.get(goType) ?? goType.replace(/^.*\./, "");

/** How the decoding tables write a Go type. */
function tableType(goType: string): string {
  if (goType.startsWith("[]")) return `[]${tableType(goType.slice(2))}`;
  const item = /^map\[(?:string|[\w.]+\(string\))\](.*)$/.exec(goType)?.[1];
  if (item !== undefined) return `{}${tableType(item)}`;
  return goType.endsWith("(string)") ? "string" : (SCALARS.get(goType) ?? nameOf(goType));
}

/** A field as the tables write it. What is behind a pointer, fields.json does not tell: POINTERS does, of scalars. */
function tableField(goType: string, field: string, text: string): string {
  const type = tableType(text.replace(/\?$/, ""));
  const isPointer = POINTERS.get(goType)?.includes(field) === true;
  const isOptional = text.endsWith("?") || PRINTED_POINTERS.has(`${goType}.${field}`);
  return `${field}${isOptional ? (isPointer ? "*" : "?") : "!"}${type}`;
}

const withoutPointers = (field: string): string =>
  /\*(string|bool|int32|int64)$/.test(field) ? field : field.replace("*", "?");

const reference = new URL("../shared/reference/fields.json", root);
const isThere = existsSync(reference);

test.skipIf(!isThere)(
  `each type of the reference has its fields, and no other${isThere ? "" : " (skipped: there is no ../shared/reference)"}`,
  () => {
    const { "": _, ...goTypes }: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
      readFileSync(reference, "utf8"),
    );
    const want = new Map<string, readonly string[]>();
    const leftOut = new Map<string, number>();
    for (const [goType, fields] of Object.entries(goTypes)) {
      const reason = whyNot(goType);
      if (reason !== undefined) {
        leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
        continue;
      }
      const row = Object.entries(fields).map(([field, text]) => tableField(goType, field, text));
      const name = nameOf(goType);
      // Two Go types for one of ours: they are the same.
      expect({ goType, row: row.sort() }).toEqual({ goType, row: want.get(name) ?? row });
      want.set(name, row);
    }
    const have = Object.entries(TABLES).map(([name, row]): [string, string[]] => [
      name,
      row.split(" ").map(withoutPointers).sort(),
    ]);
    expect(Object.fromEntries(have)).toEqual(Object.fromEntries(want));
    expect(Object.fromEntries(leftOut)).toEqual({
      "a scalar": 9,
      "what a step leaves for its pod, in no document": 1,
      "PipelineResources, which v1beta1 documents may still have": 3,
      "the v1beta1 form of a type that v1 has": 60,
    });
  },
);

interface JsonSchema {
  readonly description?: string;
  readonly anyOf?: readonly object[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** What editors are told of a type in the tables. */
function jsonType(type: string): object {
  if (type.startsWith("[]")) return { type: "array", items: jsonType(type.slice(2)) };
  if (type.startsWith("{}")) return { type: "object", additionalProperties: jsonType(type.slice(2)) };
  if (type === "bool") return { type: "boolean" };
  if (type === "int32") return { type: "integer", minimum: -2_147_483_648, maximum: 2_147_483_647 };
  if (type === "int64") return { type: "integer" };
  if (type === "raw") return {};
  if (type === "string") return { type };
  return { $ref: `#/definitions/${type.charAt(0).toUpperCase()}${type.slice(1)}` };
}

/** The fields of a JSON Schema without the words about them. */
const bare = ({ properties = {} }: JsonSchema): object =>
  Object.fromEntries(
    Object.entries(properties).map(([field, { description: _, anyOf, ...type }]) => [
      field,
      anyOf === undefined ? type : { type: "string" },
    ]),
  );

test("the JSON Schemas have the fields of the decoding tables, and demand none that may be left out", () => {
  const files = kindSchemas.map(({ kind }) => kind.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase());
  const parsed = files.map((file): JsonSchema & { readonly title: string } =>
    JSON.parse(textOf(`schemas/${file}.json`)),
  );
  const definitions = parsed.flatMap((schema): [string, JsonSchema][] => [
    [schema.title, schema],
    ...Object.entries(schema.definitions ?? {}),
  ]);
  const structs = new Set<string>();
  for (const [name, schema] of definitions.filter(([, { properties }]) => properties !== undefined)) {
    structs.add(name);
    const fields = (TABLES[name] ?? "").split(" ").map((field) => field.split(/[!?*]/, 2));
    const want = Object.fromEntries(fields.map(([field = "", type = ""]) => [field, jsonType(type)]));
    const kind = kindSchemas.find((entry) => entry.kind === name);
    expect({ name, fields: bare(schema) }).toEqual({
      name,
      fields: kind === undefined ? want : { ...want, apiVersion: { const: kind.apiVersion }, kind: { const: name } },
    });
    const required = kind === undefined ? (schema.required ?? []) : [];
    for (const field of required) expect(`${name}: ${TABLES[name]}`).toContain(` ${field}!`);
  }
  expect([...structs].sort()).toEqual(Object.keys(TABLES).sort());
});
