import type { TokenKind } from "../parse/scanner.ts";
import type { TokenStream } from "./tokens.ts";

/** A place in a rule: what is expected there, and the place behind it. */
export type Place = Match | Call | Branch | End;
/** A token of one of these kinds. */
export interface Match {
  readonly type: "match";
  readonly kinds: readonly TokenKind[];
  readonly next: Place;
  /** What has been read of the rule becomes its left operand. */
  readonly isInfix?: boolean;
}
/** What another rule describes; operators that bind less tightly than `precedence` do not belong to it. */
export interface Call {
  readonly type: "call";
  readonly rule: RuleName;
  readonly precedence: number;
  readonly next: Place;
}
export interface Branch {
  readonly type: "branch";
  readonly predict: Predict;
  /** An optional branch goes on with the last one if none is found; otherwise, that is an error. */
  readonly alternatives: readonly Place[];
  readonly isOptional?: boolean;
  /** Behind a round that may be repeated. */
  readonly isLoopBack?: boolean;
}
interface End {
  readonly type: "end";
}

/** The rules, by the reference's names. */
export type RuleName =
  | ("start" | "expr" | "conditionalOr" | "conditionalAnd" | "relation" | "calc" | "unary" | "member" | "primary")
  | ("exprList" | "listInit" | "fieldInitializerList" | "optField" | "mapInitializerList" | "escapeIdent" | "optExpr")
  | "literal";
/** Where each rule begins. */
export type Grammar = Readonly<Record<RuleName, Place>>;

export const END: End = { type: "end" };

/**
 * Which alternative of a branch is taken; if none is, -1 or -2, by how many tokens it takes to see that.
 *
 * ANTLR simulates the grammar until one alternative is left. For this grammar, that comes to these functions. They look no
 * further than it does: reading a token also reports the text before it that is no token.
 *
 * @see antlr4-go/antlr parser_atn_simulator.go AdaptivePredict
 */
export type Predict = (branch: Branch, ahead: Ahead) => number;

export interface Ahead {
  readonly stream: TokenStream;
  readonly startsOf: StartsOf;
  /** The rule that is being read: operators that bind less tightly do not belong to it. */
  readonly rule: { readonly precedence: number };
}

/** What a place may start with; `nothing` if the rule may end there. */
export type Start = TokenKind | "nothing";
export type StartsOf = (place: Place) => ReadonlySet<Start>;

/** Finds out once what each place of a grammar may start with, as far as its rule goes. */
export function startsIn(grammar: Grammar): StartsOf {
  const known = new Map<Place, ReadonlySet<Start>>();
  const startsOf: StartsOf = (place) => {
    const found = known.get(place);
    if (found !== undefined) return found;
    const starts = new Set(find(place));
    known.set(place, starts);
    return starts;
  };
  const find = (place: Place): Iterable<Start> => {
    switch (place.type) {
      case "match":
        return place.kinds;
      case "branch":
        return place.alternatives.flatMap((each) => [...startsOf(each)]);
      // No rule of the grammar is empty, so what is behind it does not count.
      case "call":
        return startsOf(grammar[place.rule]);
      case "end":
        return ["nothing"];
    }
  };
  return startsOf;
}
