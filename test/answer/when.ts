import { checkCel } from "../../src/cel/check-cel.ts";
import { compileCel } from "../../src/cel/compile-cel.ts";
import { evaluateCel } from "../../src/cel/evaluate-cel.ts";
import { isRecord } from "../../src/decode/json-record.ts";
import type { Answer, Request } from "./operations.ts";

interface When {
  readonly input?: string;
  readonly operator?: string;
  readonly values?: readonly string[];
  readonly cel?: string;
}

/** Replaces variables, evaluates CEL, and says whether all conditions hold, as the PipelineRun controller does. */
export function answerWhen(request: Request): Answer {
  const texts = textsOf(request["replacements"]);
  const arrays = arraysOf(request["arrayReplacements"]);
  const written: readonly When[] = Array.isArray(request["when"]) ? request["when"] : [];
  const when = written.map((expression) => replaced(expression, texts, arrays));
  const cel: Record<string, boolean> = {};
  let celError: string | undefined;
  for (const { cel: text = "" } of when) {
    if (text === "") continue;
    const { value, error } = evaluated(text);
    if (value !== undefined) cel[text] = value;
    celError = error;
    if (error !== undefined) break;
  }
  const allows = when.every((expression) => holds(expression, cel));
  return { when, cel, allows, ...(celError === undefined ? {} : { celError }) };
}

function evaluated(text: string): { readonly value?: boolean; readonly error?: string } {
  const program = compileCel(text);
  const outcome = program.ok ? evaluateCel(program.value) : program;
  if (!outcome.ok) {
    const isOfCompiler = outcome.diagnostics.some(({ code }) => code === "cel/syntax" || code === "cel/check");
    // All that the reference says of the syntax, only this tells.
    const told = isOfCompiler ? checkCel(text) : outcome.diagnostics;
    return { error: told.map(({ message, details }) => (isOfCompiler ? details : message)).join("\n") };
  }
  if (typeof outcome.value === "boolean") return { value: outcome.value };
  return { error: `The CEL expression ${text} is not evaluated to a boolean` };
}

function holds(
  { input = "", operator, values = [], cel = "" }: When,
  results: Readonly<Record<string, boolean>>,
): boolean {
  const isIn = values.includes(input);
  return (operator === "in" ? isIn : !isIn) && (cel === "" || results[cel] === true);
}

type Texts = ReadonlyMap<string, string>;
type Arrays = ReadonlyMap<string, readonly string[]>;

/** What the reference does with conditions; the general replacement belongs to src/substitute. */
function replaced({ input = "", operator = "", values = [], cel = "" }: When, texts: Texts, arrays: Arrays): When {
  const whole = arrayNamed(input, arrays);
  const newInput = whole === undefined ? withTexts(input, texts) : JSON.stringify(whole);
  const newValues = values.flatMap((value) => arrayNamed(value, arrays) ?? [withTexts(value, texts)]);
  return {
    ...(newInput === "" ? {} : { input: newInput }),
    ...(operator === "" ? {} : { operator }),
    ...(newValues.length === 0 ? {} : { values: newValues }),
    ...(cel === "" ? {} : { cel: withTexts(cel, texts) }),
  };
}

const withTexts = (text: string, texts: Texts) =>
  text.replace(/\$\(([^()]*)\)/g, (reference, name) => texts.get(name) ?? reference);

/** The array that a whole text refers to: `$(params.a[*])`. */
function arrayNamed(text: string, arrays: Arrays): readonly string[] | undefined {
  const name = /^\$\(([^()]*?)(?:\[\*\])?\)$/.exec(text)?.[1];
  return name === undefined ? undefined : arrays.get(name);
}

const textsOf = (given: unknown): Texts =>
  new Map(Object.entries(isRecord(given) ? given : {}).map(([name, value]) => [name, String(value)]));

const arraysOf = (given: unknown): Arrays =>
  new Map(
    Object.entries(isRecord(given) ? given : {}).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(String) : [],
    ]),
  );
