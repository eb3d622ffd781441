import { isKind } from "../../decode/decode.ts";
import type { TypeMeta } from "../../decode/type-meta.ts";
import type { Diagnostic } from "../../diagnostic.ts";

/**
 * What is done with an object that says it is of a kind: it is checked, or it is told that it is not although Tekton does,
 * or it is passed over as it is of another API. What is nearly Tekton's is checked: that says what is wrong.
 */
export function handlingOf({ apiVersion, kind }: TypeMeta): "check" | "tell" | "skip" {
  if (NOT_CHECKED.has(`${apiVersion} ${kind}`)) return "tell";
  if (/^(?:resolution\.)?tekton\.dev(?:\/|$)/.test(apiVersion)) return "check";
  return isKind(kind) && (apiVersion === "" || apiVersion.startsWith("tekton")) ? "check" : "skip";
}

/** What Tekton's webhook knows, and this library does not. */
const NOT_CHECKED: ReadonlySet<string> = new Set([
  "tekton.dev/v1alpha1 VerificationPolicy",
  "tekton.dev/v1alpha1 StepAction",
  "resolution.tekton.dev/v1alpha1 ResolutionRequest",
]);

/** That a kind of Tekton's is not checked. */
export const notChecked = ({ apiVersion, kind, keys }: TypeMeta): Diagnostic => ({
  code: "cli/not-checked",
  severity: "info",
  message: `${kind} of ${apiVersion} is not checked here`,
  paths: [],
  at: [keys.apiVersion],
});

/** Whether a text speaks of Tekton at all, or holds something that may be meant to be Tekton's. */
export const mayHoldTekton = (text: string): boolean => text.includes("tekton.dev/") || KIND.test(text);

const KIND = /\bkind["']?[ \t]*:[ \t]*["']?(?:Task|Pipeline|StepAction|CustomRun|ResolutionRequest)/i;
