import type { TokenKind } from "../parse/scanner.ts";
import type { Grammar, Place, RuleName, Start, StartsOf } from "./places.ts";
import type { Token, TokenStream } from "./tokens.ts";

/** A parser at its work. */
export interface Recognizer {
  readonly grammar: Grammar;
  readonly startsOf: StartsOf;
  readonly stream: TokenStream;
  rule: OpenRule;
  /** How often each rule is open. */
  readonly depths: Map<RuleName, number>;
  /** An error has been reported, and since then no token was as expected: other errors are not worth a message. */
  isRecovering: boolean;
  recoveries: number;
  /** The token at which a rule was last given up, by its index; and at which places, since a token was as expected. */
  lastIndex: number;
  readonly lastPlaces: Set<Place>;
}

/** What has been read of a rule. A rule of operators that has none stands for its operand, and is left out. */
export interface RuleContext {
  readonly rule: RuleName;
  /** Of the token at which the rule was begun. */
  readonly offset: number;
  /** The tokens and rules that belong to it; not the tokens that recovery skipped. */
  readonly children: readonly Node[];
  readonly kind?: never;
  readonly text?: never;
}

export type Node = RuleContext | (Token & { readonly rule?: never; readonly children?: never });
export const isRule = (node: Node | undefined): node is RuleContext => node?.rule !== undefined;

/** A rule that is being read. */
export interface OpenRule extends RuleContext {
  children: Node[];
  readonly precedence: number;
  readonly caller?: OpenRule;
  /** Where the caller goes on. */
  readonly behind: Place;
}

/**
 * What may come at a place of the rule; where the rule may end there, that depends on those which it was called by.
 *
 * @see antlr4-go/antlr atn.go getExpectedTokens
 */
export function expectedAt({ startsOf, rule }: Recognizer, place: Place): ReadonlySet<TokenKind> {
  const kinds = new Set(startsOf(place));
  let open: OpenRule | undefined = rule;
  while (kinds.delete("nothing") && open !== undefined) {
    for (const kind of startsOf(open.behind)) kinds.add(kind);
    open = open.caller;
  }
  // Only token kinds are left.
  return kinds as ReadonlySet<TokenKind>;
}

/**
 * What the callers of the rule may go on with, any of them.
 *
 * @see antlr4-go/antlr error_strategy.go GetErrorRecoverySet
 */
export function expectedByCallers({ startsOf, rule }: Recognizer): ReadonlySet<Start> {
  const kinds = new Set<Start>();
  for (let open: OpenRule | undefined = rule; open !== undefined; open = open.caller) {
    for (const kind of startsOf(open.behind)) kinds.add(kind);
  }
  return kinds;
}
