import { checkCel } from "../cel/check-cel.ts";
import { compileCel } from "../cel/compile-cel.ts";
import { evaluateCel } from "../cel/evaluate-cel.ts";
import type { Checked, Diagnostic } from "../diagnostic.ts";
import type { WhenExpression } from "../types/when-expression.ts";
import { wantObjects } from "../wrong-argument.ts";

/** Whether conditions let a task run, and what their CEL expressions say. */
export interface WhenOutcome {
  readonly allows: boolean;
  /** By the text of the expression. */
  readonly cel: ReadonlyMap<string, boolean>;
}

/**
 * Whether the conditions of a pipeline task let it run. Their variables have been replaced before; one that is left is a text
 * like any other.
 *
 * All CEL expressions are evaluated, and the first that cannot be fails the run, with the reason `CELEvaluationFailed`; its
 * words are those of cel-go. As in the reference: every operator but `in` means `notin`.
 *
 * @throws {TypeError} if it is given no list of conditions
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go EvaluateCEL
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/when_types.go WhenExpressions.AllowsExecution
 * @example
 * const when = [{ input: "main", operator: "in", values: ["main", "dev"] }, { cel: "'a' < 'b'" }];
 * const outcome = evaluateWhen(when);
 * outcome.ok && outcome.value.allows; // true
 */
export const evaluateWhen = (when: readonly WhenExpression[]): Checked<WhenOutcome> =>
  evaluateAll(when, { the: "The", stopsAtFalse: false });

/**
 * The same for the conditions of a step. Behind a CEL expression that is false none is evaluated, so none can fail there.
 *
 * @throws {TypeError} if it is given no list of conditions
 * @see tektoncd/pipeline pkg/entrypoint/entrypointer.go allowExec
 */
export const evaluateStepWhen = (when: readonly WhenExpression[]): Checked<WhenOutcome> =>
  evaluateAll(when, { the: "the", stopsAtFalse: true });

/** How a step differs from a task: in a letter of a message, and in what is done behind a CEL expression that is false. */
interface Manner {
  readonly the: "The" | "the";
  readonly stopsAtFalse: boolean;
}

function evaluateAll(when: readonly WhenExpression[], { the, stopsAtFalse }: Manner): Checked<WhenOutcome> {
  wantObjects(when, "evaluate conditions", "a list of when expressions");
  const cel = new Map<string, boolean>();
  for (const [index, { cel: text = "" }] of when.entries()) {
    if (text === "" || cel.has(text)) continue;
    const value = evaluate(text, index, the);
    if (typeof value !== "boolean") return { ok: false, diagnostics: value };
    cel.set(text, value);
    if (stopsAtFalse && !value) break;
  }
  return { ok: true, value: { allows: allowsExecution(when, cel), cel }, diagnostics: [] };
}

/** Whether all conditions hold; of a CEL expression, by what it has been evaluated to. */
export const allowsExecution = (when: readonly WhenExpression[], cel: ReadonlyMap<string, boolean>): boolean =>
  when.every(
    ({ input = "", operator, values = [], cel: text = "" }) =>
      values.includes(input) === (operator === "in") && (text === "" || cel.get(text) === true),
  );

function evaluate(text: string, index: number, the: Manner["the"]): boolean | readonly Diagnostic[] {
  const program = compileCel(text);
  const outcome = program.ok ? evaluateCel(program.value) : program;
  if (outcome.ok) {
    if (typeof outcome.value === "boolean") return outcome.value;
    return [problem(`${the} CEL expression ${text} is not evaluated to a boolean`, index)];
  }
  const isOfCompiler = outcome.diagnostics.some(({ code }) => code === "cel/syntax" || code === "cel/check");
  // Only the check has the compiler's own words for all that it finds.
  const words = isOfCompiler ? checkCel(text).map(({ details = "" }) => details) : outcome.diagnostics.map(message);
  return [problem(words.join("\n"), index)];
}

const message = (diagnostic: Diagnostic): string => diagnostic.message;

const problem = (text: string, index: number): Diagnostic => ({
  code: "run/cel",
  severity: "error",
  message: text,
  paths: [`when[${index}].cel`],
  at: ["when", index, "cel"],
});
