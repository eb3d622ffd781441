import { expect, test } from "vitest";
import { substitutePipelineRef, substituteTaskRef } from "../../src/substitute/resolver-ref.ts";
import { pipelineRun, taskRun } from "./substituted.ts";

const params = `params:
- { name: rev, value: main }
- { name: list, value: [x, z] }
- { name: git, value: { url: u } }`;

const ref = (kind: string, name = "") => `${params}
${kind}:
  resolver: git
  ${name}
  params:
  - { name: text, value: "$(params.rev) $(params.list[0]) $(params.git.url) $(params.nope)" }
  - { name: list, value: ["$(params.list[*])", "last"] }
  - { name: git, value: $(params.git) }
  - { name: own, value: "$(context.pipelineRun.name)$(context.pipeline.name)$(context.taskRun.name)$(context.task.name)" }`;

test("the resolver of a pipeline is told the params that the run gives, and the names that are known", () => {
  expect(substitutePipelineRef(pipelineRun(ref("pipelineRef")))).toEqual({
    resolver: "git",
    params: [
      { name: "text", value: "main x u $(params.nope)" },
      { name: "list", value: ["x", "z", "last"] },
      { name: "git", value: { url: "u" } },
      { name: "own", value: "run$(context.taskRun.name)$(context.task.name)" },
    ],
  });
});

test("that of a task likewise, but for whole objects", () => {
  expect(substituteTaskRef(taskRun(ref("taskRef")))).toEqual({
    resolver: "git",
    params: [
      { name: "text", value: "main x u $(params.nope)" },
      { name: "list", value: ["x", "z", "last"] },
      { name: "git", value: "$(params.git)" },
      { name: "own", value: "$(context.pipelineRun.name)$(context.pipeline.name)run" },
    ],
  });
});

test("a name is replaced if it looks like an address", () => {
  const nameOf = (name: string) => substituteTaskRef(taskRun(ref("taskRef", `name: ${name}`)))?.name;
  expect([nameOf("https://host/$(params.rev)"), nameOf("a-$(params.rev)")]).toEqual([
    "https://host/main",
    "a-$(params.rev)",
  ]);
});

test("what the run does not say stays if that is wanted, and else becomes empty", () => {
  const run = pipelineRun(
    "pipelineRef: { resolver: git, params: [{ name: a, value: $(context.pipelineRun.uid) }] }",
    "{ name: r }",
  );
  const told = [substitutePipelineRef(run), substitutePipelineRef(run, { missingContexts: "keep" })];
  expect(told.map((one) => one?.params?.[0]?.value)).toEqual(["", "$(context.pipelineRun.uid)"]);
});

test("a run asks for the child pipelines of its tasks, too", () => {
  const child = { resolver: "git", params: [{ name: "a", value: "$(params.rev)" }] };
  expect(substitutePipelineRef(pipelineRun(params), { pipelineRef: child })).toEqual({
    resolver: "git",
    params: [{ name: "a", value: "main" }],
  });
});

test("the resolver of a task is asked once, however often the run is tried", () => {
  const run = taskRun(
    "retries: 2\ntaskRef: { resolver: git, params: [{ name: a, value: $(context.task.retry-count) }] }",
  );
  expect(substituteTaskRef(run, { missingContexts: "keep" })?.params).toEqual([{ name: "a", value: "0" }]);
});

test("without a resolver nothing is replaced, and without a reference there is none", () => {
  const named = pipelineRun("params: [{ name: a, value: b }]\npipelineRef: { name: $(params.a) }");
  expect(substitutePipelineRef(named)).toEqual({ name: "$(params.a)" });
  expect(substituteTaskRef(taskRun("taskSpec: { steps: [{ image: i }] }"))).toBe(undefined);
});

test("what is no run is refused", () => {
  expect(() => substituteTaskRef(null as never)).toThrow(
    new TypeError("Cannot replace variables of a resolver: want a decoded TaskRun, got null"),
  );
});
