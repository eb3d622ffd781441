import { type Diagnostic, formatPath } from "../../diagnostic.ts";
import type { JsonRecord } from "../json-record.ts";
import { type StructType, structType, type ValueType } from "../types.ts";
import { forgottenField, lostField, parkedField, saysNothing } from "./losses.ts";
import { FORGOTTEN, losesFields, v1TypeOf } from "./rules.ts";
import { V1BETA1_TYPES } from "./version.ts";

/** What differs between the two directions. */
export interface Direction {
  /** The version that comes out. */
  readonly version: "v1" | "v1beta1";
  /** The type of that version. */
  typeOf(id: string): string;
  /** What that version calls a field. */
  nameOf(id: string, field: string): string;
  /** Fields that `finish` sees to, or others, by type and name. */
  readonly handled: ReadonlySet<string>;
  /** What else becomes of an object, by its type: from its fields as they were carried over, and as they were. */
  readonly finish: ReadonlyMap<string, (carried: JsonRecord, value: JsonRecord) => JsonRecord>;
}

/** Carries fields of one version over to the other, field by field, and notes what is lost on the way. */
export class Carrier {
  readonly losses: Diagnostic[] = [];
  private readonly direction: Direction;
  /** Annotations for fields that become one, by their path. */
  private readonly parked: ReadonlyMap<string, string>;
  private readonly path: (string | number)[] = [];

  constructor(direction: Direction, parked: ReadonlyMap<string, string> = new Map()) {
    this.direction = direction;
    this.parked = parked;
  }

  carry(type: ValueType, value: unknown): unknown {
    // The types tell what the value is: it has been decoded.
    if (type.kind === "list") return this.list(type.item, value as readonly unknown[]);
    // Maps of either version hold nothing that differs, or are lost as a whole.
    return type.kind === "struct" ? this.struct(type.struct, value as JsonRecord) : value;
  }

  private list(item: ValueType, values: readonly unknown[]): readonly unknown[] {
    if (item.kind !== "struct") return values;
    return values.map((value, index) => this.at(index, () => this.carry(item, value)));
  }

  private struct(source: StructType, value: JsonRecord): JsonRecord {
    const { typeOf, nameOf, finish } = this.direction;
    const target = structType(typeOf(source.id), V1BETA1_TYPES.tables);
    const complete = finish.get(source.id);
    if (target === source && complete === undefined && !losesFields(source.id)) return value;
    const carried: [string, unknown][] = [];
    for (const [name, item] of Object.entries(value)) {
      const field = source.fields.get(name);
      if (field === undefined || item === undefined || !this.isKept(source, target, name, item)) continue;
      carried.push([nameOf(source.id, name), this.at(name, () => this.carry(field.type, item))]);
    }
    const fields = Object.fromEntries(carried);
    return complete === undefined ? fields : complete(fields, value);
  }

  private isKept(source: StructType, target: StructType, name: string, item: unknown): boolean {
    const { nameOf, handled, version } = this.direction;
    if (handled.has(`${source.id}.${name}`)) return false;
    const isKnown = target.fields.has(nameOf(source.id, name));
    const isForgotten = FORGOTTEN.has(`${v1TypeOf(source.id)}.${name}`);
    if (isKnown && !isForgotten) return true;
    const at = [...this.path, name];
    const annotation = this.parked.get(formatPath(at));
    if (annotation !== undefined) this.losses.push(parkedField(at, annotation));
    // Most of them are behind pointers, where even an empty value says something.
    else if (isForgotten) this.losses.push(forgottenField(at, version));
    else if (!saysNothing(item)) this.losses.push(lostField(at, version));
    return false;
  }

  private at<T>(segment: string | number, visit: () => T): T {
    this.path.push(segment);
    const answer = visit();
    this.path.pop();
    return answer;
  }
}
