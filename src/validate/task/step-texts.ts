import type { Path } from "../../diagnostic.ts";
import type { ValidationContext } from "../context.ts";
import { type Finding, joinFields, viaField } from "../finding.ts";
import type { MergedStep } from "./step-template.ts";

/** A text of a step that may refer to variables. */
export interface StepText {
  readonly text: string;
  readonly field: "name" | "image" | "workingDir" | "script" | "command" | "args" | "env" | "volumeMounts" | "onError";
  /** As the reference prints the field, counted from the step. */
  readonly printed: string;
  /** Where it is, counted from the task's spec. */
  readonly at: Path;
  /** Of a variable in it that is not there, the name is told. */
  readonly namesVariables: boolean;
}

/** The texts of each step in which variables are looked for; those without a `$(` are left out. */
export const textsOfSteps = (
  steps: readonly MergedStep[],
  { namesVariablesOfScripts }: ValidationContext,
): readonly (readonly StepText[])[] =>
  steps.map((step) =>
    textsOfStep(step).map((text) => ({
      // Before the others: Node 20 makes a new hidden class for each object that grows behind a spread.
      namesVariables: namesVariablesOfScripts === true && text.field === "script",
      ...text,
    })),
  );

function textsOfStep({ step, placeOf, indexOf }: MergedStep): readonly Omit<StepText, "namesVariables">[] {
  const found: Omit<StepText, "namesVariables">[] = [];
  for (const field of ["name", "image", "workingDir", "script", "onError"] as const) {
    const text = step[field];
    if (mayRefer(text)) found.push({ text, field, printed: field, at: placeOf(field) });
  }
  for (const field of ["command", "args"] as const)
    for (const [index, text] of (step[field] ?? []).entries())
      if (mayRefer(text))
        found.push({ text, field, printed: `${field}[${indexOf(field, index)}]`, at: placeOf(field, index) });
  for (const [index, { name, value: text }] of (step.env ?? []).entries())
    if (mayRefer(text)) {
      const printed = joinFields("env", joinFields(`[${name}]`));
      found.push({ text, field: "env", printed, at: [...placeOf("env", index), "value"] });
    }
  for (const [index, mount] of (step.volumeMounts ?? []).entries())
    for (const field of ["name", "mountPath", "subPath"] as const) {
      const text = mount[field];
      // as in the reference: the path names no such field, `volumeMount`
      const printed = `volumeMount[${indexOf("volumeMounts", index)}].${field}`;
      if (mayRefer(text))
        found.push({ text, field: "volumeMounts", printed, at: [...placeOf("volumeMounts", index), field] });
    }
  return found;
}

const mayRefer = (text: string | undefined): text is string => text?.includes("$(") === true;

/** Puts a finding about a text where the text is. `steps` is how the reference prints the step. */
export const inText = (steps: string, { printed, at }: StepText, finding: Finding): readonly Finding[] =>
  viaField(steps, viaField(printed, [finding], []), at);
