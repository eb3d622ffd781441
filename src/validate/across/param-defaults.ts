import type { Path } from "../../diagnostic.ts";
import { isList } from "../../go/json.ts";
import { orderOfDefaults } from "../../substitute/pipeline-run/default-order.ts";
import type { ParamSpec, ParamValue } from "../../types/param.ts";
import type { GivenParams } from "./given-params.ts";
import { type GivenParam, hasReferences } from "./given-type.ts";
import type { Mismatch } from "./mismatch.ts";

/**
 * Defaults of string params may refer to other params: to those that are given, and to strings with defaults that do not lead
 * back. A chain of more than eleven is not judged: there Tekton fails or not by chance.
 *
 * As in the reference: the items and keys of a default are not there yet.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go resolveStringParamRecursively
 */
export function* unresolvedDefaults(
  declared: readonly ParamSpec[],
  isGiven: IsGiven,
  placeOf: (index: number) => Path,
): Generator<Mismatch> {
  if (!declared.some((param) => typeof param.default === "string" && param.default.includes("$("))) return;
  const indexes = new Map<string, number>();
  const defaults = new Map<string, string>();
  for (const [index, { name, type, default: value }] of declared.entries())
    if (type === "string" && typeof value === "string" && !isGiven(`params.${name}`)) {
      defaults.set(`params.${name}`, value);
      indexes.set(`params.${name}`, index);
    }
  for (const { variable, message, isByChance } of orderOfDefaults(defaults, isGiven).problems)
    if (isByChance !== true)
      yield {
        check: "param-default",
        message,
        reason: "PipelineValidationFailed",
        at: placeOf(indexes.get(variable) ?? 0),
      };
}

/**
 * The same for a Pipeline by itself: what a run can rely on at most, if it gives only what it has to. It may give more, so these
 * are warnings.
 */
export function* doubtfulDefaults(declared: readonly ParamSpec[]): Generator<Mismatch> {
  const required = new Set(declared.filter((param) => param.default === undefined).map(({ name }) => `params.${name}`));
  const found = unresolvedDefaults(declared, partsAmong(required), (index) => ["params", index, "default"]);
  for (const { check, message, at } of found)
    yield { check, message, details: "so it is with a run that gives no other params", severity: "warning", at };
}

/** Says whether a reference is to something that is given. */
type IsGiven = (reference: string) => boolean;

/** Of values that are put together later anything may be there. */
export function givenReferences({ params, settled }: Pick<GivenParams, "params" | "settled">): IsGiven {
  const isSettled = new Set(settled.map(({ param }) => param));
  const known = new Set<string>();
  const open = new Set<string>();
  for (const { param } of params)
    if (!isSettled.has(param) && hasReferences(param.value)) open.add(`params.${param.name}`);
    else for (const reference of referencesTo(param)) known.add(reference);
  const isOpen = partsAmong(open);
  return (reference) => known.has(reference) || isOpen(reference);
}

/** Says whether a reference is to one of some params, or to an item or a key of one. */
const partsAmong =
  (names: ReadonlySet<string>): IsGiven =>
  (reference) => {
    const name = reference.split("[", 1)[0] ?? "";
    return names.has(name) || names.has(name.slice(0, Math.max(name.lastIndexOf("."), 0)));
  };

function referencesTo({ name, value }: GivenParam["param"]): readonly string[] {
  const key = `params.${name}`;
  if (typeof value === "string") return [key];
  return partsOf(value).map((part) => key + part);
}

const partsOf = (value: Exclude<ParamValue, string>): string[] =>
  isList(value) ? value.map((_, index) => `[${index}]`) : Object.keys(value).map((name) => `.${name}`);
