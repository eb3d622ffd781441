import { cleanPath } from "../../go/path.ts";
import { quote } from "../../go/quote.ts";
import { trimSpace } from "../../go/space.ts";
import { type ValidationContext, validateEnabledApiFields } from "../context.ts";
import { isNegative } from "../durations.ts";
import { also, check, type Finding, generic, invalidValue, missingField, viaField, viaFieldIndex } from "../finding.ts";
import { isDnsLabel } from "../names.ts";
import { validateRef } from "../reference.ts";
import { artifactsInStep, validateStepReferences } from "./step-references.ts";
import type { MergedStep } from "./step-template.ts";

/**
 * One step by itself. Places count from the task's spec, because the step template may have given a part.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/container_validation.go Step.Validate
 */
export function validateStep(merged: MergedStep, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  const { step } = merged;
  const hiding = hidingFinding(merged, context);
  if (hiding !== undefined) {
    found.push(hiding);
    return found;
  }
  also(found, check("step-fields", step.ref === undefined ? withoutRef(merged) : withRef(merged, context)));
  also(found, check("step-name", validateName(merged)));
  also(found, check("volume-mounts", validateVolumeMounts(merged)));
  also(found, check("on-error", validateOnError(merged)));
  also(found, validateAlphaFields(merged, context));
  also(found, validateStepReferences(merged));
  return found;
}

/**
 * What hides everything else that is wrong with a step, if there is such a thing. As in the reference: it is one of two
 * mistakes, and only the first of them is told.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/container_validation.go Step.Validate
 */
export function hidingFinding(merged: MergedStep, context: ValidationContext): Finding | undefined {
  const { timeout } = merged.step;
  const gate = artifactsInStep(merged, context);
  if (gate !== undefined || !isNegative(timeout)) return gate;
  return {
    check: "step-timeout",
    ...invalidValue(timeout ?? "", "negative timeout", { at: merged.placeOf("timeout") }),
  };
}

/** What a step cannot have beside a reference to a step action, and what the message calls it. */
const NOT_WITH_REF = [
  ["image", "image"],
  ["command", "command"],
  ["args", "args"],
  ["script", "script"],
  ["workingDir", "working dir"],
  ["env", "env"],
  ["volumeMounts", "volumeMounts"],
  ["results", "results"],
] as const;

function withRef({ step, placeOf }: MergedStep, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  if (step.ref !== undefined) also(found, viaField("", validateRef(step.ref, context), placeOf("ref")));
  for (const [field, words] of NOT_WITH_REF)
    if (isSet(step[field])) found.push(generic(`${words} cannot be used with Ref`, field, { at: placeOf(field) }));
  return found;
}

const isSet = (value: string | readonly unknown[] | undefined): boolean => value !== undefined && value.length > 0;

function withoutRef({ step, placeOf }: MergedStep): readonly Finding[] {
  const found: Finding[] = [];
  if (isSet(step.params)) found.push(generic("params cannot be used without Ref", "params", { at: placeOf("params") }));
  // as in the reference: with a capital
  if (!isSet(step.image)) found.push(missingField("Image", placeOf("image")));
  if (isSet(step.script) && isSet(step.command))
    found.push(generic("script cannot be used with command", "script", { at: placeOf("script") }));
  return found;
}

function validateName({ step: { name }, placeOf }: MergedStep): readonly Finding[] {
  return name !== "" && !isDnsLabel(name)
    ? [generic(`invalid value ${quote(name)}`, "name", { at: placeOf("name"), details: STEP_NAMES })]
    : [];
}

const STEP_NAMES =
  "Task step name must be a valid DNS Label, For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names";

/** The folder /tekton is Tekton's own, but for the home below it, and so are volumes of some names. */
function validateVolumeMounts({ step: { volumeMounts = [] }, placeOf, indexOf }: MergedStep): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, { name, mountPath }] of volumeMounts.entries()) {
    const here = (message: string, field: "name" | "mountPath") =>
      viaFieldIndex(
        "volumeMounts",
        indexOf("volumeMounts", index),
        [generic(message, field)],
        placeOf("volumeMounts", index),
      );
    const path = cleanPath(mountPath);
    if (path.startsWith("/tekton/") && !path.startsWith("/tekton/home"))
      also(
        found,
        here(
          `volumeMount cannot be mounted under /tekton/ (volumeMount ${quote(name)} mounted at ${quote(mountPath)})`,
          "mountPath",
        ),
      );
    if (name.startsWith("tekton-internal-"))
      also(found, here(`volumeMount name ${quote(name)} cannot start with "tekton-internal-"`, "name"));
  }
  return found;
}

function validateOnError({ step: { onError = "" }, placeOf }: MergedStep): readonly Finding[] {
  if (onError === "" || isParamRef(onError) || onError === "continue" || onError === "stopAndFail") return [];
  return [
    generic(`invalid value: "${onError}"`, "onError", {
      at: placeOf("onError"),
      details: 'Task step onError must be either "continue" or "stopAndFail"',
    }),
  ];
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/container_validation.go isParamRefs */
export const isParamRef = (text: string): boolean => text.startsWith("$(params");

function validateAlphaFields({ step, placeOf }: MergedStep, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  if (isWindowsScript(step.script))
    also(found, validateEnabledApiFields("windows script support", "alpha", context, placeOf("script")));
  for (const field of ["stdoutConfig", "stderrConfig"] as const) {
    if (step[field] === undefined) continue;
    const feature = `step ${field.slice(0, 6)} stream support`;
    also(found, validateEnabledApiFields(feature, "alpha", context, placeOf(field)));
  }
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/container_validation.go Step.Validate */
export const isWindowsScript = (script = ""): boolean => trimSpace(script).startsWith("#!win");
