import type { Choices } from "../cel/choices.ts";
import { type Json, plainJson } from "../resources/arbitraries.ts";
import type { Writing } from "./writing.ts";

/** What steps, sidecars and the template of steps have in common: few fields at a time. */
export function writeContainer({ text, items, maybe }: Writing): Json {
  return plainJson({
    command: maybe(6, items),
    args: maybe(3, items),
    workingDir: maybe(6, text),
    imagePullPolicy: maybe(16, text),
    env: maybe(3, () => [
      { name: "A", value: text() },
      ...(maybe(4, () => [{ name: "B", valueFrom: { secretKeyRef: { name: text(), key: text() } } }]) ?? []),
      ...(maybe(6, () => [{ name: "C", valueFrom: { configMapKeyRef: { name: text(), key: text() } } }]) ?? []),
    ]),
    envFrom: maybe(10, () => [{ prefix: text(), configMapRef: { name: text() } }, { secretRef: { name: text() } }]),
    volumeMounts: maybe(6, () => [{ name: text(), mountPath: text(), subPath: text() }]),
  });
}

/** A step with fields that only steps have, besides those of containers. */
export function writeStep(choices: Choices, writing: Writing, workspaces: readonly string[]): Json {
  const { text, items, maybe } = writing;
  const { command, ...container } = writeContainer(writing);
  const hasScript = command === undefined && choices.oneIn(2);
  return plainJson({
    image: choices.oneIn(3) ? text() : "img",
    ...container,
    ...(hasScript ? { script: `#!/bin/sh\n${text()}\n${text()}` } : { command }),
    results: maybe(3, () => [{ name: "out" }, ...(maybe(3, () => [{ name: "list", type: "array" }]) ?? [])]),
    onError: maybe(8, () => choices.pick(["continue", text()])),
    when: maybe(8, () => [{ input: text(), operator: choices.pick(["in", "notin"]), values: items() }]),
    workspaces: maybe(8, () => mountsOf(writing, workspaces)),
    ...maybe(20, () => ({ stdoutConfig: { path: text() }, stderrConfig: maybe(2, () => ({ path: text() })) })),
    displayName: maybe(12, text),
    timeout: maybe(16, () => "1m30s"),
  });
}

/** What only some containers see of a workspace. */
function mountsOf({ text, maybe }: Writing, workspaces: readonly string[]): readonly Json[] {
  return workspaces.slice(0, 1).map((name) => plainJson({ name, mountPath: maybe(2, () => `/own/${text()}`) }));
}

export function writeSidecar(choices: Choices, writing: Writing, workspaces: readonly string[]): Json {
  const { text, maybe } = writing;
  return plainJson({
    name: choices.pick(["db", text()]),
    image: text(),
    ...writeContainer(writing),
    script: maybe(3, text),
    workspaces: maybe(3, () => mountsOf(writing, workspaces)),
  });
}

export function writeStepTemplate({ text, maybe }: Writing, container: Json): Json {
  return plainJson({ image: maybe(4, text), ...container });
}

export function writeVolume(choices: Choices, { text }: Writing): Json {
  const items = () => [{ key: text(), path: text() }];
  return choices.pick([
    () => ({ name: text(), emptyDir: {} }),
    () => ({ name: "config", configMap: { name: text(), items: items() } }),
    () => ({ name: "secret", secret: { secretName: text(), items: items() } }),
    () => ({ name: "claim", persistentVolumeClaim: { claimName: text() } }),
    () => ({ name: "host", hostPath: { path: text() } }),
    () => ({
      name: "projected",
      projected: {
        sources: [
          { configMap: { name: text(), items: items() } },
          { secret: { name: text() } },
          { serviceAccountToken: { audience: text(), path: "token" } },
        ],
      },
    }),
    () => ({
      name: "csi",
      csi: { driver: text(), nodePublishSecretRef: { name: text() }, volumeAttributes: { k: text() } },
    }),
  ])();
}
