/** What an expression is, as far as macros ask. */
export interface Expression {
  /** Where the reference says that it is. */
  readonly offset: number;
  readonly name?: string;
  readonly isSelect?: boolean;
}

/**
 * What a macro says of its first argument, which is to be a field for `has` and a name for the others; undefined if it is, or
 * if there is no such macro. The macros of a value have names such as `_.all`.
 *
 * @see google/cel-go cel/macro.go StandardMacros
 */
export function macroError(macro: string, args: readonly Expression[]): string | undefined {
  const [first] = args;
  const signature = `${macro}/${args.length}`;
  if (signature === "has/1") return first?.isSelect ? undefined : "invalid argument to has() macro";
  if (!WITH_VARIABLE.test(signature)) return undefined;
  if (first?.name === ACCUMULATOR) return "iteration variable overwrites accumulator variable";
  if (first?.name !== undefined) return undefined;
  return /map|filter/.test(signature) ? "argument is not an identifier" : "argument must be a simple name";
}

const WITH_VARIABLE = /^_\.((all|exists|exists_one|map|filter)\/2|map\/3)$/;
const ACCUMULATOR = "__result__";
