import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodingTables } from "../../scripts/generate/decoding-tables.ts";
import { jsonSchemas } from "../../scripts/generate/json-schemas.ts";
import { kindSchemas, v1beta1KindSchemas } from "../../scripts/generate/kinds.ts";
import { TABLES as CURRENT_TABLES } from "../../src/decode/tables.generated.ts";
import { V1BETA1_TABLES } from "../../src/decode/v1beta1/tables.generated.ts";
import { POINTERS, PRINTED_POINTERS } from "./pointers.ts";

// Every field of the reference is there, and no other. fields.json was read from the Go types by reflection; beside it
// stand the decoding tables and the JSON Schemas. Both are made from the zod schemas, which the first two tests see to,
// and zod schemas cannot differ from the interfaces: then `strict` does not compile (test/types/schema-guard.ts).

const TABLES: Readonly<Record<string, string>> = { ...CURRENT_TABLES, ...V1BETA1_TABLES };
const allKinds = [...kindSchemas, ...v1beta1KindSchemas];

const root = new URL("../../", import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), "utf8");

test("the decoding tables are those of the schemas: run `npm run generate`", () => {
  for (const [path, text] of decodingTables()) expect({ path, text: textOf(path) }).toEqual({ path, text });
});

test("the JSON Schemas are those of the schemas: run `npm run generate`", () => {
  for (const [path, text] of jsonSchemas(allKinds)) expect({ path, text: textOf(path) }).toEqual({ path, text });
});

/** Types by how our schemas call them, where that is not what Go calls them. */
const NAMES = new Map([
  ["pod.Template", "PodTemplate"],
  ["resource/v1alpha1.PipelineResourceSpec", "V1beta1PipelineResourceSpec"],
  ["resource/v1alpha1.ResourceParam", "V1beta1ResourceParam"],
  ["resource/v1alpha1.SecretParam", "V1beta1SecretParam"],
  ["result.RunResult", "V1beta1RunResult"],
  ["v1.Ref", "StepRef"],
  ["v1beta1.Ref", "StepRef"],
]);

/** Types of ours that the reference has under another name, or not for documents. */
const OWN_TYPES = new Map([
  ["CustomRunTaskRef", "the same as V1beta1TaskRef, told from it for readers"],
  ["V1beta1TaskDeprecation", "what a conversion writes into an annotation"],
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
  ["result.ResultType(int)", "resultType"],
  ["runtime.RawExtension", "raw"],
  ["string", "string"],
  ["v1.ParamValue", "paramValue"],
  ["v1beta1.ParamValue", "paramValue"],
]);

/** Types of v1beta1 that differ from those of v1 have names of their own; the others must be the same. */
const nameOf = (goType: string): string => {
  const name = goType.replace(/^.*\./, "");
  if (goType.startsWith("v1beta1.") && `V1beta1${name}` in TABLES) return `V1beta1${name}`;
  return NAMES.get(goType) ?? name;
};

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
  // A CustomRun refers to custom tasks only, so its reference is told apart.
  if (goType === "v1beta1.CustomRunSpec" && field === "customRef") return "customRef?CustomRunTaskRef";
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
    for (const [goType, fields] of Object.entries(goTypes)) {
      if (SCALARS.has(goType)) continue;
      const row = Object.entries(fields).map(([field, text]) => tableField(goType, field, text));
      const name = nameOf(goType);
      // Two Go types for one of ours: they are the same.
      expect({ goType, row: row.sort() }).toEqual({ goType, row: want.get(name) ?? row });
      want.set(name, row);
    }
    const rowOf = (name: string) => (TABLES[name] ?? "").split(" ").map(withoutPointers).sort();
    const have = Object.keys(TABLES).filter((name) => !OWN_TYPES.has(name));
    expect(Object.fromEntries(have.map((name) => [name, rowOf(name)]))).toEqual(Object.fromEntries(want));
    expect(rowOf("CustomRunTaskRef")).toEqual(rowOf("V1beta1TaskRef"));
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
  if (type === "resultType") return { type: ["integer", "string"] };
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
  const parsed = allKinds.map(({ file }): JsonSchema & { readonly title: string } =>
    JSON.parse(textOf(`schemas/${file}`)),
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
    const kind = allKinds.find(({ type }) => type === name);
    expect({ name, fields: bare(schema) }).toEqual({
      name,
      fields:
        kind === undefined ? want : { ...want, apiVersion: { const: kind.apiVersion }, kind: { const: kind.kind } },
    });
    const required = kind === undefined ? (schema.required ?? []) : [];
    for (const field of required) expect(`${name}: ${TABLES[name]}`).toContain(` ${field}!`);
  }
  const documents = Object.keys(TABLES).filter((name) => name !== "V1beta1TaskDeprecation");
  expect([...structs].sort()).toEqual(documents.sort());
});
