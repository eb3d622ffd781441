import type { CelDeclarations } from "../environment.ts";
import type { Call, Expression, Identifier, Local } from "../parse/ast.ts";
import type { Problem } from "../problem.ts";
import { type CelType, ERROR_TYPE, formatType, typeParam } from "../types.ts";

/** What is known while an expression is checked. */
export interface Checker {
  readonly declarations: CelDeclarations;
  readonly problems: Problem[];
  /** Checks a part of the expression. */
  readonly check: (part: Expression) => CelType;
  /** The calls that have been checked, and the types of all parts; only if something is to look at them then. */
  readonly seen: Seen | undefined;
  /** Names whose types had to be found out when they were checked. */
  readonly open: Identifier[];
  /** Whether numbers of different types may be ordered. */
  mayMixNumbers: boolean;
  /** The innermost variable of a macro. */
  local: Local | undefined;
  /** How many types had to be found out so far: they are called `_var0`, `_var1`… */
  paramCount: number;
}

/** A type that has to be found out. */
export const newTypeParam = (checker: Checker): CelType => typeParam(`_var${checker.paramCount++}`);

export function undeclared({ problems }: Checker, offset: number, name: string): CelType {
  problems.push({ offset, message: `undeclared reference to '${name}' (in container '')` });
  return ERROR_TYPE;
}

export function typeMismatch({ problems }: Checker, offset: number, expected: CelType, actual: CelType): void {
  problems.push({ offset, message: `expected type '${formatType(expected)}' but found '${formatType(actual)}'` });
}

interface Seen {
  readonly calls: Call[];
  readonly types: Map<Expression, CelType>;
}
