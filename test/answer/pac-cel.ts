import { celEnvironment } from "../../src/cel/cel-environment.ts";
import { checkCel } from "../../src/cel/check-cel.ts";
import { compileCel } from "../../src/cel/compile-cel.ts";
import type { CelEnvironment } from "../../src/cel/environment.ts";
import { evaluateCel } from "../../src/cel/evaluate-cel.ts";
import { celLists } from "../../src/cel/extensions/lists.ts";
import { celStrings } from "../../src/cel/extensions/strings.ts";
import { formatDouble } from "../../src/cel/library/doubles.ts";
import { CelType, celTypes } from "../../src/cel/types.ts";
import { CelDuration, CelMap, CelTimestamp, CelUint, type CelValue, typeOf } from "../../src/cel/values.ts";
import { isRecord } from "../../src/decode/json-record.ts";
import { formatDuration } from "../../src/go/duration.ts";
import { quote } from "../../src/go/quote.ts";
import type { Answer, Request } from "./operations.ts";

const json = celTypes.map(celTypes.string, celTypes.dyn);

/** CEL as Pipelines-as-Code uses it: `on-cel-expression`, or with `engine: value` placeholders and filters. */
export function answerPacCel(request: Request): Answer {
  return request["engine"] === "value" ? answerValue(request) : answerMatch(request);
}

const TEXTS = [
  ...["event", "event_type", "target_branch", "source_branch", "target_url", "source_url", "event_title", "revision"],
  ...["repo_owner", "repo_name", "sender", "repo_url", "git_tag", "target_namespace", "trigger_comment"],
  ...["pull_request_labels", "pull_request_number", "git_auth_secret"],
];
const MAPS = ["body", "headers", "pac", "files"];
const VALUE = celEnvironment({
  variables: Object.fromEntries([
    ...TEXTS.map((name) => [name, celTypes.string] as const),
    ...MAPS.map((name) => [name, json] as const),
  ]),
  extensions: [celStrings, celLists],
  release: "v0.30",
  optimize: true,
});

/** @see openshift-pipelines/pipelines-as-code pkg/cel/cel.go Value */
function answerValue({ expression, body, headers, params, files }: Request): Answer {
  const dictionary = recordOf(params);
  if (body !== undefined && body !== null && !isRecord(body))
    return { error: "json: cannot unmarshal array into Go value", errorKind: "other" };
  const outcome = evaluated(String(expression ?? ""), VALUE, {
    ...Object.fromEntries(TEXTS.map((name) => [name, dictionary[name] ?? ""])),
    body: recordOf(body),
    headers: firstOfEach(headers),
    pac: dictionary,
    files: filesOf(files),
  });
  if (outcome.kind !== "value") return { error: outcome.text, errorKind: outcome.kind };
  const { value } = outcome;
  const printed = printedAsJson(value);
  return {
    type: typeOf(value).name,
    ...(printed instanceof Error ? { unprintable: printed.message } : { value: printed }),
  };
}

/** @see openshift-pipelines/pipelines-as-code pkg/matcher/cel.go celEvaluate */
function answerMatch({ expression, body, headers, event, files, repository }: Request): Answer {
  const given = recordOf(event);
  const text = (name: string) => String(given[name] ?? "");
  const own = Object.fromEntries(paramsOf(repository).filter(([name]) => !STANDARD.has(name)));
  const environment = celEnvironment({
    variables: Object.fromEntries([
      ...[...STANDARD].map((name) => [name, MAPS.includes(name) ? json : celTypes.string] as const),
      ...Object.keys(own).map((name) => [name, celTypes.string] as const),
    ]),
    functions: [
      { name: "pathChanged", signatures: ["string.() -> bool"], call: (glob: string) => isChanged(glob, files) },
    ],
    release: "v0.30",
  });
  const outcome = evaluated(String(expression ?? ""), environment, {
    ...own,
    event: text("triggerTarget"),
    event_type: text("eventType"),
    event_title: text(given["triggerTarget"] === "push" ? "shaTitle" : "pullRequestTitle"),
    target_branch: text("baseBranch"),
    source_branch: text("headBranch"),
    target_url: text("baseURL"),
    source_url: text("headURL"),
    body: recordOf(body),
    headers: Object.fromEntries(
      Object.entries(firstOfEach(headers)).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    files: filesOf(files),
  });
  if (outcome.kind !== "value") return { matched: false, error: outcome.text, errorKind: outcome.kind };
  return { matched: outcome.value === true, value: printedByGo(outcome.value) };
}

const STANDARD = new Set([
  ...["event", "event_type", "headers", "body", "event_title", "target_branch", "source_branch", "target_url"],
  ...["source_url", "files"],
]);

type Outcome =
  | { readonly kind: "value"; readonly value: CelValue }
  | { readonly kind: "parse" | "check" | "program" | "eval"; readonly text: string };

function evaluated(expression: string, environment: CelEnvironment, variables: Record<string, CelValue>): Outcome {
  const program = compileCel(expression, environment);
  const outcome = program.ok ? evaluateCel(program.value, variables) : program;
  if (outcome.ok) return { kind: "value", value: outcome.value as CelValue };
  const written = quote(expression);
  const [first] = outcome.diagnostics;
  // All that the reference says of the syntax, only this tells.
  const told = first?.code === "cel/syntax" ? checkCel(expression, environment) : outcome.diagnostics;
  const texts = told.map(({ details }) => details).join("\n");
  switch (first?.code) {
    case "cel/syntax":
      return { kind: "parse", text: `failed to parse expression ${written}: ${texts}` };
    case "cel/check":
      return { kind: "check", text: `expression ${written} check failed: ${texts}` };
    case "cel/program":
      return { kind: "program", text: `expression ${written} failed to create a Program: ${first.message}` };
    default:
      return { kind: "eval", text: `expression ${written} failed to evaluate: ${first?.message}` };
  }
}

/** A stand-in for the globs of Pipelines-as-Code, which belong to src/pac: only `*` and `?`. */
function isChanged(glob: string, files: unknown): boolean {
  const pattern = glob
    .replace(/[.+^${}()|\\[\]]/g, "\\$&")
    .replace(/\*+/g, ".*")
    .replace(/\?/g, ".");
  const all = filesOf(files)["all"];
  return Array.isArray(all) && all.some((file) => new RegExp(`^${pattern}$`, "s").test(String(file)));
}

const NO_TYPE = "type conversion not supported for 'type'";
/** Every type has words of its own for not being a key of JSON. */
const KEY_ERRORS = new Map([
  ["int", "unsupported type conversion from 'int' to string"],
  ["uint", "unsupported type conversion from 'uint' to string"],
  ["double", "type conversion error from Double to 'string'"],
  ["bool", "type conversion error from bool to 'string'"],
  ["list", "type conversion error from list to 'string'"],
  ["map", "type conversion error from map to 'string'"],
  ["null_type", "type conversion error from 'null_type' to 'string'"],
  ["google.protobuf.Duration", "type conversion error from 'Duration' to 'string'"],
  ["google.protobuf.Timestamp", "type conversion error from 'Timestamp' to 'string'"],
]);

/** As protobuf makes JSON of it. */
function printedAsJson(value: CelValue): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value === "bigint" || value instanceof CelUint)
    return printedInteger(value instanceof CelUint ? value.value : value);
  if (value instanceof CelType) return new Error(NO_TYPE);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof CelDuration || value instanceof CelTimestamp) return texted(value);
  if (Array.isArray(value)) {
    const elements = value.map(printedAsJson);
    return elements.find((element) => element instanceof Error) ?? elements;
  }
  if (typeof value !== "object" || value === null) return value;
  // Keys are looked at first.
  const entries: [string, unknown][] = [];
  for (const [key, item] of value instanceof CelMap ? value : Object.entries(value)) {
    if (typeof key !== "string") return new Error(KEY_ERRORS.get(typeOf(key).name) ?? NO_TYPE);
    const printed = printedAsJson(item ?? null);
    if (printed instanceof Error) return printed;
    entries.push([key, printed]);
  }
  return Object.fromEntries(entries);
}

const printedInteger = (value: bigint) =>
  BigInt(Number(value)) === value && Number.isSafeInteger(Number(value)) ? Number(value) : String(value);

function texted(value: CelValue): CelValue {
  const program = compileCel("string(value)", celEnvironment({ variables: { value: celTypes.dyn } }));
  const text = program.ok ? evaluateCel(program.value, { value }) : program;
  return text.ok ? (text.value as CelValue) : null;
}

const GENERIC = new Map([
  ["list", "list(dyn)"],
  ["map", "map(dyn, dyn)"],
]);

/** As Go prints it with `%v`. */
function printedByGo(value: CelValue): string {
  if (value === null) return "0";
  if (Array.isArray(value)) return `[${value.map(printedByGo).join(", ")}]`;
  if (value instanceof CelUint) return String(value.value);
  if (value instanceof Uint8Array) return `[${value.join(" ")}]`;
  if (value instanceof CelTimestamp)
    return String(texted(value)).replace(/^(.*)T(.*)(Z|[+-]\d\d:\d\d)$/, (_, day, time, zone) => {
      const offset = zone.replace(":", "");
      return `${day} ${time} ${zone === "Z" ? "+0000 UTC" : `${offset} ${offset}`}`;
    });
  if (value instanceof CelDuration) return formatDuration(value.nanoseconds);
  if (typeof value === "number") return formatDouble(value);
  if (value instanceof CelType) return GENERIC.get(value.name) ?? value.name;
  if (typeof value !== "object") return String(value);
  const entries = [...(value instanceof CelMap ? value : Object.entries(value))];
  return `{${entries.map(([key, item]) => `${printedByGo(key)}: ${printedByGo(item ?? null)}`).join(", ")}}`;
}

const recordOf = (given: unknown): Record<string, never> => (isRecord(given) ? (given as Record<string, never>) : {});

const firstOfEach = (headers: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(recordOf(headers)).map(([name, value]) => [name, String(Array.isArray(value) ? value[0] : value)]),
  );

const filesOf = (given: unknown): Record<string, CelValue> =>
  Object.fromEntries(
    ["all", "added", "deleted", "modified", "renamed"].map((name) => [name, recordOf(given)[name] ?? []]),
  );

/** The params of a Repository that have a value as they stand; those with secrets and filters belong to src/pac. */
function paramsOf(repository: unknown): [name: string, value: string][] {
  const { params } = recordOf(recordOf(repository)["spec"]);
  const list: readonly unknown[] = Array.isArray(params) ? params : [];
  return list
    .map(recordOf)
    .filter(({ value, filter }) => value !== undefined && filter === undefined)
    .map(({ name, value }) => [String(name), String(value)]);
}
