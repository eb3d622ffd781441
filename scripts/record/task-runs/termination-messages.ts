import { deflateRawSync } from "node:zlib";
import type { Choices } from "../cel/choices.ts";
import type { Json } from "../resources/arbitraries.ts";

/** A result that a step may report. */
export interface Reportable {
  readonly name: string;
  readonly type?: string;
  readonly value?: unknown;
}

/** What Tekton's entrypoint writes as a step ends. */
export interface Told {
  /** Since when the step ran. */
  readonly startedAt: string;
  readonly ofTask: readonly Reportable[];
  readonly ofStep: readonly Reportable[];
  /** The exit code that was passed over, or why the step did not run. */
  readonly internal?: readonly Json[];
}

/** A termination message; now and then compressed, or not to be read. */
export function writeTerminationMessage(choices: Choices, told: Told): string {
  if (choices.oneIn(30)) return choices.pick(BROKEN);
  const text = JSON.stringify(entriesOf(choices, told));
  if (!choices.oneIn(8)) return text;
  const compressed = `tknz:${deflateRawSync(text).toString("base64").replace(/=+$/, "")}`;
  // One that is cut off, or is no base64.
  return choices.oneIn(6) ? choices.pick([compressed.slice(0, -9), `${compressed}!`, "tknz:"]) : compressed;
}

const BROKEN = [
  "[",
  "not json",
  "null",
  "{}",
  '[{"key":"r","value":"xxxxxxxxxx',
  '[{"key":5,"value":"v","type":1}]',
  '[{"key":"r","value":"v","type":1.5}]',
  `[{"key":"r","value":"${"ü".repeat(140)}`,
  "2024/01/01 00:00:14 Termination message is above max allowed size 4096, caused by large task result.",
];

function entriesOf(choices: Choices, { startedAt, ofTask, ofStep, internal = [] }: Told): readonly unknown[] {
  const precise = startedAt.replace("Z", ".123Z");
  const entries: unknown[] = [{ key: "StartedAt", value: choices.oneIn(40) ? startedAt : precise, type: 3 }];
  for (const result of ofTask)
    if (!choices.oneIn(5) && result.value === undefined) entries.push(entryOf(choices, result, TASK_RESULT));
  for (const result of ofStep) if (!choices.oneIn(6)) entries.push(entryOf(choices, result, STEP_RESULT));
  if (choices.oneIn(8)) entries.push({ key: "s.json", value: choices.pick(ARTIFACTS), type: 5 });
  if (choices.oneIn(8)) entries.push({ key: "t.json", value: choices.pick(ARTIFACTS), type: 6 });
  if (choices.oneIn(8)) entries.push(choices.pick(ODD_ENTRIES));
  return [...entries, ...internal];
}

/** Once they were words. */
const TASK_RESULT = [1, 1, 1, 1, 1, 1, 1, 1, "TaskRunResult"] as const;
const STEP_RESULT = [4, 4, 4, 4, 4, 4, 4, 4, "StepResult"] as const;

const entryOf = (
  choices: Choices,
  { name, type = "string" }: Reportable,
  types: readonly (number | string)[],
): Json => ({
  key: name,
  value: choices.pick(VALUES.get(choices.oneIn(12) ? "string" : type) ?? []),
  type: choices.pick(types),
});

const VALUES = new Map<string, readonly string[]>([
  ["string", ["v", "", "two\nlines\n", "ü<&>\u2028", "[not,a,list", "true", '{"k":"v"}']],
  ["array", ['["a","b"]', "[]", '["x"]', "[1,2]", "scalar"]],
  ["object", ['{"k":"v","j":"w"}', '{"k":"v"}', "{}", '{"k":1}', "scalar"]],
]);

const ARTIFACTS = [
  '{"outputs":[{"name":"image","buildOutput":true,"values":[{"uri":"pkg:x","digest":{"sha256":"b35c"}}]}]}',
  '{"inputs":[{"name":"src","values":[{"uri":"git:x","digest":{"sha1":"95f0"}}]}],"outputs":[{"name":"image","values":[{"uri":"pkg:y"}]}]}',
  '{"inputs":[{"name":"src","values":[{"digest":{"sha1":"95f0","sha256":"b35c"}}]}]}',
  "{}",
  "null",
  '{"inputs":5}',
  '{"outputs":[{"name":',
];

const ODD_ENTRIES: readonly Json[] = [
  { key: "undeclared", value: "u", type: 1 },
  { key: "r", value: "again", type: 1 },
  { key: "r", value: "of a step", type: 4 },
  { key: "old", value: "x", type: 2 },
  { key: "old", value: "x", type: "PipelineResourceResult", resourceName: "git" },
  { key: null, value: null, type: null },
  { key: "ExitCode", value: "many", type: 3 },
  { KEY: "r", Value: "any case", tYPe: 1 },
  { key: "typeless", value: "x" },
  { key: "Reason", value: "Odd", type: 3 },
];
