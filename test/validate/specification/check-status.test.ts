import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeTaskRun } from "../../../src/decode/decode.ts";
import type { Diagnostic } from "../../../src/diagnostic.ts";
import { locate } from "../../../src/parse/locate.ts";
import { parseDocuments } from "../../../src/parse/parse-documents.ts";
import { checkStatus } from "../../../src/validate/specification/check-status.ts";
import { read } from "../../decode/decoded.ts";

/** A diagnostic as one line: `code path: message (details)`; warnings say so. */
const line = ({ code, severity, paths, message, details }: Diagnostic): string =>
  `${severity === "error" ? "" : `${severity}: `}${code.replace("validate/status-", "")} ${paths.join()}: ${message} (${details})`;

const checkOf = (kind: string) => (status: string) => checkStatus({ kind, status: read(status) }).map(line);
const taskRun = checkOf("TaskRun");
const pipelineRun = checkOf("PipelineRun");

const times = 'startTime: "2024-05-01T12:00:00Z", completionTime: "2024-05-01T12:01:00Z"';
const started = 'startTime: "2024-05-01T12:00:00Z"';
const failed = "conditions: [{ type: Succeeded, status: 'False', reason: Failed, message: exit 1 }]";
const succeeded = "conditions: [{ type: Succeeded, status: 'True', reason: Succeeded, message: done }]";
const running = "conditions: [{ type: Succeeded, status: Unknown, reason: Running, message: on it }]";
const terminated =
  'terminated: { exitCode: 0, reason: Completed, startedAt: "2024-05-01T12:00:00Z", finishedAt: "2024-05-01T12:00:59Z" }';

/** What is wrong with one condition of a run that has not started. */
const condition = (text: string): string[] => taskRun(`{ conditions: [${text}] }`);
/** What is wrong with one step of a run that goes on. */
const step = (text: string): string[] => taskRun(`{ ${running}, ${started}, steps: [${text}] }`);
const result = (text: string): string[] => taskRun(`{ ${running}, results: [${text}] }`);

test("nothing is wrong with runs that wait, run, have succeeded and have failed", () => {
  expect(taskRun("{ conditions: [{ type: Succeeded, status: Unknown, reason: Pending, message: Not yet }] }")).toEqual(
    [],
  );
  expect(
    taskRun(
      `{ ${running}, ${started}, steps: [{ name: a, imageID: b@sha256:0, ${terminated} }, { name: c, waiting: { reason: PodInitializing } }] }`,
    ),
  ).toEqual([]);
  expect(
    taskRun(
      `{ ${succeeded}, ${times}, taskSpec: { steps: [] }, steps: [{ name: a, imageID: b, ${terminated} }], results: [{ name: r, type: object, value: { a: b } }] }`,
    ),
  ).toEqual([]);
  expect(pipelineRun(`{ ${failed}, ${times}, childReferences: [{ name: a-b, pipelineTaskName: b }] }`)).toEqual([]);
});

test("a run has a status, and a status is an object", () => {
  expect(checkStatus({ kind: "TaskRun" }).map(line)).toEqual([
    "missing status: status is missing (want what the run has come to)",
  ]);
  expect(taskRun("[done]")).toEqual(["type status: status is a list (want an object)"]);
});

test("without the condition Succeeded nobody can tell what a run has come to", () => {
  const wanted = '(want one of the type "Succeeded", with the status "True", "False" or "Unknown")';
  expect(taskRun("{}")).toEqual([`missing status.conditions: conditions is missing ${wanted}`]);
  expect(taskRun("{ conditions: [] }")).toEqual([
    `missing status.conditions: there is no condition "Succeeded" ${wanted}`,
  ]);
  expect(condition("{ type: Ready, status: 'True', reason: a, message: b }")).toEqual([
    `missing status.conditions: there is no condition "Succeeded" ${wanted}`,
  ]);
  expect(taskRun("{ conditions: { type: Succeeded } }")).toEqual([
    "type status.conditions: conditions is an object (want a list of objects)",
  ]);
});

test("a condition is true, false or unknown, in these letters", () => {
  expect(condition("{ type: Succeeded, status: 'TRUE', reason: a, message: b }")).toEqual([
    'value status.conditions[0].status: status is "TRUE" (did you mean "True"?)',
  ]);
  expect(condition("{ type: Succeeded, status: Running, reason: a, message: b }")).toEqual([
    'value status.conditions[0].status: status is "Running" (want "True", "False" or "Unknown")',
  ]);
  expect(condition("{ type: Succeeded, status: true, reason: a, message: b }")).toEqual([
    'type status.conditions[0].status: status is true (want "True", "False" or "Unknown")',
  ]);
  expect(condition("{ type: Succeeded, reason: a, message: b }")).toEqual([
    'missing status.conditions[0].status: status is missing (want "True", "False" or "Unknown")',
  ]);
});

test("a failure must say why, in a word and in a sentence", () => {
  expect(taskRun(`{ ${times}, conditions: [{ type: Succeeded, status: "False", message: "" }] }`)).toEqual([
    'missing status.conditions[0].reason: reason is missing (want one word for programs that tells why, such as "Running")',
    "missing status.conditions[0].message: message is missing (want a sentence that tells people why the run failed)",
  ]);
});

test("of a run that has not failed the message only should be there", () => {
  expect(condition("{ type: Succeeded, status: Unknown, reason: Started }")).toEqual([
    "warning: missing status.conditions[0].message: message is missing (want a sentence for people)",
  ]);
});

test("other conditions are as well-formed as Succeeded, and severities are words", () => {
  expect(
    taskRun(
      `{ conditions: [{ type: Succeeded, status: Unknown, reason: a, message: b, severity: Error, lastTransitionTime: "2024-05-01" }, { type: Signed, status: maybe }, null] }`,
    ),
  ).toEqual([
    "type status.conditions[2]: item 2 is null (want an object)",
    'value status.conditions[0].severity: severity is "Error" (want "Warning", "Info", or nothing, which means an error)',
    'time status.conditions[0].lastTransitionTime: lastTransitionTime is no time: "2024-05-01" (want a time by RFC 3339, such as "2024-05-01T12:00:00Z")',
    'value status.conditions[1].status: status is "maybe" (want "True", "False" or "Unknown")',
    'missing status.conditions[1].reason: reason is missing (want one word for programs that tells why, such as "Running")',
    "warning: missing status.conditions[1].message: message is missing (want a sentence for people)",
  ]);
});

test("two conditions Succeeded leave it open which counts", () => {
  const one = "{ type: Succeeded, status: 'True', reason: a, message: b }";
  expect(condition(`${one}, ${one}`)).toEqual([
    'contradiction status.conditions[1]: there are 2 conditions "Succeeded" (want one)',
  ]);
});

test("a run that is over has started and has ended", () => {
  expect(taskRun(`{ ${failed} }`)).toEqual([
    "missing status.startTime: startTime is missing (want the time when the run started)",
    'missing status.completionTime: completionTime is missing (want the time when the run ended: its condition is "False")',
  ]);
});

test("a run that goes on has not ended, and has started if a step or a child has", () => {
  expect(taskRun(`{ ${running}, ${times} }`)).toEqual([
    'contradiction status.completionTime: completionTime is "2024-05-01T12:01:00Z", but the condition "Succeeded" is "Unknown" (want no end as long as the run goes on, then the status "True" or "False")',
  ]);
  const wanted = "missing status.startTime: startTime is missing (want the time when the run started)";
  expect(taskRun(`{ ${running}, steps: [{ name: a, imageID: b, ${terminated} }] }`)).toEqual([wanted]);
  expect(pipelineRun(`{ ${running}, childReferences: [{ name: a, pipelineTaskName: b }] }`)).toEqual([wanted]);
});

test("times are written by RFC 3339, to the letter", () => {
  const check = (time: unknown): string[] =>
    checkStatus({ status: { ...(read(`{ ${running} }`) as object), startTime: time } }).map(({ message }) => message);
  const right = [
    "2024-05-01T12:00:00Z",
    "2024-02-29T23:59:59.123456789+02:00",
    "2024-05-01T12:00:00-00:00",
    null,
    undefined,
  ];
  expect(right.flatMap(check)).toEqual([]);
  const wrong = [
    "now",
    "2024-05-01 12:00:00Z",
    "2024-05-01T12:00:00",
    "2023-02-29T12:00:00Z",
    "2024-05-01T1:00:00Z",
    1714564800,
  ];
  expect(wrong.flatMap(check)).toEqual([
    'startTime is no time: "now"',
    'startTime is no time: "2024-05-01 12:00:00Z"',
    'startTime is no time: "2024-05-01T12:00:00"',
    'startTime is no time: "2023-02-29T12:00:00Z"',
    'startTime is no time: "2024-05-01T1:00:00Z"',
    "startTime is 1714564800",
  ]);
});

test("a step has exactly one state", () => {
  expect(step("{ name: a }")).toEqual([
    "missing status.steps[0]: the step has no state (want one of waiting, running and terminated)",
  ]);
  expect(step(`{ name: a, imageID: b, running: { startedAt: "2024-05-01T12:00:00Z" }, ${terminated} }`)).toEqual([
    "contradiction status.steps[0]: there are several states: running, terminated (want one of waiting, running and terminated)",
  ]);
  expect(step('{ name: a, containerState: { running: { startedAt: "2024-05-01T12:00:00Z" } } }')).toEqual([
    "missing status.steps[0]: the step has no state (want one of waiting, running and terminated, beside the name and not in containerState)",
  ]);
});

test("each state tells what belongs to it", () => {
  expect(step("{ waiting: {} }")).toEqual([
    "missing status.steps[0].name: name is missing (want the name of the step)",
    "missing status.steps[0].waiting.reason: reason is missing (want one word that tells why the container does not run yet)",
  ]);
  expect(step("{ name: a, running: { startedAt: yesterday } }")).toEqual([
    'time status.steps[0].running.startedAt: startedAt is no time: "yesterday" (want a time by RFC 3339, such as "2024-05-01T12:00:00Z")',
    "missing status.steps[0].imageID: imageID is missing (want the image that runs, with its digest)",
  ]);
  expect(step("{ name: a, imageID: b, terminated: { exitcode: 0 } }")).toEqual([
    'missing status.steps[0].terminated.exitCode: exitCode is missing (the field is spelled "exitCode", not "exitcode")',
    'missing status.steps[0].terminated.reason: reason is missing (want one word that tells why the container ended, such as "Completed")',
    'missing status.steps[0].terminated.startedAt: startedAt is missing (want a time by RFC 3339, such as "2024-05-01T12:00:00Z")',
    'missing status.steps[0].terminated.finishedAt: finishedAt is missing (want a time by RFC 3339, such as "2024-05-01T12:00:00Z")',
  ]);
  expect(step(`{ name: a, imageID: b, ${terminated.replace("0,", '"0",')} }`)).toEqual([
    'type status.steps[0].terminated.exitCode: exitCode is "0" (want a whole number, 0 for success)',
  ]);
});

test("a sidecar need not tell anything, but nothing that contradicts itself", () => {
  expect(taskRun(`{ ${running}, sidecars: [{}, { name: 5, waiting: { reason: a }, ${terminated} }] }`)).toEqual([
    "type status.sidecars[1].name: name is 5 (want the name of the sidecar)",
    "contradiction status.sidecars[1]: there are several states: waiting, terminated (want one of waiting, running and terminated)",
  ]);
});

test("a TaskRun that has succeeded tells its task and its steps", () => {
  expect(taskRun(`{ ${succeeded}, ${times} }`)).toEqual([
    "missing status.taskSpec: taskSpec is missing (want the task that was run)",
    "missing status.steps: steps is missing (want the state of each step)",
  ]);
});

test("a result of a TaskRun has a name, a type, and a value of this type", () => {
  expect(result("{ value: a }")).toEqual([
    "missing status.results[0].name: name is missing (want the name of the result)",
    'missing status.results[0].type: type is missing (want "string", "array" or "object")',
  ]);
  expect(result("{ name: a, type: string }")).toEqual([
    "missing status.results[0].value: value is missing (want a string, a list of strings, or an object of strings)",
  ]);
  expect(result("{ name: a, type: list, value: [a] }")).toEqual([
    'value status.results[0].type: type is "list" (want "string", "array" or "object")',
  ]);
  expect(result("{ name: a, type: string, value: [a] }")).toEqual([
    'contradiction status.results[0].type: type is "string", but the value is an array (want "array")',
  ]);
  expect(
    result("{ name: a, type: string, value: 5 }, { name: b, type: object, value: { __proto__: 1, c: d } }"),
  ).toEqual([
    "type status.results[0].value: value is 5 (want a string, a list of strings, or an object of strings)",
    "type status.results[1].value.__proto__: __proto__ is 1 (want a string)",
  ]);
  expect(result("{ name: a, type: string, value: '' }")).toEqual([]);
});

test("a result of a PipelineRun should have a name and a value", () => {
  expect(pipelineRun(`{ ${running}, results: [{}, { name: a, value: [b, 1] }] }`)).toEqual([
    "warning: missing status.results[0].name: name is missing (want the name of the result)",
    "warning: missing status.results[0].value: value is missing (want a string, a list of strings, or an object of strings)",
    "type status.results[1].value[1]: item 1 is 1 (want a string)",
  ]);
});

test("a PipelineRun names its children, and the tasks that they are for", () => {
  expect(pipelineRun(`{ ${running}, ${started}, childReferences: [{ Name: a, PipelineTaskName: b }] }`)).toEqual([
    'missing status.childReferences[0].name: name is missing (the field is spelled "name", not "Name")',
    'missing status.childReferences[0].pipelineTaskName: pipelineTaskName is missing (the field is spelled "pipelineTaskName", not "PipelineTaskName")',
  ]);
});

test("a pipeline that has succeeded without a child needs a reason", () => {
  const status = `${succeeded}, ${times}, pipelineSpec: { tasks: [{ name: a }] }`;
  expect(pipelineRun(`{ ${status} }`)).toEqual([
    "warning: missing status.childReferences: the run has succeeded, but names no child runs (want one for each run that was created, or skippedTasks if there was none)",
  ]);
  expect(pipelineRun(`{ ${status}, skippedTasks: [{ name: a }] }`)).toEqual([]);
});

test("what else stands in a status is an implementation's own, but what is known has a type", () => {
  expect(taskRun(`{ ${running}, podName: 5, observedGeneration: new, taskSpec: [] }`)).toEqual([
    'type status.observedGeneration: observedGeneration is "new" (want a whole number, the metadata.generation that the status is about)',
    "type status.taskSpec: taskSpec is a list (want an object)",
  ]);
  expect(taskRun(`{ ${running}, observedGeneration: 9007199254740993 }`)).toEqual([]);
});

test("a run that does not say its kind is told by its pipeline", () => {
  const status = read(`{ ${failed}, ${times}, childReferences: [{ name: a }] }`);
  expect(checkStatus({ status }).map(({ at }) => at.at(-1))).toEqual(["pipelineTaskName"]);
  expect(checkStatus({ kind: null, spec: { pipelineRef: {} }, status: {} })).toHaveLength(1);
  expect(checkStatus({ kind: "Task" }).map(line)).toEqual([
    'value kind: the specification knows no status of the kind "Task" (want TaskRun or PipelineRun)',
  ]);
});

test("a decoded run is judged as well, as far as decoding has not filled in what is missing", () => {
  const text = `apiVersion: tekton.dev/v1\nkind: TaskRun\nstatus:\n  ${failed}\n  ${started}\n`;
  const [document] = parseDocuments(text);
  const decoded = decodeTaskRun(document?.value);
  if (document === undefined || !decoded.ok) throw new Error("There is no run");
  const found = locate(document, checkStatus(decoded.value));
  expect(found.map(({ message, range }) => `${range?.start.line}: ${message}`)).toEqual([
    "3: completionTime is missing",
  ]);
});

test("what is no object is the caller's mistake", () => {
  const wanted = (got: string) => new TypeError(`Cannot check the status: want a TaskRun or PipelineRun, got ${got}`);
  expect(() => checkStatus(undefined)).toThrow(wanted("undefined"));
  expect(() => checkStatus([{}])).toThrow(wanted("an array"));
  expect(() => checkStatus("TaskRun")).toThrow(wanted('"TaskRun"'));
});

test("long texts are cut, and names that plain objects have are none of a status", () => {
  expect(condition(`{ type: Succeeded, status: ${"x".repeat(100)}, reason: a, message: b }`)).toEqual([
    `value status.conditions[0].status: status is "${"x".repeat(60)}"… (want "True", "False" or "Unknown")`,
  ]);
  const status: unknown = JSON.parse('{"__proto__":{"conditions":[]},"constructor":1}');
  expect(checkStatus({ kind: "TaskRun", status }).map(({ message }) => message)).toEqual(["conditions is missing"]);
});

test("100,000 steps, children and results are looked at", () => {
  const many = <T>(item: T): T[] => Array.from({ length: 100_000 }, () => item);
  expect(checkStatus({ kind: "TaskRun", status: { steps: many({}), results: many({ name: "a" }) } })).toHaveLength(
    400_001,
  );
  expect(checkStatus({ kind: "PipelineRun", status: { childReferences: many({ name: "a" }) } })).toHaveLength(100_002);
});

const key = fc.constantFrom(
  ...["kind", "status", "conditions", "type", "reason", "message", "startTime", "completionTime", "steps", "name"],
  ...["running", "terminated", "waiting", "startedAt", "results", "value", "childReferences", "taskSpec", "severity"],
);
const anything = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 6, depthSize: "large" },
    fc.constantFrom<unknown>("Succeeded", "True", "TaskRun", "", 0, 1n, Number.NaN, true, null, undefined, Symbol("s")),
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(key, tie("any"), { maxKeys: 6 }),
  ),
})).any;

test("whatever stands in a run, it is judged, and each complaint has a place in it or beside it", () => {
  fc.assert(
    fc.property(fc.dictionary(key, anything), fc.constantFrom("TaskRun", "PipelineRun"), (status, kind) => {
      const run = { kind, status };
      for (const { at, message, details, paths } of checkStatus(run)) {
        expect(at[0]).toBe("status");
        expect(paths).toHaveLength(1);
        for (const text of [message, details]) expect(text).toMatch(/[^.]$/);
        let parent: unknown = run;
        for (const segment of at.slice(0, -1)) parent = (parent as Readonly<Record<string, unknown>>)[segment];
        expect(typeof parent === "object" && parent !== null).toBe(true);
      }
    }),
  );
});

// What the real controller writes. The files are no part of this repository.

const vectors = new URL("../../../../shared/vectors/tekton/", import.meta.url);
const isThere = existsSync(vectors);
const skipped = isThere ? "" : " (skipped: there is no ../shared/vectors)";

interface Vector {
  readonly final?: object;
  readonly expect?: { readonly status?: object };
}

/** What is wrong with the last statuses of a file, how often, without the numbers of steps. */
function complaints(file: string, kind: string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const text of readFileSync(new URL(file, vectors), "utf8").trim().split("\n")) {
    const { final, expect }: Vector = JSON.parse(text);
    const status = final ?? expect?.status;
    for (const { paths, message } of status === undefined ? [] : checkStatus({ kind, status })) {
      const line = `${paths.join().replaceAll(/\[\d+\]/g, "[]")}: ${message}`;
      counts.set(line, (counts.get(line) ?? 0) + 1);
    }
  }
  return Object.fromEntries(counts);
}

test.skipIf(!isThere)(
  `of a PipelineRun of the real controller nothing is missing but what the files leave out${skipped}`,
  () => {
    const leftOut = ["status.completionTime: completionTime is missing"];
    expect(Object.keys(complaints("runs.jsonl", "PipelineRun"))).toEqual(leftOut);
    expect(Object.keys(complaints("runs-examples.jsonl", "PipelineRun"))).toEqual(leftOut);
  },
);

test.skipIf(!isThere)(
  `of a TaskRun of the real controller nothing is wrong but what docs/specification.md tells${skipped}`,
  () => {
    const found = complaints("taskruns.jsonl", "TaskRun");
    expect(Object.keys(found).sort()).toEqual([
      "status.completionTime: completionTime is missing",
      "status.steps[].imageID: imageID is missing",
      "status.steps[]: the step has no state",
    ]);
    expect(found["status.completionTime: completionTime is missing"]).toBeLessThan(10);
  },
);
