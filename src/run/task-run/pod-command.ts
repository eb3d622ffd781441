import type { CreateClaimCommand } from "../command.ts";
import type { TaskRunPod } from "./pod.ts";

/** What a pass over a TaskRun wants to be done, as data. The state of the run is as if it were done already. */
export type PodCommand = CreatePodCommand | DeletePodCommand | PatchPodCommand | CreateClaimCommand;

/** Create the pod of an attempt. */
export interface CreatePodCommand {
  readonly type: "create-pod";
  /** As far as the controller looks at it: its name, annotations and containers. */
  readonly pod: TaskRunPod;
}

/** Delete a pod. With that it is gone: nothing more is to be told of it. */
export interface DeletePodCommand {
  readonly type: "delete-pod";
  readonly name: string;
}

/** Change a pod that stays. */
export interface PatchPodCommand {
  readonly type: "patch-pod";
  readonly name: string;
  /** New values: `tekton.dev/ready: READY` lets the first step start, `tekton.dev/cancel: CANCEL` ends all steps. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** New images, by container: a sidecar is stopped by one that ends at once, which `NOP_IMAGE` stands for. */
  readonly images?: Readonly<Record<string, string>>;
}

/** Stands for an image that does nothing: which one that is, the installation of Tekton says. */
export const NOP_IMAGE = "nop-image";
