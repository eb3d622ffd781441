import { onceForLong } from "../../go/once-for-long.ts";
import { extractNames, type VariablePrefix } from "../../substitute/seen-variables.ts";
import type { ValidationContext } from "../context.ts";
import { also, check, type Finding, MOST_CHARACTERS } from "../finding.ts";
import { unknownKeys } from "../object-params.ts";
import type { ParamNames } from "../param-specs.ts";
import {
  mixedVariable,
  type Names,
  prohibitedVariable,
  unknownAmong,
  unknownByName,
  wholeVariable,
} from "../variables.ts";
import { TASK_PREFIXES } from "./prefixes.ts";
import { inText, type StepText } from "./step-texts.ts";

type Texts = readonly (readonly StepText[])[];
type WithPrefixes = Pick<ValidationContext, "prefixes">;

/**
 * The params that the steps refer to are declared, with the keys that they ask for, and objects are not used as strings.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go ValidateUsageOfDeclaredParameters
 */
export function validateUsageOfParams(
  texts: Texts,
  { all, objects }: ParamNames,
  { prefixes: { params } = TASK_PREFIXES }: WithPrefixes,
): readonly Finding[] {
  const found: Finding[] = [];
  also(found, check("params-declared", validateVariables(texts, params, all)));
  also(found, check("object-param", validateObjectUsage(texts, objects, params)));
  return found;
}

/**
 * The steps refer to no variable under a prefix but those that are known.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go validateStepVariables
 */
function validateVariables(texts: Texts, prefix: VariablePrefix, known: Names): readonly Finding[] {
  const found: Finding[] = [];
  const find = lookingOnce((text, findUnknown) => findUnknown(text, extractNames(text, prefix), known));
  for (const [index, ofStep] of texts.entries())
    for (const text of ofStep) {
      const finding = find(text);
      if (finding !== undefined) also(found, inText(`steps[${index}]`, asInVariables(text), finding));
    }
  return found;
}

/** One look at each long text, in whichever of the two ways its field wants. */
function lookingOnce<T>(look: (text: string, findUnknown: typeof unknownAmong) => T): (text: StepText) => T {
  const plainly = onceForLong((text) => look(text, unknownAmong));
  const byName = onceForLong((text) => look(text, unknownByName));
  return ({ text, namesVariables }) => (namesVariables ? byName : plainly)(text);
}

/** As in the reference: here, and only here, two fields of a volume mount have a capital. */
const asInVariables = (text: StepText): StepText =>
  text.field === "volumeMounts"
    ? { ...text, printed: text.printed.replace(".mountPath", ".MountPath").replace(".subPath", ".SubPath") }
    : text;

function validateObjectUsage(texts: Texts, objects: ParamNames["objects"], params: VariablePrefix): readonly Finding[] {
  const found: Finding[] = [];
  if (objects.names.size === 0) return found;
  const findKeys = lookingOnce((text, findUnknown) => unknownKeys(text, objects, findUnknown));
  const findWhole = onceForLong((text) => wholeVariable(text, params, objects.names));
  for (const [index, ofStep] of texts.entries())
    for (const text of ofStep)
      for (const finding of findKeys(text)) also(found, inText(`steps[${index}]`, asInVariables(text), finding));
  also(
    found,
    inStepsBehind(texts, ({ text, field }) => (field === "onError" ? undefined : findWhole(text))),
  );
  return found;
}

/**
 * Arrays stand where they may become several values: alone, in command and args.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go validateArrayUsage
 */
export function validateArrayUsage(
  texts: Texts,
  arrays: Names,
  { prefixes: { params } = TASK_PREFIXES }: WithPrefixes,
): readonly Finding[] {
  const found: Finding[] = [];
  const findMixed = onceForLong((text) => mixedVariable(text, params, arrays));
  const findProhibited = onceForLong((text) => prohibitedVariable(text, params, arrays));
  also(
    found,
    check(
      "array-param",
      inStepsBehind(texts, ({ text, field }) => {
        if (field === "onError") return undefined;
        return field === "command" || field === "args" ? findMixed(text) : findProhibited(text);
      }),
    ),
  );
  return found;
}

/** As in the reference: each step puts its own index before the paths of those before it: `steps[1].steps[0].image`. */
function inStepsBehind(texts: Texts, find: (text: StepText) => Finding | undefined): readonly Finding[] {
  const found: Finding[] = [];
  let steps = "";
  let characters = 0;
  for (let index = texts.length - 1; index >= 0 && characters <= MOST_CHARACTERS; index--) {
    steps += `${steps === "" ? "" : "."}steps[${index}]`;
    for (const text of texts[index] ?? []) {
      const finding = find(text);
      if (finding === undefined) continue;
      also(found, inText(steps, text, finding));
      characters += steps.length;
    }
  }
  return found;
}

const TASK_RUN_VARIABLES = new Set(["name", "namespace", "uid"]);
const TASK_VARIABLES = new Set(["name", "retry-count"]);

/**
 * Of the run and of the task the steps can ask for what there is: names, and the count of retries.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go validateTaskContextVariables
 */
export function validateTaskContextVariables(
  texts: Texts,
  { prefixes: { taskRun, task } = TASK_PREFIXES }: WithPrefixes,
): readonly Finding[] {
  const found: Finding[] = [];
  also(found, validateVariables(texts, taskRun, TASK_RUN_VARIABLES));
  also(found, validateVariables(texts, task, TASK_VARIABLES));
  return found;
}

/**
 * The results whose path a script asks for are declared.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go validateTaskResultsVariables
 */
export function validateTaskResultsVariables(
  texts: Texts,
  declared: Names,
  { prefixes: { results } = TASK_PREFIXES }: WithPrefixes,
): readonly Finding[] {
  const found: Finding[] = [];
  const find = lookingOnce((text, findUnknown) => findUnknown(text, extractNames(text, results), declared));
  for (const [index, ofStep] of texts.entries()) {
    const script = ofStep.find(({ field }) => field === "script");
    if (script === undefined) continue;
    const finding = find(script);
    if (finding !== undefined) also(found, inText(`steps[${index}]`, script, finding));
  }
  return found;
}
