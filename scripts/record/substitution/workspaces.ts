import type { Choices } from "../cel/choices.ts";
import { type Json, plainJson } from "../resources/arbitraries.ts";
import { pickSome } from "./params.ts";
import type { Writing } from "./writing.ts";

/** Workspaces, declared and bound, and how they may be referred to. */
export interface Workspaces {
  readonly declared: readonly Json[];
  readonly bound: readonly Json[];
  readonly names: readonly string[];
}

const NAMES = ["source", "cache", "a-b", "constructor"];

/** Up to three workspaces, mostly bound; the writing is for names and paths. */
export function writeWorkspaces(
  choices: Choices,
  { text, maybe }: Writing,
  { inTask }: { inTask: boolean },
): Workspaces {
  const names = pickSome(choices, NAMES, 3);
  const declared: Json[] = [];
  const bound: Json[] = [];
  for (const name of names) {
    const isOptional = choices.oneIn(4);
    const isDeclared = !choices.oneIn(16);
    if (isDeclared)
      declared.push(
        plainJson({
          name,
          optional: isOptional ? true : undefined,
          mountPath: inTask ? maybe(3, () => choices.pick([`/mnt/${name}`, `/mnt/${text()}`])) : undefined,
          readOnly: inTask ? maybe(8, () => true) : undefined,
        }),
      );
    if (!choices.oneIn(isOptional ? 2 : 25)) bound.push({ name, ...writeSource(choices, { text, maybe }) });
  }
  return { declared, bound, names };
}

function writeSource(choices: Choices, { text, maybe }: Pick<Writing, "text" | "maybe">): Json {
  const items = () => maybe(2, () => [{ key: text(), path: text() }]);
  const claimed = { persistentVolumeClaim: { claimName: choices.pick(["disk", "disk", text()]) } };
  const sources = [
    () => ({ emptyDir: {} }),
    () => ({ ...claimed, subPath: maybe(2, text) }),
    () => ({ configMap: { name: text(), items: items() } }),
    () => ({ secret: { secretName: text(), items: items() } }),
    () => ({ emptyDir: { medium: "Memory" }, subPath: text() }),
    () => ({
      projected: {
        sources: [{ secret: { name: text(), items: items() } }, { configMap: { name: text(), items: items() } }],
      },
    }),
    () => ({ csi: { driver: text(), nodePublishSecretRef: { name: text() } } }),
    () => ({ volumeClaimTemplate: { spec: { accessModes: ["ReadWriteOnce"] } }, subPath: maybe(2, text) }),
  ];
  return plainJson(choices.pick(sources)());
}
