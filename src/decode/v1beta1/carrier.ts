import { type Diagnostic, formatPath } from "../../diagnostic.ts";
import { remembering } from "../../go/remembering.ts";
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

/** What becomes of a field. */
interface FieldPlan {
  readonly type: ValueType;
  /** What the other version calls it. */
  readonly name: string;
  readonly fate: "carried" | "handled" | "forgotten" | "unknown";
}

/** What becomes of the objects of a type. */
interface Plan {
  /** They are the same in both versions. */
  readonly isSame: boolean;
  readonly fields: ReadonlyMap<string, FieldPlan>;
  readonly finish: ((carried: JsonRecord, value: JsonRecord) => JsonRecord) | undefined;
}

/** What becomes of each type in one direction. */
export interface Plans {
  readonly version: Direction["version"];
  readonly planOf: (type: StructType) => Plan;
}

/** Makes the plan of a type when it is first met: that takes longer than to carry an object over. */
export const plansFor = (direction: Direction): Plans => ({
  version: direction.version,
  planOf: remembering((type) => planFor(type, direction)),
});

function planFor(source: StructType, { typeOf, nameOf, handled, finish }: Direction): Plan {
  const target = structType(typeOf(source.id), V1BETA1_TYPES.tables);
  const complete = finish.get(source.id);
  const fateOf = (field: string, name: string): FieldPlan["fate"] => {
    if (handled.has(`${source.id}.${field}`)) return "handled";
    // Both versions may have it, and still no conversion carries it over.
    if (FORGOTTEN.has(`${v1TypeOf(source.id)}.${field}`)) return "forgotten";
    return target.fields.has(name) ? "carried" : "unknown";
  };
  const planOf = (field: string, type: ValueType): FieldPlan => {
    const name = nameOf(source.id, field);
    return { type, name, fate: fateOf(field, name) };
  };
  return {
    isSame: target === source && complete === undefined && !losesFields(source.id),
    fields: new Map(Array.from(source.fields, ([field, { type }]) => [field, planOf(field, type)])),
    finish: complete,
  };
}

/** Carries fields of one version over to the other, field by field, and notes what is lost on the way. */
export class Carrier {
  readonly losses: Diagnostic[] = [];
  private readonly plans: Plans;
  /** Annotations for fields that become one, by their path. */
  private readonly parked: ReadonlyMap<string, string>;
  private readonly path: (string | number)[] = [];

  constructor(plans: Plans, parked: ReadonlyMap<string, string> = new Map()) {
    this.plans = plans;
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
    const carried = values.map((value, index) => this.below(index, item, value));
    return carried.some((value, index) => value !== values[index]) ? carried : values;
  }

  private struct(source: StructType, value: JsonRecord): JsonRecord {
    const { isSame, fields, finish } = this.plans.planOf(source);
    if (isSame) return value;
    const carried: [string, unknown][] = [];
    // Nothing is made of an object that stays as it is: most do.
    let isKept = true;
    for (const key of Object.keys(value)) {
      const item = value[key];
      const field = item === undefined ? undefined : fields.get(key);
      if (field?.fate === "carried") {
        const inner = this.below(key, field.type, item);
        carried.push([field.name, inner]);
        isKept &&= inner === item && field.name === key;
      } else {
        isKept = false;
        if (field !== undefined) this.leaveOut(field, key, item);
      }
    }
    const object = isKept ? value : Object.fromEntries(carried);
    return finish === undefined ? object : finish(object, value);
  }

  private below(segment: string | number, type: ValueType, value: unknown): unknown {
    if (type.kind !== "list" && type.kind !== "struct") return value;
    this.path.push(segment);
    const carried = this.carry(type, value);
    this.path.pop();
    return carried;
  }

  private leaveOut({ fate }: FieldPlan, name: string, value: unknown): void {
    if (fate === "handled") return;
    const { version } = this.plans;
    const at = [...this.path, name];
    const annotation = this.parked.get(formatPath(at));
    if (annotation !== undefined) this.losses.push(parkedField(at, annotation));
    // Most of them are behind pointers, where even an empty value says something.
    else if (fate === "forgotten") this.losses.push(forgottenField(at, version));
    else if (!saysNothing(value)) this.losses.push(lostField(at, version));
  }
}
