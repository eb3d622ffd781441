import * as z from "zod";
import { decodedSchemas, v1beta1DecodedSchemas } from "./kinds.ts";

/** What the schemas of src/types say beside their structure. */
interface Meta {
  readonly id?: string;
  /** The Go type whose own JSON reader reads the value. */
  readonly go?: string;
  readonly pointer?: boolean;
}

/** What zod knows of a schema; only the definitions that src/types uses. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
}

const definitionOf = (schema: z.ZodType): Definition => schema._zod.def as never;
const metaOf = (schema: z.ZodType): Meta => (z.globalRegistry.get(schema) ?? {}) as never;

/** The tables, as files: those of v1beta1 apart, with the types only that v1 has not, so that who needs v1 loads no more. */
export function decodingTables(): readonly [path: string, text: string][] {
  const current = rowsOf(decodedSchemas);
  const old = [...rowsOf(v1beta1DecodedSchemas)].filter(([id]) => !current.has(id));
  return [
    [
      "src/decode/tables.generated.ts",
      moduleText("The fields of each type: see scripts/generate/decoding-tables.ts.", "TABLES", [...current]),
    ],
    [
      "src/decode/v1beta1/tables.generated.ts",
      moduleText("The fields of each type that v1 has not.", "V1BETA1_TABLES", old),
    ],
  ];
}

function moduleText(comment: string, name: string, tables: readonly (readonly [id: string, fields: string])[]): string {
  const rows = [...tables].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, fields]) => `  ${id}:\n    "${fields}",\n`);
  return `// Made by \`npm run generate\` from the schemas in src/types. Do not edit.\n\n/** ${comment} */\nexport const ${name}: Readonly<Record<string, string>> = {\n${rows.join("")}};\n`;
}

/**
 * One line a type, one word a field: `name!string` is always there, `name?string` may be left out, `name*string` may be left
 * out and then differs from an empty value.
 */
function rowsOf(schemas: readonly z.ZodType[]): ReadonlyMap<string, string> {
  const rows = new Map<string, string>();
  const waiting = [...schemas];
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    const { id } = metaOf(schema);
    if (id === undefined || rows.has(id)) continue;
    const fields = Object.entries(definitionOf(schema).shape ?? {}).map(([name, field]) => {
      const optional = definitionOf(field).innerType;
      const mark = optional === undefined ? "!" : metaOf(field).pointer === true ? "*" : "?";
      return `${name}${mark}${typeText(optional ?? field, waiting)}`;
    });
    rows.set(id, fields.join(" "));
  }
  return rows;
}

/** `[]T` is a list, `{}T` a map; scalars and types have names. Types met are put into `waiting`. */
function typeText(schema: z.ZodType, waiting: z.ZodType[]): string {
  const { id, go } = metaOf(schema);
  if (go !== undefined) return go;
  const definition = definitionOf(schema);
  if (definition.element !== undefined) return `[]${typeText(definition.element, waiting)}`;
  if (definition.valueType !== undefined) return `{}${typeText(definition.valueType, waiting)}`;
  if (id !== undefined) {
    waiting.push(schema);
    return id;
  }
  if (definition.type === "string" || definition.type === "literal") return "string";
  if (definition.type === "boolean") return "bool";
  throw new Error(`no decoding for a schema of type ${definition.type}`);
}
