import type { FunctionDeclaration, Overload } from "../functions.ts";
import type { CelType } from "../types.ts";
import type { CelValue } from "../values.ts";

/** A part of an expression. The checker notes on it what a name means. */
export type Expression =
  | Literal
  | Identifier
  | Select
  | Call
  | ListLiteral
  | MapLiteral
  | MessageLiteral
  | Comprehension;

interface Node {
  /** Where the reference says that it is, in UTF-16 units: of `a == b` the operator, of `f(x)` the bracket. */
  readonly offset: number;
  /** How many parts stand inside each other, as the reference counts them. */
  readonly height: number;
}

interface Literal extends Node {
  readonly kind: "literal";
  readonly value: CelValue;
}

export interface Identifier extends Node {
  readonly kind: "identifier";
  /** It starts with a point if it is no variable of a macro, whatever those are called. */
  readonly name: string;
  meaning: Meaning | undefined;
}

/** `operand.field`, or `has(operand.field)`. */
export interface Select extends Node {
  readonly kind: "select";
  readonly operand: Expression;
  readonly field: string;
  readonly isTest: boolean;
  /** If it is no field, but a name with dots in it. */
  meaning: Meaning | undefined;
}

/** A function or an operator: `_+_`, `_[_]`, `_?_:_`. `_&&_` and `_||_` have all their operands side by side. */
export interface Call extends Node {
  readonly kind: "call";
  readonly name: string;
  readonly target: Expression | undefined;
  readonly args: readonly Expression[];
  callee: Callee | undefined;
}

export interface ListLiteral extends Node {
  readonly kind: "list";
  readonly elements: readonly Expression[];
}

export interface MapLiteral extends Node {
  readonly kind: "map";
  readonly entries: readonly MapEntry[];
}

export interface MapEntry {
  readonly key: Expression;
  readonly value: Expression;
}

/** `Name{field: value}`. */
export interface MessageLiteral extends Node {
  readonly kind: "message";
  readonly name: string;
  readonly fields: readonly MessageField[];
}

export interface MessageField {
  readonly name: string;
  readonly value: Expression;
  /** Of the colon. */
  readonly offset: number;
}

/** What a macro stands for: a loop over a range, with a variable for its elements. */
export interface Comprehension extends Node {
  readonly kind: "comprehension";
  readonly macro: Macro;
  readonly range: Expression;
  readonly variable: Identifier;
  /** Which elements count: of `filter`, and of `map` with three arguments. */
  readonly filter: Expression | undefined;
  /** What is made, or asked, of each; of `filter` the element. */
  readonly body: Expression;
}

export type Macro = "all" | "exists" | "existsOne" | "map" | "filter" | "sortBy";

/** What a name stands for. */
export type Meaning =
  | { readonly kind: "type"; readonly value: CelType }
  | { readonly kind: "variable"; readonly name: string; readonly type: CelType }
  | Local;

/** A variable of a macro. */
export interface Local {
  readonly kind: "local";
  readonly name: string;
  readonly type: CelType;
  /** How many others stand around it. */
  readonly depth: number;
  readonly outer: Local | undefined;
}

/** What a call calls. */
export interface Callee {
  readonly declaration: FunctionDeclaration;
  /** If only one fits. */
  readonly overload: Overload | undefined;
  /** The target is not the first part of the function's name. */
  readonly takesTarget: boolean;
}

/** A call of an operator. */
export const callOf = (name: string, offset: number, args: readonly Expression[], height: number): Call => ({
  kind: "call",
  offset,
  height,
  name,
  target: undefined,
  args,
  callee: undefined,
});

/** Of the highest of the parts; 0 if there are none. */
export function heightOf(parts: readonly Expression[]): number {
  let height = 0;
  for (const part of parts) if (part.height > height) height = part.height;
  return height;
}

/** `a.b.c` as one name, of names with dots between them. */
export function dottedName(part: Expression): string {
  let fields = "";
  let first = part;
  for (; first.kind === "select"; first = first.operand) fields = `.${first.field}${fields}`;
  return first.kind === "identifier" ? first.name + fields : fields;
}

/** Written with a dot before it, a name is no variable of a macro. */
export const isAbsolute = (name: string): boolean => name.charCodeAt(0) === DOT;
export const plainName = (name: string): string => (isAbsolute(name) ? name.slice(1) : name);
const DOT = 0x2e;
