import { toldTaskRunStatus, toldTaskRunTrace, toldTrace } from "./told-trace.ts";

/** A request to the oracle, without its id. */
export type Input = Readonly<Record<string, unknown>> & { readonly op: string };

export type Answer = Readonly<Record<string, unknown>>;

/** An answer from its JSON text. Long integers, which would be rounded, stand in it as texts. */
export function readAnswer(text: string): Answer {
  const exact = text.replace(/"(?:[^"\\]|\\.)*"|-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/g, (token) =>
    /^-?[0-9]{16,}$/.test(token) ? `"${token}n"` : token,
  );
  return JSON.parse(exact) as Answer;
}

/** Whose answer counts for an operation. */
export const referenceOf = ({ op }: Input): "tekton" | "pac" => (op === "cel" ? "pac" : "tekton");

/** Whether an answer says no, and hardly more. */
export function isRefusal(expected: unknown): boolean {
  const refusals = ["refused", "candidatesError", "dagError", "error", "syntaxError"];
  return refusals.some((name) => (expected as Answer)[name] !== undefined);
}

/**
 * What of an answer counts, made comparable: the same for the oracle, whose answers are recorded, and for us.
 *
 * Of what Go's YAML and JSON readers refuse only the fact counts, and the field that is named; of CEL's syntax the place, and
 * of an evaluation that fails the fact; of a run that cannot be started the checks; key order and empty fields never do.
 */
export function expectationOf({ op }: Input, answer: Answer): unknown {
  switch (op) {
    case "yaml":
      return answer["error"] === undefined ? { json: answer["json"] } : { refused: true };
    case "validate":
      return verdictOf(answer);
    case "candidates":
      return candidatesOf(answer);
    case "convert":
      return conversionOf(answer);
    case "apply-taskrun":
    case "apply-pipelinerun":
      return appliedOf(answer);
    case "trace":
      return normal(toldTrace(normal(answer) as Answer));
    case "taskrun-trace":
      return normal(toldTaskRunTrace(normal(answer) as Answer));
    case "taskrun-status":
      return normal(toldTaskRunStatus(normal(answer) as Answer));
    case "when": {
      const { allows, cel, celError } = answer;
      return sorted({ allows, ...(celError === undefined ? { cel } : celProblemOf(celError)) });
    }
    case "cel": {
      const { matched, errorKind, type, value, error } = answer;
      // What is no bool does not match; what it is, only the controller's log tells.
      return { matched, errorKind, type, ...(matched === undefined ? { value } : {}), ...celProblemOf(error) };
    }
    default: {
      const { id, ...rest } = answer;
      return sorted(rest);
    }
  }
}

function verdictOf(answer: Answer): unknown {
  if (answer["panic"] !== undefined) return { refused: true };
  const [document] = (answer["docs"] ?? []) as Answer[];
  // Of a crash we know the document, the oracle does not.
  if (document === undefined || document["panic"] !== undefined) return { refused: true };
  const { decodeError, yamlError, defaulted } = document;
  if (yamlError !== undefined) return { refused: true };
  if (decodeError === undefined) return { verdict: document["error"], defaulted: normal(defaulted) };
  const field = /unknown field "([^"]+)"/.exec(String(decodeError))?.[1]?.split(".").pop();
  return { refused: true, ...(field === undefined ? {} : { field }) };
}

/** Of what the JSON readers say only the fact counts; of annotations that hold JSON, what that says. */
function conversionOf({ error, converted }: Answer): unknown {
  if (error !== undefined)
    return { error: String(error).replace(/(unable to unmarshal input|from metadata): .*$/s, "$1") };
  const { metadata, ...rest } = converted as Answer;
  const { annotations = {}, ...others } = (metadata ?? {}) as {
    readonly annotations?: Readonly<Record<string, string>>;
  };
  const said = Object.entries(annotations).map(([key, text]): [string, unknown] => [
    key,
    key.startsWith("tekton.dev/v1beta1") ? jsonIn(text) : text,
  ]);
  return normal({ ...rest, metadata: { ...others, annotations: Object.fromEntries(said) } }, CONVERTED_VALUES);
}

/** Of errors of syntax the first place counts, of the checker and of Tekton itself all words, of others that there is one. */
function celProblemOf(error: unknown): Answer {
  if (error === undefined) return {};
  const text = String(error);
  const [, place] = /ERROR: <input>:(-?\d+:\d+): /.exec(text) ?? [];
  if (text.includes("Syntax error")) return { syntaxError: place };
  return place !== undefined || text.endsWith("is not evaluated to a boolean") ? { celError: text } : { error: true };
}

/** The checks that failed, and what is made of it; if nothing can be, only that counts besides. */
function appliedOf({ checks, taskSpec, pipelineSpec, workspaces, volumes, error, panic }: Answer): unknown {
  const failed = ((checks ?? []) as Answer[]).map(({ name, reason, error }) => ({
    name,
    reason,
    error: wordsOfCheck(String(error)),
  }));
  if (error !== undefined || panic !== undefined) return { checks: failed, error: true };
  return sorted({ checks: failed, made: normal({ taskSpec, pipelineSpec, workspaces, volumes }) });
}

/** Lists come in the order of a map, and a param in any of its spellings. */
const wordsOfCheck = (text: string): string =>
  text
    .replace(/params\[(\\?["'])(.*?)\1\]/g, "params.$2")
    .replace(/\[((?:[^[\]]|\[[^[\]]*\])*)\]/g, (_, list: string) => `[${list.split(" ").sort().join(" ")}]`);

/** As data if it is JSON; what is empty then counts no more than elsewhere. */
function jsonIn(text: string): unknown {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return text;
  }
}

/** The names in the error's list come in the order of the request or of a map. */
function candidatesOf(answer: Answer): unknown {
  const { candidates, candidatesError, dagError, error } = answer;
  if (candidatesError !== undefined) return { candidatesError: String(candidatesError).replace(/\[.*\]$/, "") };
  return sorted(JSON.parse(JSON.stringify({ candidates, dagError, error })));
}

/** Keys in one order; nothing else is made equal. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  // How Go prints a list that was never made.
  if (value === null) return [];
  if (typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

/** Empty values and absent ones are the same, except in what users give as values. */
const VALUES = new Set(["value", "default", "values", "emptyDir", "input", "spec"]);

/** The encoder of the conversion prints empty specs, of claims too. */
const CONVERTED_VALUES = new Set([...VALUES].filter((key) => key !== "spec"));

export function normal(value: unknown, values: ReadonlySet<string> = VALUES, field?: string): unknown {
  if (Array.isArray(value)) return value.map((item) => normal(item, values));
  if (typeof value !== "object" || value === null) return value;
  // The spec of a claim is no value of the user's own making: Go prints it, even if it is empty.
  const isValue = (key: string) => values.has(key) && !(key === "spec" && field === "volumeClaimTemplate");
  const kept = Object.entries(value)
    .map(([key, item]): [string, unknown] => [key, normal(item, values, key)])
    .filter(([key, item]) => item !== null && item !== undefined && (isValue(key) || !isEmpty(item)))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(kept);
}

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;
