import { expect } from "vitest";
import { type CelOptions, celEnvironment } from "../../src/cel/cel-environment.ts";
import { compileCel } from "../../src/cel/compile-cel.ts";
import type { CelEnvironment } from "../../src/cel/environment.ts";
import { type CelVariables, evaluateCel } from "../../src/cel/evaluate-cel.ts";
import type { CelErrorCode } from "../../src/cel/interruption.ts";
import { celTypes } from "../../src/cel/types.ts";
import type { CelObject, CelValue } from "../../src/cel/values.ts";

// The answers in these tests are those of cel-go v0.29.2 and v0.30.0, taken from programs made of them.

/** What is wrong with an expression, instead of a value. */
export interface Wrong {
  readonly code: CelErrorCode;
  /** Of several errors one in each line. */
  readonly message: string;
}

export const wrong = (message: string, code: CelErrorCode = "cel/evaluation"): Wrong => ({ code, message });
export const unreadable = (message: string): Wrong => wrong(message, "cel/syntax");
export const checked = (message: string): Wrong => wrong(message, "cel/check");
export const noOverload: Wrong = wrong("no such overload");
/** For a text of which no value of a type can be made. */
export const unconverted = (type: string): Wrong => wrong(`type conversion error from 'string' to '${type}'`);

/** What an expression gives, or what is wrong with it. */
export function evaluated(text: string, environment?: CelEnvironment, variables?: CelVariables): CelValue | Wrong {
  const program = compileCel(text, environment);
  const outcome = program.ok ? evaluateCel(program.value, variables) : program;
  if (outcome.ok) return outcome.value;
  const [first] = outcome.diagnostics;
  // A code of CEL: nothing else has been asked.
  return wrong(outcome.diagnostics.map(({ message }) => message).join("\n"), first?.code as CelErrorCode);
}

export type Row = readonly [text: string, given: CelValue | Wrong];

/** Some variables, and their values: `body` is data as a webhook brings it, and JSON has doubles only. */
export const VARIABLES = {
  body: celTypes.map(celTypes.string, celTypes.dyn),
  s: celTypes.string,
  n: celTypes.int,
  "a.b": celTypes.int,
};
export const valuesWith = (body: CelObject): CelVariables => ({ body, s: "text", n: 7n, "a.b": 8n });

/** Expects of rows of expressions that each gives what stands beside it; of a long one the test shows how it begins. */
export function expecting({ body = {}, ...options }: CelOptions & { readonly body?: CelObject } = {}) {
  const environment = celEnvironment({ variables: VARIABLES, ...options });
  return (...rows: readonly Row[]) => {
    const given = rows.map(([text]) => [shortened(text), evaluated(text, environment, valuesWith(body))]);
    expect(given).toStrictEqual(rows.map(([text, wanted]) => [shortened(text), wanted]));
  };
}

const shortened = (text: string) => (text.length > 300 ? `${text.slice(0, 100)}…` : text);

/** A text with so many brackets, or the like, around it. */
export const around = (times: number, open: string, inner: string, close: string): string =>
  open.repeat(times) + inner + close.repeat(times);
