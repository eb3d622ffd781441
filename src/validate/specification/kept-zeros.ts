import type { SpecifiedTypes } from "./requirement-levels.ts";

/**
 * The fields that Go keeps behind a pointer: they are printed even where they are `""`, `0`, `false` or `{}`. Of all others
 * such a value is left out, and says no more than its absence.
 */
export const KEPT_ZEROS: { readonly [T in keyof SpecifiedTypes]?: readonly (keyof SpecifiedTypes[T])[] } = {
  ObjectMeta: ["deletionTimestamp", "deletionGracePeriodSeconds"],
  TaskSpec: ["stepTemplate"],
  ParamSpec: ["default"],
  Step: ["securityContext", "timeout", "stdoutConfig", "stderrConfig", "ref"],
  Sidecar: ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle", "restartPolicy", "securityContext"],
  SecurityContext: [
    ...(["runAsUser", "runAsGroup", "runAsNonRoot", "privileged", "allowPrivilegeEscalation"] as const),
    ...(["readOnlyRootFilesystem", "capabilities", "seLinuxOptions", "seccompProfile", "appArmorProfile"] as const),
    ...(["procMount", "windowsOptions"] as const),
  ],
  TaskResult: ["value"],
  PipelineTask: ["taskRef", "taskSpec", "pipelineRef", "pipelineSpec", "matrix", "timeout"],
  TaskRunSpec: ["taskRef", "taskSpec", "timeout", "podTemplate", "computeResources", "debug", "managedBy"],
  PipelineRunSpec: ["pipelineRef", "pipelineSpec", "timeouts", "managedBy"],
  TimeoutFields: ["pipeline", "tasks", "finally"],
  WorkspaceBinding: [
    ...(["volumeClaimTemplate", "persistentVolumeClaim", "emptyDir", "configMap"] as const),
    ...(["secret", "projected", "csi"] as const),
  ],
  EmptyDirVolumeSource: ["sizeLimit"],
  EnvVar: ["valueFrom"],
};
