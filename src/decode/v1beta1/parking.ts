import type { Diagnostic } from "../../diagnostic.ts";
import { goJson, type JsonValue } from "../../go/json.ts";
import type { ObjectMeta } from "../../types/kubernetes/meta.ts";
import type { V1beta1TaskDeprecation } from "../../types/v1beta1/step.ts";
import { decodeType } from "../decode-type.ts";
import { encodeType } from "../encode.ts";
import { valueType } from "../types.ts";
import { DEPRECATIONS } from "./rules.ts";
import { V1BETA1_TYPES } from "./version.ts";

/** The annotations of a resource that is being converted: what the other version has no field for is kept in them, as JSON. */
export class Parking {
  /** Why nothing comes of the conversion. As in the reference, the first mistake ends it. */
  error: Diagnostic | undefined;
  private readonly annotations: Map<string, string>;
  private isChanged = false;
  private isStepsChanged = false;
  private steps: Map<string, V1beta1TaskDeprecation> | undefined;

  constructor({ annotations = {} }: ObjectMeta = {}) {
    this.annotations = new Map(Object.entries(annotations));
  }

  /** Keeps a value. Its type is told as the decoding tables write it. */
  park(annotation: string, type: string, value: unknown): void {
    this.isChanged = true;
    this.annotations.set(annotation, jsonText(type, value));
  }

  /** Takes a value out again; undefined if there is none. */
  takeOut(annotation: string, type: string): unknown {
    const value = this.read(annotation, type, "deserializing");
    if (this.error === undefined && this.annotations.delete(annotation)) this.isChanged = true;
    return value;
  }

  /** What is kept of steps, by the names of tasks; nothing after a mistake. */
  keptSteps(doing: "serializing" | "deserializing"): ReadonlyMap<string, V1beta1TaskDeprecation> {
    // Decoding has made it what its type says.
    const read = () => this.read(DEPRECATIONS, STEPS, doing) as Readonly<Record<string, V1beta1TaskDeprecation>>;
    this.steps ??= new Map(Object.entries(read() ?? {}));
    return this.steps;
  }

  /** Keeps something else of the steps of a task, or nothing any more. */
  keepSteps(name: string, deprecation: V1beta1TaskDeprecation | undefined): void {
    const steps = this.steps ?? new Map();
    if (deprecation === undefined) steps.delete(name);
    else steps.set(name, deprecation);
    this.steps = steps;
    this.isChanged = true;
    this.isStepsChanged = true;
  }

  fail(message: string, annotation = DEPRECATIONS): void {
    const at = ["metadata", "annotations", annotation];
    this.error ??= { code: "convert/annotation", severity: "error", message, paths: [at.join(".")], at };
  }

  /** The resource with the annotations as they are now. */
  appliedTo<R extends { readonly metadata?: ObjectMeta }>(resource: R): R {
    if (!this.isChanged) return resource;
    if (this.isStepsChanged) this.writeSteps();
    const { annotations: _, ...others } = resource.metadata ?? {};
    const annotations = Object.fromEntries(this.annotations);
    return { ...resource, metadata: this.annotations.size === 0 ? others : { ...others, annotations } };
  }

  /** All at once: a pipeline may have many tasks. */
  private writeSteps(): void {
    const steps = Object.fromEntries(this.steps ?? []);
    if (this.steps?.size === 0) this.annotations.delete(DEPRECATIONS);
    else this.annotations.set(DEPRECATIONS, jsonText(STEPS, steps));
  }

  private read(annotation: string, type: string, doing: string): unknown {
    const text = this.annotations.get(annotation);
    if (text === undefined || this.error !== undefined) return undefined;
    const problem = (why: string) => this.fail(`error ${doing} key ${annotation} from metadata: ${why}`, annotation);
    const parsed = parseJson(text);
    if (parsed === undefined) problem("it is no JSON");
    // As in the reference: null is as good as nothing.
    if (parsed === undefined || parsed === null) return undefined;
    const { value, diagnostics } = decodeType(type, parsed, V1BETA1_TYPES);
    const error = diagnostics.find(({ severity, code }) => severity === "error" && !IS_LENIENT.has(code));
    if (error === undefined) return value;
    problem(error.message);
    return undefined;
  }
}

const STEPS = "{}V1beta1TaskDeprecation";

/** What Go's reader lets pass unless it is told to be strict. */
const IS_LENIENT: ReadonlySet<string> = new Set(["decode/unknown-field", "decode/missing-value"]);

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// What was decoded, and encoded again, is JSON.
const jsonText = (type: string, value: unknown): string =>
  goJson(encodeType(valueType(type, V1BETA1_TYPES.tables), value));
