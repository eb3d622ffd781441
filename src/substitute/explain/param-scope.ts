import type { Path } from "../../diagnostic.ts";
import { isList } from "../../go/json.ts";
import { quote } from "../../go/quote.ts";
import type { Param, ParamSpec } from "../../types/param.ts";
import { typeOfValue } from "../../types/type-of-value.ts";
import { textOf } from "../param-replacements.ts";
import { refersToParams } from "../task-run/params.ts";
import type { VariableSource } from "./explanation.ts";
import type { Later } from "./layer.ts";
import { didYouMean } from "./names.ts";
import { type ParamReference, paramReference, whyParamStays } from "./param-reference.ts";

/** Where params are written. */
interface Place {
  readonly in: NonNullable<VariableSource["in"]>;
  /** The list. */
  readonly at: Path;
}

/** The params of a task or pipeline: which it declares, which it is given, and where that is written. */
export interface ParamScope {
  readonly declared: readonly ParamSpec[] | undefined;
  readonly declaredAt: Place;
  /** Undefined if it is not known what it is given. */
  readonly given: readonly Param[] | undefined;
  readonly givenAt: Place;
  /** Who gives it: a run, or the pipeline task. */
  readonly givenBy: "run" | "task";
}

/** What can be told of the params of a task or pipeline. */
export interface ParamsInScope {
  /** Whether a param is declared, or given. */
  isKnown(name: string): boolean;
  /** Whether a param is given a value, so that its default does not count. */
  isGiven(name: string): boolean;
  /** Where the value of the param is written that an expression refers to: what is given wins over the default. */
  sourceOf(expression: string): VariableSource;
  /** The param that only a run will give; undefined if the expression is for something else. */
  later(expression: string): Later | undefined;
  /** Why the param stays that an expression refers to; undefined if it refers to something else. */
  whyNot(expression: string): string | undefined;
}

export function paramsInScope(scope: ParamScope): ParamsInScope {
  const { declared = [], given = [], declaredAt, givenAt, givenBy } = scope;
  const isSettled = scope.given !== undefined;
  const values = new Map(given.map((param, index) => [param.name, { value: param.value, index }]));
  const specs = new Map(declared.map((spec, index) => [spec.name, { spec, index }]));
  const isKnown = (name: string): boolean => values.has(name) || specs.has(name);
  const knownValue = (name: string) => values.get(name)?.value ?? specs.get(name)?.spec.default;
  const isLater = (reference: ParamReference): boolean =>
    !isSettled && knownValue(reference.name) === undefined && mayHave(reference, specs.get(reference.name)?.spec);
  return {
    isKnown,
    isGiven: (name) => values.has(name),
    sourceOf(expression) {
      const { name } = paramReference(expression, isKnown) ?? { name: "" };
      const index = values.get(name)?.index;
      if (index !== undefined) return { kind: givenBy, in: givenAt.in, at: [...givenAt.at, index, "value"] };
      return { kind: "default", in: declaredAt.in, at: [...declaredAt.at, specs.get(name)?.index ?? 0, "default"] };
    },
    later(expression) {
      const reference = paramReference(expression, isKnown);
      return reference !== undefined && isLater(reference)
        ? { why: "a run gives its value", source: { kind: "run" } }
        : undefined;
    },
    whyNot(expression) {
      const reference = paramReference(expression, isKnown);
      if (reference === undefined) return undefined;
      const { name } = reference;
      const value = knownValue(name);
      if (reference.rest === "" && !values.has(name) && refersToParams(textOf(value)))
        return `the default of the param ${quote(name)} refers to no other default that is known by then`;
      if (value !== undefined) return whyParamStays(reference, typeOfValue(value));
      if (!specs.has(name)) return `there is no param ${quote(name)}${didYouMean(name, specs)}`;
      return isSettled
        ? `the param ${quote(name)} is given no value, and has no default`
        : whyParamStays(reference, specs.get(name)?.spec.type ?? "string");
    },
  };
}

/** Whether a param of its type can have what stands behind its name. */
function mayHave({ rest }: ParamReference, spec: ParamSpec | undefined): boolean {
  if (spec === undefined) return false;
  const { type = "string" } = spec;
  if (rest === "") return true;
  return rest.startsWith(".") ? type === "object" : type === "array" || (rest === "[*]" && type === "object");
}

/** Whether nobody needs a default, as its param is given. Of an object, keys that are not given are still needed. */
export const isUnusedDefault = ({ name, default: value }: ParamSpec, params: ParamsInScope): true | undefined =>
  (params.isGiven(name) && (value === undefined || typeof value === "string" || isList(value))) || undefined;
