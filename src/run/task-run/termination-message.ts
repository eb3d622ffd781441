import { atoi } from "../../go/atoi.ts";
import { compareCodePoints, formatString } from "../../go/json.ts";
import { kindOf, type WrittenJson } from "../../go/json-as-written.ts";
import { type GoType, listOf, unmarshal } from "../../go/unmarshal.ts";
import { decompressed } from "./decompressed.ts";

/** What a step has told as it ended: one key and its value. */
export interface RunResult {
  readonly key: string;
  readonly value: string;
  /** No longer written. */
  readonly resourceName: string;
  /** One of `RESULT_TYPE`, or a number that nobody knows: a bigint, if it is a large one. */
  readonly type: number | bigint;
}

/**
 * What an entry of a termination message is about: a result, artifacts, or what is for the controller alone.
 *
 * @see tektoncd/pipeline pkg/result/result.go ResultType
 */
export const RESULT_TYPE = {
  ofTask: 1,
  internal: 3,
  ofStep: 4,
  artifactsOfStep: 5,
  artifactsOfTask: 6,
  unknown: 10,
} as const;

/** What a termination message says, or why it cannot be read. */
export type TerminationMessage = { readonly results: readonly RunResult[] } | { readonly error: string };

/**
 * What a termination message says, sorted by keys. Of several with one key the last one counts, whatever it is about.
 *
 * @see tektoncd/pipeline pkg/termination/parse.go ParseMessage
 */
export function parseTerminationMessage(message: string): TerminationMessage {
  const read = decompressed(message);
  if ("error" in read) return read;
  const { value, error } = unmarshal(read.text, RUN_RESULTS);
  if (error !== undefined) return { error: `parsing message json: ${error}, msg: ${shortened(read.text)}` };
  // Without an error it is a list of objects with these fields, or null.
  const entries = (value ?? []) as readonly Partial<RunResult>[];
  const results = entries.map(({ key = "", value = "", resourceName = "", type = 0 }) => ({
    key,
    value,
    resourceName,
    type,
  }));
  const byKey = new Map(results.filter(saysSomething).map((result) => [result.key, result]));
  return { results: [...byKey.values()].sort((a, b) => compareCodePoints(a.key, b.key)) };
}

const saysSomething = ({ key, value, resourceName, type }: RunResult): boolean =>
  key !== "" || value !== "" || resourceName !== "" || type !== 0;

/**
 * What is left of a message when others have taken their part, as Go writes it; empty if that is nothing.
 *
 * @see tektoncd/pipeline pkg/pod/status.go createMessageFromResults
 */
export const formatTerminationMessage = (results: readonly RunResult[]): string =>
  results.length === 0 ? "" : `[${results.map(formatResult).join(",")}]`;

function formatResult({ key, value, resourceName, type }: RunResult): string {
  const more = `${resourceName === "" ? "" : `,"resourceName":${formatString(resourceName)}`}${type === 0 ? "" : `,"type":${type}`}`;
  return `{"key":${formatString(key)},"value":${formatString(value)}${more}}`;
}

/** Types were words once. */
const WORDS = new Map<string, number>([
  ["StepResult", RESULT_TYPE.ofStep],
  ["TaskRunResult", RESULT_TYPE.ofTask],
  ["InternalTektonResult", RESULT_TYPE.internal],
  ["StepArtifactsResult", RESULT_TYPE.artifactsOfStep],
  ["TaskRunArtifactsResult", RESULT_TYPE.artifactsOfTask],
]);

/** @see tektoncd/pipeline pkg/result/result.go ResultType.UnmarshalJSON */
function readType(written: WrittenJson): { readonly value: number | bigint } | { readonly error: string } {
  const kind = kindOf(written);
  if (kind === "null") return { value: 0 };
  if (kind === "string") return { value: WORDS.get(JSON.parse(String(written))) ?? RESULT_TYPE.unknown };
  const number = kind === "number" ? atoi(String(written)) : "";
  if (typeof number === "bigint") return { value: isSafe(number) ? Number(number) : number };
  const shown = kind === "number" ? `number ${written}` : kind;
  const notAn = (given: string, want: string) => `json: cannot unmarshal ${given} into Go value of type ${want}`;
  return {
    error: `unsupported value type, neither int nor string: ${notAn(shown, "int")}\n${notAn(kind, "string")}`,
  };
}

const isSafe = (number: bigint): boolean => Number.isSafeInteger(Number(number));

const RUN_RESULTS = listOf({
  kind: "struct",
  package: "result",
  name: "RunResult",
  fields: new Map<string, GoType>([
    ["key", "string"],
    ["value", "string"],
    ["resourceName", "string"],
    ["type", { kind: "custom", name: "result.ResultType", read: readType }],
  ]),
});

const MOST_SHOWN_BYTES = 256;

/** As in the reference: cut by bytes, so that the last character may be half a one. */
function shortened(text: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= MOST_SHOWN_BYTES) return text;
  const whole = bytes.subarray(0, MOST_SHOWN_BYTES);
  return `${new TextDecoder("utf-8", { ignoreBOM: true }).decode(whole)}...(truncated)`;
}
