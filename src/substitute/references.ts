import { wantString } from "../wrong-argument.ts";

/** A variable reference in a text: `$(params.image)`. */
export interface Reference {
  /** The offset of its `$`. */
  readonly start: number;
  /** The offset behind its `)`. */
  readonly end: number;
  /** What stands between the brackets: `params.image`. */
  readonly expression: string;
}

/**
 * The references of a text, in order. Of nested ones the innermost counts, as it is the one that is replaced: in
 * `$(params.$(params.a))` that is `params.a`. Nothing is said about what the expressions mean, or whether they mean
 * anything.
 *
 * @throws {TypeError} if `text` is no string
 * @example findReferences("go $(params.a)!") // [{ start: 3, end: 14, expression: "params.a" }]
 */
export function findReferences(text: string): Reference[] {
  wantString(text, "find references");
  const first = nextReference(text, 0);
  if (first === undefined) return [];
  // Most texts have but one: a list that grows takes much more room at once.
  const references = [first];
  for (let next = nextReference(text, first.end); next !== undefined; next = nextReference(text, next.end))
    references.push(next);
  return references;
}

/** The first reference behind an offset. Of several `$(` before a `)` the last one counts. */
function nextReference(text: string, from: number): Reference | undefined {
  const open = text.indexOf("$(", from);
  const close = open < 0 ? -1 : text.indexOf(")", open + 2);
  if (close < 0) return undefined;
  const start = text.lastIndexOf("$(", close);
  return { start, end: close + 1, expression: text.slice(start + 2, close) };
}

/** A variable in dotted notation: the only one that pipelines look at when they search for results. */
export interface Variable {
  /** `params.image` is `["params", "image"]`. */
  readonly parts: readonly string[];
  /** What stands in brackets at the end: a number or `*`. */
  readonly index: string | undefined;
}

/**
 * An expression in dotted notation, taken apart; undefined if it is none (`params["x"]`, a blank).
 *
 * @throws {TypeError} if `expression` is no string
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/resultref.go variableSubstitutionFormat
 * @example parseVariable("tasks.a.results.r[0]") // { parts: ["tasks", "a", "results", "r"], index: "0" }
 */
export function parseVariable(expression: string): Variable | undefined {
  wantString(expression, "parse a variable");
  const match = /^([_a-zA-Z0-9.-]+)(?:\[([0-9]+|\*)\])?$/.exec(expression);
  return match?.[1] === undefined ? undefined : { parts: match[1].split("."), index: match[2] };
}

/** A reference to what a pipeline task gives: `$(tasks.build.results.image)`. */
export interface ResultReference {
  /** Where the task stands in the pipeline. */
  readonly section: "tasks" | "finally";
  readonly pipelineTask: string;
  readonly result: string;
  /** Of an array result: which item, or `*` for all. As it is written: it may be more than any number holds. */
  readonly index?: string;
  /** Of an object result: which key. */
  readonly key?: string;
}

/**
 * The result that an expression refers to; undefined if it refers to something else.
 *
 * @throws {TypeError} if `expression` is no string
 * @see tektoncd/pipeline pkg/internal/resultref/resultref.go parseExpression
 * @example parseResultReference("tasks.a.results.r") // { section: "tasks", pipelineTask: "a", result: "r" }
 */
export function parseResultReference(expression: string): ResultReference | undefined {
  wantString(expression, "parse a result reference");
  const match = RESULT_REFERENCE.exec(expression);
  if (match === null) return undefined;
  const [, pipelineTask = "", result = "", key, index] = match;
  const section = expression.startsWith("finally") ? "finally" : "tasks";
  if (key !== undefined) return { section, pipelineTask, result, key: index === undefined ? key : `${key}[${index}]` };
  return index === undefined ? { section, pipelineTask, result } : { section, pipelineTask, result, index };
}

/** A variable of four or five parts. Names cannot hold dots, so there is one way to match; they may be empty. */
const RESULT_REFERENCE = /^(?:tasks|finally)\.([\w-]*)\.results\.([\w-]*)(?:\.([\w-]*))?(?:\[([0-9]+|\*)\])?$/;
