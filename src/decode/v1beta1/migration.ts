import type { Diagnostic, Path } from "../../diagnostic.ts";
import type { PatchOperation } from "../../go/json.ts";
import { isRecord, type JsonRecord } from "../json-record.ts";
import { fieldNamed } from "../merge-values.ts";
import { type FieldType, type StructType, structType, type ValueType } from "../types.ts";
import { ambiguousField, keptField, lostField, replacedField, saysNothing } from "./losses.ts";
import { FORGOTTEN, losesFields, MOVED, RENAMED, v1TypeOf } from "./rules.ts";
import { V1BETA1_TYPES } from "./version.ts";

/** What was written for a field. */
interface Given {
  readonly key: string;
  readonly value: unknown;
}
type GivenFields = ReadonlyMap<string, Given>;

/** A walk over a document as it was written: keys may be in another letter case, values may be null. */
export class Migration {
  /** What is deeper comes first, so that all paths are those of the document as it was. */
  readonly operations: PatchOperation[] = [];
  readonly told: Diagnostic[] = [];
  private readonly path: (string | number)[] = [];

  visit(type: ValueType, value: unknown): void {
    if (type.kind === "struct" && isRecord(value)) this.visitStruct(type.struct, value);
    if (type.kind !== "list" || type.item.kind !== "struct" || !Array.isArray(value)) return;
    for (const [index, item] of value.entries()) this.at(index, () => this.visit(type.item, item));
  }

  private visitStruct(source: StructType, object: JsonRecord): void {
    const target = structType(v1TypeOf(source.id), V1BETA1_TYPES.tables);
    // A conversion gives a param without a type the type string. In a spec the defaults would do that; in a status nobody else does.
    const lacksType = source.id === "ParamSpec" && this.path[0] === "status";
    if (target === source && !losesFields(source.id) && !lacksType) return;
    const fields = new Map<string, Given>();
    for (const [key, value] of Object.entries(object)) {
      const field = fieldNamed(source, key);
      if (field === undefined) continue;
      if (fields.has(field.name)) this.told.push(ambiguousField([...this.path, key], field.name));
      fields.set(field.name, { key, value });
      this.visitField(source, target, field, { key, value });
    }
    if (source.id === "V1beta1PipelineTask") this.removeEmptyMatrix(fields);
    if (source.id === "V1beta1PipelineRunSpec") this.moveFields(fields);
    if (source.id === "V1beta1StepState") this.addTerminationReason(fields);
    if (lacksType && saysNothing(fields.get("type")?.value)) this.add("type", "string");
  }

  private visitField(source: StructType, target: StructType, { name, type }: FieldType, { key, value }: Given): void {
    if (source.id === "V1beta1PipelineRunSpec" && MOVED.has(name)) return;
    const at = [...this.path, key];
    const newName = RENAMED.get(`${source.id}.${name}`) ?? name;
    if (!target.fields.has(newName)) {
      this.remove(key);
      if (!saysNothing(value)) this.told.push(lostField(at, "v1"));
      return;
    }
    if (FORGOTTEN.has(`${target.id}.${name}`) && value !== null) this.told.push(keptField(at));
    this.at(key, () => this.visit(type, value));
    if (newName !== name) this.move(key, newName);
  }

  /** It says nothing, and v1 would not say it either. */
  private removeEmptyMatrix(fields: GivenFields): void {
    const matrix = fields.get("matrix");
    if (matrix === undefined || !isRecord(matrix.value)) return;
    if (Object.values(matrix.value).every(saysNothing)) this.remove(matrix.key);
  }

  private addTerminationReason(fields: GivenFields): void {
    const terminated = fields.get("terminated")?.value;
    const reason = isRecord(terminated) ? terminated["reason"] : undefined;
    if (typeof reason === "string" && reason !== "") this.add("terminationReason", reason);
  }

  /** The value of a field becomes an object with this value, in its place; others follow into it. */
  private moveFields(fields: GivenFields): void {
    const timeouts = fields.get("timeouts");
    if (timeouts !== undefined && !saysNothing(fields.get("timeout")?.value)) {
      this.remove(timeouts.key);
      if (!saysNothing(timeouts.value)) this.told.push(replacedField([...this.path, timeouts.key], "timeout"));
    }
    const made = new Set<string>();
    for (const [name, [outer, inner]] of MOVED) {
      const given = fields.get(name);
      if (given === undefined) continue;
      if (given.value === null) this.remove(given.key);
      else if (made.has(outer)) this.move(given.key, outer, inner);
      else this.wrap(given, outer, inner);
      if (given.value !== null) made.add(outer);
    }
  }

  private wrap({ key, value }: Given, outer: string, inner: string): void {
    this.operations.push({ op: "replace", path: this.pointer(key), value: { [inner]: value } });
    this.move(key, outer);
  }

  private add(name: string, value: unknown): void {
    this.operations.push({ op: "add", path: this.pointer(name), value });
  }

  private remove(key: string): void {
    this.operations.push({ op: "remove", path: this.pointer(key) });
  }

  private move(key: string, ...to: readonly string[]): void {
    this.operations.push({ op: "move", from: this.pointer(key), path: this.pointer(...to) });
  }

  private readonly pointer = (...names: readonly string[]): string => pointerTo([...this.path, ...names]);

  private at(segment: string | number, visit: () => void): void {
    this.path.push(segment);
    visit();
    this.path.pop();
  }
}

/** A path as a JSON Pointer. */
export const pointerTo = (path: Path): string =>
  path.map((segment) => `/${String(segment).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
