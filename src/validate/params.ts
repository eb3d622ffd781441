import type { Param } from "../types/param.ts";
import { also, check, type Finding, generic, multipleOneOf, viaIndex, viaKey } from "./finding.ts";

/**
 * The params that a run gives, or a resolver, have names of their own, whatever their letter case.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go ValidateParameters
 */
export function validateParameters(params: readonly Param[]): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, name] of duplicates(params))
    also(found, check("param-names", viaKey(name, [multipleOneOf("name", ["params", index, "name"])], [])));
  return found;
}

/**
 * The same for things that are found by their place.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go validateNoDuplicateNames
 */
export function validateNoDuplicateNames(items: readonly { readonly name: string }[]): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index] of duplicates(items)) also(found, viaIndex(index, [multipleOneOf("name")]));
  return found;
}

/** Those whose name has been there before, in whatever letter case. */
function duplicates(items: readonly { readonly name: string }[]): readonly [index: number, name: string][] {
  const found: [index: number, name: string][] = [];
  const seen = new Set<string>();
  for (const [index, { name }] of items.entries()) {
    const folded = name.toLowerCase();
    if (seen.has(folded)) found.push([index, name]);
    seen.add(folded);
  }
  return found;
}

/**
 * The params of a pipeline task, or of a matrix, have names of their own.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/param_types.go Params.validateDuplicateParameters
 */
export function validateDuplicateParameters(params: readonly Param[] = []): readonly Finding[] {
  const found: Finding[] = [];
  const seen = new Set<string>();
  for (const [index, { name }] of params.entries()) {
    if (seen.has(name))
      found.push({
        check: "param-names",
        ...generic(`parameter names must be unique, the parameter "${name}" is also defined at`, `[${index}].name`, {
          at: [index, "name"],
        }),
      });
    seen.add(name);
  }
  return found;
}

/** The names that stand in a list more than once. */
export function repeated(names: readonly string[]): Map<string, number> {
  const seen = new Set<string>();
  const found = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    if (seen.has(name) && !found.has(name)) found.set(name, index);
    seen.add(name);
  }
  return found;
}
