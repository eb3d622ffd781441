import type { Path } from "../../diagnostic.ts";
import { hasArtifactsPath, hasStepArtifact, hasTaskArtifact, stepResultIn } from "../../substitute/step-references.ts";
import type { ValidationContext } from "../context.ts";
import { type Finding, generic } from "../finding.ts";
import type { MergedStep } from "./step-template.ts";

/**
 * Artifacts may be used where the cluster has switched them on. Where it has not, nothing else is said of a step.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/container_validation.go validateArtifactsReferencesInStep
 */
export function artifactsInStep({ step, placeOf }: MergedStep, { config }: ValidationContext): Finding | undefined {
  if (config.featureFlags.enableArtifacts) return undefined;
  const here = (at: Path): Finding => ({ check: "artifacts", ...generic(ARTIFACTS_ARE_OFF, "", { at }) });
  if (step.script !== undefined && hasArtifact(step.script)) return here(placeOf("script"));
  for (const field of ["command", "args"] as const) {
    const index = step[field]?.findIndex(hasArtifact) ?? -1;
    if (index >= 0) return here(placeOf(field, index));
  }
  const index = step.env?.findIndex(({ value = "" }) => hasArtifact(value)) ?? -1;
  return index < 0 ? undefined : here([...placeOf("env", index), "value"]);
}

/** What is said wherever artifacts are used and the cluster has not switched them on. */
export const ARTIFACTS_ARE_OFF = "feature flag enable-artifacts should be set to true to use artifacts feature.";

/** Whether a text refers to artifacts, in whatever way. */
export const hasArtifact = (text: string): boolean =>
  text.includes("$(") && (hasStepArtifact(text) || hasTaskArtifact(text) || hasArtifactsPath(text));

/**
 * Results and artifacts of earlier steps are known when the step runs: what is needed to make the pod cannot refer to them.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/container_validation.go validateStepResultReference
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/container_validation.go validateStepArtifactsReference
 */
export function validateStepReferences(merged: MergedStep): readonly Finding[] {
  const found: Finding[] = [];
  for (const { text, printed, at } of textsOfPod(merged)) {
    if (stepResultIn(text) !== undefined)
      found.push({
        check: "step-references",
        ...generic(`stepResult ${ONLY_IN} command and args. Found usage in`, printed, { at }),
      });
    if (printed !== "script" && hasStepArtifact(text))
      found.push({
        check: "step-references",
        ...generic(`stepArtifact ${ONLY_IN} command, args and script. Found usage in`, printed, { at }),
      });
  }
  return found;
}

const ONLY_IN = "substitutions are only allowed in env,";

/** The texts of a step without which there is no pod, as the reference prints their fields. */
function textsOfPod({ step, placeOf }: MergedStep): { text: string; printed: string; at: Path }[] {
  const texts: { text: string; printed: string; at: Path }[] = [];
  const add = (text: string | undefined, printed: string, at: () => Path) => {
    if (text?.includes("$(step")) texts.push({ text, printed, at: at() });
  };
  for (const field of ["name", "image", "script", "imagePullPolicy", "workingDir"] as const)
    add(step[field], field, () => placeOf(field));
  step.envFrom?.forEach(({ prefix, configMapRef, secretRef }, index) => {
    add(prefix, "envFrom.prefix", () => [...placeOf("envFrom", index), "prefix"]);
    add(configMapRef?.name, "envFrom.configMapRef", () => [...placeOf("envFrom", index), "configMapRef", "name"]);
    add(secretRef?.name, "envFrom.secretRef", () => [...placeOf("envFrom", index), "secretRef", "name"]);
  });
  step.volumeMounts?.forEach((mount, index) => {
    for (const field of ["name", "mountPath", "subPath"] as const)
      add(mount[field], `volumeMounts.${field}`, () => [...placeOf("volumeMounts", index), field]);
  });
  step.volumeDevices?.forEach((device, index) => {
    for (const field of ["name", "devicePath"] as const)
      add(device[field], `volumeDevices.${field}`, () => [...placeOf("volumeDevices", index), field]);
  });
  return texts;
}
