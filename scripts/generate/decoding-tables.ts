import * as z from "zod";
import { type KindSchema, partSchemas } from "./kinds.ts";

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

/**
 * The tables as a TypeScript module: one line a type, one word a field. `name!string` is always there, `name?string` may
 * be left out, `name*string` may be left out and then differs from an empty value.
 */
export function decodingTables(kinds: readonly KindSchema[]): string {
  const lines = new Map<string, string>();
  const waiting = [...kinds.map(({ schema }) => schema), ...partSchemas];
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    const { id } = metaOf(schema);
    if (id === undefined || lines.has(id)) continue;
    const fields = Object.entries(definitionOf(schema).shape ?? {}).map(([name, field]) => {
      const optional = definitionOf(field).innerType;
      const mark = optional === undefined ? "!" : metaOf(field).pointer === true ? "*" : "?";
      return `${name}${mark}${typeText(optional ?? field, waiting)}`;
    });
    lines.set(id, fields.join(" "));
  }
  const rows = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, fields]) => `  ${id}:\n    "${fields}",\n`);
  return `// Made by \`npm run generate\` from the schemas in src/types. Do not edit.\n\n/** The fields of each type: see scripts/generate/decoding-tables.ts. */\nexport const TABLES: Readonly<Record<string, string>> = {\n${rows.join("")}};\n`;
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
