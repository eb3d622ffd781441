import type { Path } from "../../diagnostic.ts";
import { isList } from "../../go/json.ts";
import { quote } from "../../go/quote.ts";
import type { Param, ParamSpec, ParamValue } from "../../types/param.ts";
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
  const knownOf = (name: string): KnownParam => ({
    given: values.get(name)?.value,
    spec: specs.get(name)?.spec,
    isSettled,
  });
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
      return reference !== undefined && isLater(reference, knownOf(reference.name))
        ? { why: "a run gives its value", source: { kind: "run" } }
        : undefined;
    },
    whyNot(expression) {
      const reference = paramReference(expression, isKnown);
      if (reference === undefined) return undefined;
      const { name } = reference;
      return isKnown(name)
        ? whyNoValue(reference, knownOf(name))
        : `there is no param ${quote(name)}${didYouMean(name, specs)}`;
    },
  };
}

/** What is known of a param. */
interface KnownParam {
  readonly given: ParamValue | undefined;
  readonly spec: ParamSpec | undefined;
  /** Whether it is known what is given. */
  readonly isSettled: boolean;
}

const isLater = (reference: ParamReference, { given, spec, isSettled }: KnownParam): boolean =>
  !isSettled && given === undefined && spec !== undefined && spec.default === undefined && mayHave(reference, spec);

function whyNoValue(reference: ParamReference, { given, spec, isSettled }: KnownParam): string {
  const param = `the param ${quote(reference.name)}`;
  const value = given ?? spec?.default;
  if (value === undefined)
    return isSettled
      ? `${param} is given no value, and has no default`
      : whyParamStays(reference, spec?.type ?? "string");
  if (given === undefined && reference.rest === "" && refersToParams(textOf(value)))
    return `the default of ${param} refers to no other default that is known by then`;
  return whyParamStays(reference, typeOfValue(value));
}

/** Whether a param of its type can have what stands behind its name. */
function mayHave({ rest }: ParamReference, { type = "string" }: ParamSpec): boolean {
  if (rest === "") return true;
  return rest.startsWith(".") ? type === "object" : type === "array" || (rest === "[*]" && type === "object");
}

/** Whether nobody needs a default, as its param is given. Of an object, keys that are not given are still needed. */
export const isUnusedDefault = ({ name, default: value }: ParamSpec, params: ParamsInScope): true | undefined =>
  (params.isGiven(name) && (value === undefined || typeof value === "string" || isList(value))) || undefined;
