import type { Json } from "../resources/arbitraries.ts";
import { type Change, leaveOut, put, type Slip, slipsAt } from "./slip.ts";

const flags =
  (fields: Json): Change =>
  (question) => ({ ...question, flags: { ...(question["flags"] as Json), ...fields } });
const defaults =
  (fields: Json): Change =>
  (question) => ({ ...question, defaults: { ...(question["defaults"] as Json), ...fields } });
const old =
  (change: (old: Json) => Json): Change =>
  (question) =>
    question["old"] === undefined ? undefined : { ...question, old: change(question["old"] as Json) };
const oldSpec = (fields: Json): Change =>
  old((before) => ({ ...before, spec: { ...(before["spec"] as Json), ...fields } }));
const done = { conditions: [{ type: "Succeeded", status: "False" }] };

/** Slips in how the cluster is set up, and in updates. */
const surroundings = slipsAt("question", {
  "only stable features": flags({ "enable-api-fields": "stable" }),
  "only beta features": flags({ "enable-api-fields": "beta" }),
  "no artifacts": flags({ "enable-artifacts": "false" }),
  "no enums": flags({ "enable-param-enum": "false" }),
  "no specs inside others": flags({ "disable-inline-spec": "pipeline,taskrun,pipelinerun" }),
  "no specs inside pipelines": flags({ "disable-inline-spec": "pipeline" }),
  "references by URL": flags({ "enable-concise-resolver-syntax": "true" }),
  "a flag that is none": flags({ "enable-api-fields": "gamma" }),
  "small matrices": defaults({ "default-max-matrix-combinations-count": "1" }),
  "forbidden variables": defaults({ "default-forbidden-env": "HTTP_PROXY,LANG" }),
  "no timeout": defaults({ "default-timeout-minutes": "0" }),
  "short timeouts": defaults({ "default-timeout-minutes": "1" }),
  "an update by another manager": oldSpec({ managedBy: "example.com/other" }),
  "an update of the spec": oldSpec({ serviceAccountName: "before", taskRunTemplate: undefined }),
  "an update of the params": oldSpec({ params: [{ name: "before", value: "x" }] }),
  "an update of what is done": old((before) => ({
    ...before,
    status: done,
    spec: { ...(before["spec"] as Json), params: [] },
  })),
});

/** Slips in any kind. */
export const questionSlips: readonly Slip[] = [
  ...surroundings,
  ...slipsAt("document.metadata", {
    "no name": leaveOut("name"),
    "a name with capitals": put({ name: "My-Resource" }),
    "a name that is too long": put({ name: "a".repeat(64) }),
    "a name with dots": put({ name: "my.resource..x" }),
    "no labels": leaveOut("labels"),
    "a generated name": () => ({ generateName: "a-" }),
    "a generated name with capitals": () => ({ generateName: "A_" }),
  }),
  ...slipsAt("document", { "a misspelt field": put({ sepc: {} }) }),
];
