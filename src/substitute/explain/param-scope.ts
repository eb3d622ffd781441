import type { Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import { remembering } from "../../go/remembering.ts";
import type { Param, ParamSpec, ParamValue } from "../../types/param.ts";
import { typeOfValue } from "../../types/type-of-value.ts";
import { entriesOf } from "../expressions.ts";
import { taskSpellingsOf, textOf } from "../param-replacements.ts";
import { trimStar } from "../seen-variables.ts";
import { refersToParams } from "../task-run/params.ts";
import type { VariableSource } from "./explanation.ts";
import type { Later } from "./layer.ts";
import { didYouMean } from "./names.ts";
import { type ParamReference, paramReference, whyParamStays } from "./param-reference.ts";
import { type TextPlace, takesArrays } from "./place-at.ts";

/** In which resource something is written, and where. */
export interface WrittenAt {
  readonly in: NonNullable<VariableSource["in"]>;
  readonly at: Path;
}

/** The params of a task or pipeline: which it declares, which it is given, and where these lists are written. */
export interface ParamScope {
  readonly declared: readonly ParamSpec[] | undefined;
  readonly declaredAt: WrittenAt;
  /** Undefined if it is not known what it is given. */
  readonly given: readonly Param[] | undefined;
  readonly givenAt: WrittenAt;
  /** Who gives it: a run, or the pipeline task. */
  readonly givenBy: "run" | "task";
}

/** What can be told of the params of a task or pipeline. */
export interface ParamsInScope {
  /** Whether a param is declared, or given. */
  isKnown(name: string): boolean;
  /** Whether a param is given a value, so that its default does not count. */
  isGiven(name: string): boolean;
  /** Where the value of a variable is written. */
  sourceOf(expression: string): VariableSource | undefined;
  /** The param that only a run will give; undefined if the expression is for something else. */
  later(expression: string, whole: TextPlace | undefined): Later | undefined;
  /** Why the param stays that an expression refers to; undefined if it refers to something else. */
  whyNot(expression: string): string | undefined;
}

export function paramsInScope(scope: ParamScope): ParamsInScope {
  const { declared = [], given = [] } = scope;
  const isSettled = scope.given !== undefined;
  const values = new Map(given.map(({ name, value }) => [name, value]));
  const specs = new Map(declared.map((spec) => [spec.name, spec]));
  const isKnown = (name: string): boolean => values.has(name) || specs.has(name);
  const known = (name: string): KnownParam => ({ given: values.get(name), spec: specs.get(name), isSettled });
  const sourcesOf = remembering(sourcesIn);
  return {
    isKnown,
    isGiven: (name) => values.has(name),
    sourceOf: (expression) => sourcesOf(scope).get(trimStar(expression)),
    later(expression, whole) {
      const reference = paramReference(expression, isKnown);
      const isOpen = reference !== undefined && isLater(reference, known(reference.name), whole);
      return isOpen ? { why: "a run gives its value", source: { kind: "run" } } : undefined;
    },
    whyNot(expression) {
      const reference = paramReference(expression, isKnown);
      if (reference === undefined) return undefined;
      const { name } = reference;
      if (!isKnown(name)) return `there is no param ${quote(name)}${didYouMean(name, specs)}`;
      return whyNoValue(reference, known(name));
    },
  };
}

/** Where the values of variables are written: in what is given, or, of items and keys that are not given, in the default. */
function sourcesIn({
  declared = [],
  declaredAt,
  given = [],
  givenAt,
  givenBy,
}: ParamScope): ReadonlyMap<string, VariableSource> {
  const sources = new Map<string, VariableSource>();
  for (const [index, { name, default: value }] of declared.entries()) {
    const source: VariableSource = { kind: "default", in: declaredAt.in, at: [...declaredAt.at, index, "default"] };
    if (value !== undefined) for (const variable of variablesOf(name, value)) sources.set(variable, source);
  }
  for (const [index, { name, value }] of given.entries()) {
    const source: VariableSource = { kind: givenBy, in: givenAt.in, at: [...givenAt.at, index, "value"] };
    for (const variable of variablesOf(name, value)) sources.set(variable, source);
  }
  return sources;
}

/** The variables for a param, with its items or keys. */
function* variablesOf(name: string, value: ParamValue): Generator<string> {
  for (const variable of taskSpellingsOf(name)) {
    yield variable;
    if (typeof value === "string") continue;
    for (const [part] of entriesOf(value))
      yield typeof part === "number" ? `${variable}[${part}]` : `${variable}.${part}`;
  }
}

/** What is known of a param. */
interface KnownParam {
  readonly given: ParamValue | undefined;
  readonly spec: ParamSpec | undefined;
  /** Whether it is known what is given. */
  readonly isSettled: boolean;
}

const isLater = (
  reference: ParamReference,
  { given, spec, isSettled }: KnownParam,
  whole: TextPlace | undefined,
): boolean =>
  !isSettled &&
  given === undefined &&
  spec !== undefined &&
  spec.default === undefined &&
  mayHave(reference, spec, whole);

function whyNoValue(reference: ParamReference, { given, spec, isSettled }: KnownParam): string {
  const param = `the param ${quote(reference.name)}`;
  const value = given ?? spec?.default;
  if (value === undefined)
    return isSettled
      ? `${param} is given no value, and has no default`
      : whyParamStays(reference, spec?.type ?? "string", undefined);
  if (given === undefined && reference.rest === "" && refersToParams(textOf(value)))
    return `the default of ${param} refers to no other default that is known by then`;
  return whyParamStays(reference, typeOfValue(value), value);
}

/** Whether a param of its type can have what stands behind its name, and put it in there. */
function mayHave({ rest }: ParamReference, { type = "string" }: ParamSpec, whole: TextPlace | undefined): boolean {
  if (rest === "" || rest === "[*]") return type === "string" ? rest === "" : takesArrays(whole);
  return rest.startsWith(".") ? type === "object" : type === "array";
}
