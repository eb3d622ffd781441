import { quote } from "../../go/quote.ts";
import { dottedExpressions } from "../expressions.ts";

/** A default that cannot be resolved, and why, in the words of the reference. */
export interface DefaultProblem {
  /** The variable for the param: `params.image`. */
  readonly variable: string;
  readonly message: string;
  /** There are more than eleven params in a row: then the reference fails or not by chance. */
  readonly isByChance?: true;
}

/** In which order defaults can be resolved, and which cannot. */
export interface DefaultOrder {
  /** The variables, each behind those that it refers to. */
  readonly order: readonly string[];
  readonly problems: readonly DefaultProblem[];
}

/**
 * The order in which defaults that refer to other params can be resolved. `defaults` are texts by their variables; `isGiven`
 * says which variables have a value besides.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go resolveStringParamRecursively
 */
export function orderOfDefaults(
  defaults: ReadonlyMap<string, string>,
  isGiven: (variable: string) => boolean,
): DefaultOrder {
  const references = new Map<string, readonly string[]>();
  const problems: DefaultProblem[] = [];
  for (const [variable, text] of defaults) {
    const open = referencesIn(text).filter((reference) => !isGiven(reference));
    references.set(variable, open);
    const missing = open.find((reference) => !defaults.has(reference));
    if (missing === undefined) continue;
    const message = `param ${quote(variable)} references undefined param ${quote(missing)}`;
    problems.push({ variable, message: `${FAILED}${message}` });
  }
  const heights = heightsOf(references);
  for (const variable of cycles(references, heights)) {
    const message = `circular dependency detected in param ${quote(variable)}`;
    problems.push({ variable, message: `${FAILED}${message}` });
  }
  const last = [...heights].find(([, height]) => height > MOST_REFERENCES);
  if (last !== undefined) {
    const variable = deepest(last[0], references, heights);
    const message = `maximum recursion depth (${MOST_REFERENCES}) exceeded for param ${quote(variable)}`;
    problems.push({ variable, message: `${FAILED}${message}`, isByChance: true });
  }
  return { order: [...heights.keys()], problems };
}

const FAILED = "parameter resolution failed: ";

/**
 * How many references one behind the other are followed.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go maxParamReferenceDepth
 */
const MOST_REFERENCES = 10;

/** The params to which a default refers. As in the reference: references in brackets are passed over. */
export const referencesIn = (text: string): string[] => [
  ...new Set(dottedExpressions(text).filter((expression) => expression.startsWith("params."))),
];

type References = ReadonlyMap<string, readonly string[]>;

/** The variables that can be resolved, in order, and how many references one behind the other begin at each. */
function heightsOf(references: References): ReadonlyMap<string, number> {
  const dependents = new Map<string, string[]>();
  const open = new Map<string, number>();
  for (const [variable, targets] of references) {
    open.set(variable, targets.length);
    for (const target of targets) {
      const known = dependents.get(target);
      if (known === undefined) dependents.set(target, [variable]);
      else known.push(variable);
    }
  }
  const heights = new Map([...open].filter(([, count]) => count === 0).map(([variable]) => [variable, 0]));
  // A map is walked to its end, and that includes what is added on the way.
  for (const variable of heights.keys())
    for (const dependent of dependents.get(variable) ?? []) {
      const left = (open.get(dependent) ?? 0) - 1;
      open.set(dependent, left);
      if (left > 0) continue;
      const below = (references.get(dependent) ?? []).map((target) => heights.get(target) ?? 0);
      heights.set(dependent, below.reduce((most, height) => Math.max(most, height)) + 1);
    }
  return heights;
}

/** One variable of each circle. */
function* cycles(references: References, resolved: Pick<ReadonlyMap<string, unknown>, "has">): Generator<string> {
  const seen = new Set<string>();
  for (const start of references.keys()) {
    const path = new Set<string>();
    let next: string | undefined = start;
    while (next !== undefined && !resolved.has(next) && !seen.has(next)) {
      seen.add(next);
      path.add(next);
      next = references.get(next)?.find((target) => references.has(target) && !resolved.has(target));
    }
    if (next !== undefined && path.has(next)) yield next;
  }
}

/** The variable at which the reference gives up. */
function deepest(start: string, references: References, heights: ReadonlyMap<string, number>): string {
  let variable = start;
  for (let depth = 0; depth <= MOST_REFERENCES; depth++) {
    const height = (heights.get(variable) ?? 0) - 1;
    variable = references.get(variable)?.find((target) => heights.get(target) === height) ?? variable;
  }
  return variable;
}
