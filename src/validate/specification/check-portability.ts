import { structType } from "../../decode/types.ts";
import { type Diagnostic, formatPath, type Path } from "../../diagnostic.ts";
import type { Resource } from "../../types/resource.ts";
import { wantObject, wrongArgument } from "../../wrong-argument.ts";
import { isSpecified, itemType, specifiedField } from "./requirement-level.ts";
import type { RequirementLevel } from "./requirement-levels.ts";
import { shown } from "./shown.ts";

/** How much another implementation may be expected to support. */
export interface PortabilityOptions {
  /**
   * The lowest level that will do. `"recommended"`, the default: what is required or recommended. `"required"`: nothing but
   * the minimal profile, which every conformant implementation has.
   */
  readonly level?: "required" | "recommended";
}

/**
 * What a resource uses that another conformant implementation of Tekton's API need not support: fields that the
 * specification calls optional, and fields that it does not name, which may even be refused; with
 * `{ level: "required" }` the recommended ones too. One diagnostic for a field, none for what is in it.
 *
 * Kinds count as well: nobody has to store Tasks and Pipelines, it is only recommended, and of one that the specification does
 * not know, such as StepAction, nothing else is told. Not looked at are `apiVersion`, in place of which there must be another
 * way to tell what a resource is, and `status`, which the implementation writes: see `checkStatus`. Values that Go leaves
 * out, such as `retries: 0`, are not used.
 *
 * @throws {TypeError} if `resource` is no resource that says its kind, or the options are none
 * @see tektoncd/pipeline docs/pipeline-api-spec.md
 * @example checkPortability(pipeline).length // 0
 */
export function checkPortability(resource: Resource, options: PortabilityOptions = {}): Diagnostic[] {
  wantObject(options, "check what is portable", "options, { level }");
  const { level = "recommended" } = options;
  if (level !== "required" && level !== "recommended")
    throw wrongArgument("check what is portable", 'the level "required" or "recommended"', level);
  wantObject(resource, "check what is portable", "a decoded resource");
  const { kind } = resource;
  if (typeof kind !== "string") throw wrongArgument("check what is portable", "a resource that says its kind", kind);
  const kindLevel = KINDS.get(kind);
  const found: Diagnostic[] = [];
  if (isBeyond(kindLevel, level)) found.push({ ...finding(["kind"], "kind", kind, kindLevel), ...instead(kind) });
  if (kindLevel === undefined) return found;
  const search: Search = { found, level };
  for (const name of ["metadata", "spec"] as const)
    lookInto(specifiedField(kind, name)?.type ?? "", resource[name], [name], search);
  return found;
}

/** Only runs have to be stored by an implementation; of Tasks and Pipelines it is recommended that runs can refer to them. */
const KINDS: ReadonlyMap<string, RequirementLevel> = new Map([
  ["Task", "recommended"],
  ["Pipeline", "recommended"],
  ["TaskRun", "required"],
  ["PipelineRun", "required"],
]);

function instead(kind: string): { readonly details?: string } {
  if (kind === "Task") return { details: "write it into a TaskRun as taskSpec" };
  return kind === "Pipeline" ? { details: "write it into a PipelineRun as pipelineSpec" } : {};
}

interface Search {
  readonly found: Diagnostic[];
  /** What is supported, or has been told already of what is around. */
  readonly level: "required" | "recommended";
}

/** Goes no deeper than the tables, in which no type holds itself. */
function lookInto(type: string, value: unknown, at: Path, search: Search): void {
  const item = itemType(type);
  if (item !== undefined) {
    if (Array.isArray(value) && isSpecified(item))
      for (const [index, one] of value.entries()) lookInto(item, one, [...at, index], search);
    return;
  }
  if (!isSpecified(type) || typeof value !== "object" || value === null || Array.isArray(value)) return;
  for (const [name, given] of Object.entries(value))
    if (isUsed(type, name, given)) lookAt(type, name, given, [...at, name], search);
}

function lookAt(type: string, name: string, value: unknown, at: Path, search: Search): void {
  const field = specifiedField(type, name);
  const weak = field?.level;
  const isTold = isBeyond(weak, search.level);
  if (isTold) search.found.push({ ...finding(at, "field", name, weak), part: "key" });
  if (field === undefined || field.level === "optional") return;
  const inside: Search = isTold ? { ...search, level: "recommended" } : search;
  if (typeof value === "string" && field.values !== undefined) {
    const level = Object.hasOwn(field.values, value) ? field.values[value] : undefined;
    if (isBeyond(level, inside.level)) search.found.push(finding(at, `${name}:`, value, level));
  } else lookInto(field.type, value, at, inside);
}

type Weak = Exclude<RequirementLevel, "required"> | undefined;

const isBeyond = (level: RequirementLevel | undefined, supported: "required" | "recommended"): level is Weak =>
  level !== "required" && (level !== "recommended" || supported === "required");

/** Whether Go would print the field. What always is printed, such as the empty `serviceAccountName`, need not be meant. */
function isUsed(type: string, field: string, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  // Behind a pointer Go prints an empty value too.
  if (structType(type).fields.get(field)?.pointer === true) return true;
  if (typeof value === "object") return Object.keys(value).length > 0;
  return value !== "" && value !== false && value !== 0;
}

function finding(at: Path, what: string, name: string, level: Weak): Diagnostic {
  const { code, severity, says } = FINDINGS[level ?? "unspecified"];
  return { code, severity, message: `${what} ${shown(name)} is ${says}`, paths: [formatPath(at)], at };
}

const FINDINGS = {
  recommended: {
    code: "validate/portability-recommended",
    severity: "info",
    says: "recommended, but not required by Tekton's API specification: another implementation may lack it",
  },
  optional: {
    code: "validate/portability-optional",
    severity: "warning",
    says: "optional in Tekton's API specification: another implementation may lack it",
  },
  unspecified: {
    code: "validate/portability-unspecified",
    severity: "warning",
    says: "not in Tekton's API specification: another implementation may lack it, or refuse it",
  },
} as const;
