import type { Path } from "../../diagnostic.ts";
import type { StepActionSpec } from "../../types/step-action.ts";
import { type Finding, joinFields, viaField } from "../finding.ts";

/** A text in which variables are looked for. */
export interface ActionText {
  readonly text: string;
  readonly field: "image" | "script" | "command" | "args" | "env" | "volumeMounts";
  readonly printed: string;
  readonly at: Path;
}

/** The texts of a step action that may refer to variables. */
export function textsOfStepAction(spec: StepActionSpec): ActionText[] {
  const { command = [], args = [], env = [], volumeMounts = [] } = spec;
  const texts: ActionText[] = [];
  const add = (text: string | undefined, field: ActionText["field"], printed: string, at: Path) => {
    if (text?.includes("$(") === true) texts.push({ text, field, printed, at });
  };
  for (const field of ["image", "script"] as const) add(spec[field], field, field, [field]);
  for (const [index, text] of command.entries()) add(text, "command", `command[${index}]`, ["command", index]);
  for (const [index, text] of args.entries()) add(text, "args", `args[${index}]`, ["args", index]);
  for (const [index, { name, value }] of env.entries())
    add(value, "env", joinFields("env", joinFields(`[${name}]`)), ["env", index, "value"]);
  for (const [index, { name }] of volumeMounts.entries())
    add(name, "volumeMounts", `volumeMounts[${index}]`, ["volumeMounts", index, "name"]);
  return texts;
}

/** What is found in a text, put where the text is. */
export const here = ({ printed, at }: ActionText, finding: Finding | undefined): readonly Finding[] =>
  finding === undefined ? [] : viaField(printed, [finding], at);
