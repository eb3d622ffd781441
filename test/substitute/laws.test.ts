import fc from "fast-check";
import { expect, test } from "vitest";
import { explainVariables } from "../../src/substitute/explain/explain-variables.ts";
import { substitutePipelineRun } from "../../src/substitute/pipeline-run/substitute-pipeline-run.ts";
import { findReferences } from "../../src/substitute/references.ts";
import { replacerOf } from "../../src/substitute/replacer.ts";
import { substituteTaskRun } from "../../src/substitute/task-run/substitute-task-run.ts";
import type { ParamValue } from "../../src/types/param.ts";
import type { Pipeline } from "../../src/types/pipeline.ts";
import type { PipelineRun } from "../../src/types/pipeline-run.ts";
import type { Task } from "../../src/types/task.ts";
import type { TaskRun } from "../../src/types/task-run.ts";
import { valueAt } from "../../src/value-at.ts";
import { frozen } from "../types/defaults/defaulted.ts";

/** Names that users choose, among them those of `Object.prototype`. */
const names = fc.constantFrom("a", "b", "a.b", "a-b", "__proto__", "constructor", "toString", "x y", "é", "😀", "");
/** Texts full of what means something to somebody. */
const values = fc
  .array(
    fc.constantFrom("$", "$(", ")", "$&", "$1", "'", '"', "\n", "\\", "v", "$(params.a)", "$(context.task.name)"),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(""));
const maps = fc
  .array(fc.tuple(names, values))
  .map((entries) => new Map(entries.map(([name, value]) => [`params.${name}`, value])));

/** A text, and the pieces of which it was made: literals without a `$`, and references. */
const texts = fc.array(
  fc.oneof(
    fc.constantFrom("", " ", "text", "(x)", "😀").map((literal) => ({ literal, variable: undefined })),
    names.map((name) => ({ literal: "", variable: `params.${name}` })),
  ),
);

const textOf = (pieces: readonly { literal: string; variable: string | undefined }[]): string =>
  pieces.map(({ literal, variable }) => (variable === undefined ? literal : `$(${variable})`)).join("");

test("a text is replaced in one pass: each reference that has a value becomes that, and nothing else changes", () => {
  fc.assert(
    fc.property(texts, maps, (pieces, strings) => {
      const want = pieces.map(({ literal, variable }) =>
        variable === undefined ? literal : (strings.get(variable) ?? `$(${variable})`),
      );
      expect(replacerOf({ strings }).text(textOf(pieces))).toBe(want.join(""));
    }),
  );
});

test("no reference is left that had a value", () => {
  const plain = maps.map((strings) => new Map(Array.from(strings.keys(), (name) => [name, "v"])));
  fc.assert(
    fc.property(texts, plain, (pieces, strings) => {
      const left = findReferences(replacerOf({ strings }).text(textOf(pieces)));
      expect(left.filter(({ expression }) => strings.has(expression))).toEqual([]);
    }),
  );
});

test("a second replacer sees what the first one has put in, as stages do", () => {
  fc.assert(
    fc.property(texts, maps, maps, (pieces, first, second) => {
      const text = textOf(pieces);
      const [a, b] = [replacerOf({ strings: first }), replacerOf({ strings: second })];
      expect(b.value(a.value([text]))).toEqual([b.text(a.text(text))]);
    }),
  );
});

/** Params whose values are made of such texts. */
function paramsOf(text: fc.Arbitrary<string>) {
  const value: fc.Arbitrary<ParamValue> = fc.oneof(
    text,
    fc.array(text, { maxLength: 3 }),
    fc.array(fc.tuple(names, text), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
  );
  return fc.uniqueArray(fc.record({ name: names, value }), { selector: ({ name }) => name });
}

/** Values that make no new references with what stands around them: those are told piece by piece. */
const plainParams = paramsOf(fc.constantFrom("", "v", "x y", "&1", "a)b"));
const anyParams = paramsOf(values);

const references = fc
  .tuple(
    fc.constantFrom("", "-", "$"),
    fc.oneof(
      names.map((name) => `params.${name}`),
      fc.constantFrom(
        "params.a[0]",
        "params.a[*]",
        "params.a.k",
        "params['a']",
        'params["a b"]',
        "context.task.name",
        "context.taskRun.name",
        "context.taskRun.uid",
        "context.pipelineRun.name",
        "results.r.path",
        "workspaces.w.path",
        "workspaces.w.bound",
        "workspaces.o.path",
        "workspaces.w.claim",
        "steps.s.results.r",
        "step.results.q.path",
        "artifacts.path",
        "tasks.t.results.r",
        "nope",
      ),
    ),
  )
  .map(([before, expression]) => `${before}$(${expression})`);
const someTexts = fc.array(references, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(" "));

/** A run of a task, with variables anywhere. */
const taskRunsWith = (params: typeof anyParams) =>
  fc
    .record({
      params,
      declared: params,
      script: someTexts,
      image: someTexts,
      args: fc.array(someTexts),
      mount: someTexts,
      sidecar: someTexts,
      isBound: fc.boolean(),
    })
    .map(({ params: given, declared, script, image, args, mount, sidecar, isBound }): { run: TaskRun; task: Task } => ({
      run: {
        kind: "TaskRun",
        metadata: { name: "run" },
        spec: {
          serviceAccountName: "",
          params: given,
          workspaces: isBound
            ? [
                { name: "w", persistentVolumeClaim: { claimName: image } },
                { name: "x", emptyDir: {} },
              ]
            : [],
        },
      },
      task: {
        kind: "Task",
        metadata: { name: "t" },
        spec: {
          params: declared.map(({ name, value }) => ({ name, default: value })),
          workspaces: [
            { name: "w", mountPath: mount },
            { name: "o", optional: true },
          ],
          results: [{ name: "r" }],
          steps: [
            { name: "s", image, script, args, results: [{ name: "q" }] },
            { name: "", script, workspaces: [{ name: "w", mountPath: "/own" }] },
          ],
          sidecars: [{ name: "c", image, script: sidecar }],
        },
      },
    }));

/** The text with what is said of each reference put in; undefined if a reference is left to another stage of this. */
function told(text: string, explanations: readonly { start: number; end: number; value?: ParamValue }[]): ParamValue {
  const [first] = explanations;
  if (first?.value !== undefined && first.start === 0 && first.end === text.length) return first.value;
  let result = "";
  let copied = 0;
  for (const { start, end, value } of explanations) {
    if (typeof value !== "string") continue;
    result += text.slice(copied, start) + value;
    copied = end;
  }
  return result + text.slice(copied);
}

/** The texts of a resource that have references, with what is told of these. */
function toldOf(
  resource: Task | Pipeline,
  run: TaskRun | PipelineRun,
): { path: readonly (string | number)[]; text: ParamValue }[] {
  const found = new Map<string, ReturnType<typeof explainVariables>>();
  for (const explanation of explainVariables(resource, { run })) {
    const key = JSON.stringify(explanation.at);
    found.set(key, [...(found.get(key) ?? []), explanation]);
  }
  return Array.from(found, ([key, explanations]) => {
    const path: (string | number)[] = JSON.parse(key);
    return { path: path.slice(1), text: told(String(valueAt(resource, path)), explanations) };
  });
}

test("what is told of the variables of a task is what becomes of them", () => {
  fc.assert(
    fc.property(taskRunsWith(plainParams), ({ run, task }) => {
      const made = substituteTaskRun({ taskRun: frozen(run), task: frozen(task) }, { missingContexts: "keep" });
      if (!made.ok) return;
      // What becomes of items of lists stands at other places.
      const compared = toldOf(task, run).filter(({ path }) => path[0] !== "params" && path[2] !== "args");
      for (const { path, text } of compared) expect([path, valueAt(made.value.taskSpec, path)]).toEqual([path, text]);
    }),
  );
});

/** A run of a pipeline, with variables anywhere. */
const pipelineRunsWith = (params: typeof anyParams) =>
  fc
    .record({
      params,
      declared: params,
      value: someTexts,
      subPath: someTexts,
      input: someTexts,
      name: someTexts,
      isBound: fc.boolean(),
    })
    .map(
      ({
        params: given,
        declared,
        value,
        subPath,
        input,
        name,
        isBound,
      }): { run: PipelineRun; pipeline: Pipeline } => ({
        run: {
          kind: "PipelineRun",
          metadata: { name: "run" },
          spec: { params: given, workspaces: isBound ? [{ name: "w", emptyDir: {} }] : [] },
        },
        pipeline: {
          kind: "Pipeline",
          metadata: { name: "p" },
          spec: {
            params: declared.map(({ name: param, value: text }) => ({ name: param, default: text })),
            workspaces: [{ name: "w" }],
            tasks: [
              {
                name: "t",
                taskRef: { name },
                displayName: name,
                params: [{ name: "p", value }],
                when: [{ input, operator: "in", values: ["x"] }],
                workspaces: [{ name: "w", subPath }],
              },
            ],
          },
        },
      }),
    );

test("what is told of the variables of a pipeline is what becomes of them", () => {
  fc.assert(
    fc.property(pipelineRunsWith(plainParams), ({ run, pipeline }) => {
      const made = substitutePipelineRun(
        { pipelineRun: frozen(run), pipeline: frozen(pipeline) },
        { missingContexts: "keep" },
      );
      if (!made.ok) return;
      for (const { path, text } of toldOf(pipeline, run).filter((told) => told.path[0] !== "params"))
        expect([path, valueAt(made.value.pipelineSpec, path)]).toEqual([path, text]);
    }),
  );
});

test("nothing throws, whatever stands in a run, and nothing of it is changed", () => {
  fc.assert(
    fc.property(
      taskRunsWith(anyParams),
      pipelineRunsWith(anyParams),
      ({ run, task }, { run: pipelineRun, pipeline }) => {
        const taskRun = substituteTaskRun({ taskRun: frozen(run), task: frozen(task) });
        expect(taskRun.ok).toBe(true);
        const made = substitutePipelineRun({ pipelineRun: frozen(pipelineRun), pipeline: frozen(pipeline) });
        expect(made.ok || made.diagnostics.length > 0).toBe(true);
      },
    ),
  );
});
