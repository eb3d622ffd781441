import type { Path } from "../../diagnostic.ts";
import type { Param, ParamSpec } from "../../types/param.ts";
import type { VariableSource } from "./explanation.ts";
import { paramReference } from "./param-reference.ts";
import type { KnownParams } from "./why-not.ts";

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

/** Where the value of a param is written that an expression refers to: what is given wins over the default. */
export function paramSource(scope: ParamScope): (expression: string) => VariableSource {
  const { declared = [], given = [], declaredAt, givenAt, givenBy } = scope;
  const indexes = new Map(given.map(({ name }, index) => [name, index]));
  const defaults = new Map(declared.map(({ name }, index) => [name, index]));
  return (expression) => {
    const { name } = paramReference(expression, (known) => indexes.has(known) || defaults.has(known)) ?? { name: "" };
    const index = indexes.get(name);
    if (index !== undefined) return { kind: givenBy, in: givenAt.in, at: [...givenAt.at, index, "value"] };
    return { kind: "default", in: declaredAt.in, at: [...declaredAt.at, defaults.get(name) ?? 0, "default"] };
  };
}

/** The same params, to tell why one has no value. */
export const knownParams = ({ declared = [], given }: Pick<ParamScope, "declared" | "given">): KnownParams => ({
  declared,
  given: new Map((given ?? []).map(({ name, value }) => [name, value])),
  isSettled: given !== undefined,
});
