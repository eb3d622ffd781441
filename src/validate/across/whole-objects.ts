import { quote } from "../../go/quote.ts";
import { parseResultReference, parseVariable } from "../../substitute/references.ts";
import type { ParamSpec } from "../../types/param.ts";
import { keysOf } from "../object-params.ts";
import type { GivenParams } from "./given-params.ts";
import type { Scope } from "./given-type.ts";
import { wholeReference } from "./known-values.ts";
import type { Mismatch } from "./mismatch.ts";

/**
 * An object that is handed on whole declares the keys that are wanted of it. The words are ours: what the object will have in
 * a run may be more, so only the run can fail.
 */
export function* keysOfWholeObjects(
  declared: readonly ParamSpec[],
  { params }: GivenParams,
  scope: Scope,
): Generator<Mismatch> {
  if (!declared.some(({ type }) => type === "object")) return;
  const byName = new Map(declared.map((param) => [param.name, param]));
  for (const { param, at } of params) {
    const wanted = byName.get(param.name);
    const expression = wholeReference(param.value);
    if (wanted?.type !== "object" || expression === undefined) continue;
    const source = sourceOf(expression, scope);
    const missing = source === undefined ? [] : missingKeys(wanted, source.keys);
    if (missing.length === 0) continue;
    const message = `param ${quote(param.name)} needs the keys [${missing.join(" ")}], which ${source?.what} does not declare`;
    yield { check: "param-keys", message, severity: "warning", at: [...at, "value"] };
  }
}

function missingKeys(wanted: ParamSpec, declared: ReadonlySet<string>): string[] {
  const byDefault = new Set(typeof wanted.default === "object" ? Object.keys(wanted.default) : []);
  return [...keysOf(wanted)].filter((key) => !byDefault.has(key) && !declared.has(key)).sort();
}

/** The keys that what an expression refers to as a whole may have by what is declared; undefined if that is not known. */
function sourceOf(
  expression: string,
  scope: Scope,
): { readonly what: string; readonly keys: ReadonlySet<string> } | undefined {
  const result = parseResultReference(expression);
  if (result !== undefined) {
    const keys = result.key === undefined ? scope.keysOfResult(result) : undefined;
    return keys && { what: `result ${quote(result.result)} of pipeline task ${quote(result.pipelineTask)}`, keys };
  }
  const [section, ...parts] = parseVariable(expression)?.parts ?? [];
  const name = parts.join(".");
  const keys = section === "params" ? scope.keysOfParam(name) : undefined;
  return keys && { what: `param ${quote(name)} of the pipeline`, keys };
}
