import type { OpenPass } from "./open-pass.ts";
import { podNamed, type TaskRunPod } from "./pod.ts";
import type { PatchPodCommand } from "./pod-command.ts";

/** With a pod that is created. */
export const createPod = (pass: OpenPass, pod: TaskRunPod): OpenPass => ({
  ...pass,
  pods: [...pass.pods, pod],
  commands: [...pass.commands, { type: "create-pod", pod }],
});

/** Without a pod; if there is none of that name, there is nothing to do. */
export function deletePod(pass: OpenPass, name: string): OpenPass {
  const pods = pass.pods.filter(({ metadata }) => metadata.name !== name);
  if (pods.length === pass.pods.length) return pass;
  return { ...pass, pods, commands: [...pass.commands, { type: "delete-pod", name }] };
}

type PodChanges = Pick<PatchPodCommand, "annotations" | "images">;

/** With a pod that is changed; the same, if there is none of that name. */
export function patchPod(pass: OpenPass, name: string, changes: PodChanges): OpenPass {
  const pod = podNamed(pass.pods, name);
  if (pod === undefined) return pass;
  return {
    ...pass,
    pods: pass.pods.map((other) => (other === pod ? patched(pod, changes) : other)),
    commands: [...pass.commands, { type: "patch-pod", name, ...changes }],
  };
}

function patched({ metadata, spec, ...pod }: TaskRunPod, { annotations, images = {} }: PodChanges): TaskRunPod {
  const byName = new Map(Object.entries(images));
  return {
    ...pod,
    metadata:
      annotations === undefined ? metadata : { ...metadata, annotations: { ...metadata.annotations, ...annotations } },
    spec: {
      ...spec,
      containers: spec.containers.map((container) => {
        const image = byName.get(container.name);
        return image === undefined ? container : { ...container, image };
      }),
    },
  };
}
