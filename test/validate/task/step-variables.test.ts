import { expect, test } from "vitest";
import { expectPlaces, task, verdict } from "../verdict.ts";

const PARAMS = `params: [{ name: s }, { name: l, type: array }, { name: o, type: object, properties: { k: { type: string } } }]`;
const step = (fields: string) => task(`{ ${PARAMS}, steps: [{ image: a, ${fields} }] }`);

test("params are declared, however they are written", () => {
  expect(verdict(step(`script: "$(params.s) $(params['s']) $(params[\\"s\\"]) $(inputs.params.x)"`))).toBe("");
  expect(verdict(step("script: $(params.x)"))).toBe('non-existent variable in "$(params.x)": spec.steps[0].script');
  expect(verdict(step(`script: "$(params['x'])"`))).toBe(
    "non-existent variable in \"$(params['x'])\": spec.steps[0].script",
  );
  expect(verdict(step("script: $(params.S)"))).toBe('non-existent variable in "$(params.S)": spec.steps[0].script');
  expect(verdict(step("script: $(params.x"))).toBe("");
});

test("items of arrays and keys of objects are known by the name before them", () => {
  expect(verdict(step("script: '$(params.l[0]) $(params.o.k)'"))).toBe("");
  expect(verdict(step("script: $(params.o.x)"))).toBe('non-existent variable in "$(params.o.x)": spec.steps[0].script');
  expect(verdict(step(`script: "$(params['o.x'])"`))).toBe(
    "non-existent variable in \"$(params['o.x'])\": spec.steps[0].script",
  );
  expect(verdict(step("script: $(params.s.a.b)"))).toBe(
    'Invalid referencing of parameters in "$(params.s.a.b)"! Only two dot-separated components after the prefix "params" are allowed.: spec.steps[0].script',
  );
});

test("objects are not used as a whole where a string is wanted", () => {
  expect(
    verdict(step("workingDir: $(params.o), args: ['$(params.o[*])']")),
  ).toBe(`variable type invalid in "$(params.o)": spec.steps[0].workingDir
variable type invalid in "$(params.o[*])": spec.steps[0].args[0]`);
  expect(
    verdict(
      task(
        `{ params: [{ name: o, type: object, properties: { k: {} } }], steps: [{ image: a, onError: $(params.o) }] }`,
      ),
    ),
  ).toBe("");
});

test("arrays stand alone, in command and args", () => {
  expect(verdict(step("command: ['$(params.l[*])'], args: [$(params.l)]"))).toBe("");
  expect(verdict(step("args: ['x-$(params.l[*])']"))).toBe(
    'variable is not properly isolated in "x-$(params.l[*])": spec.steps[0].args[0]',
  );
  expect(verdict(step("script: '$(params.l[*])'"))).toBe(
    'variable type invalid in "$(params.l[*])": spec.steps[0].script',
  );
  expect(verdict(step("image: $(params.l), env: [{ name: A, value: $(params.l) }]"))).toBe(
    'variable type invalid in "$(params.l)": spec.steps[0].env[A], spec.steps[0].image',
  );
  expect(verdict(step("onError: $(params.l)"))).toBe("");
});

test("each step puts its index before the paths of those before it", () => {
  const text = task(
    `{ ${PARAMS}, steps: [{ image: $(params.l) }, { image: a }, { image: $(params.l), script: $(params.o) }] }`,
  );
  expect(
    verdict(text),
  ).toBe(`variable type invalid in "$(params.l)": spec.steps[2].image, spec.steps[2].steps[1].steps[0].image
variable type invalid in "$(params.o)": spec.steps[2].script`);
});

test("some variables of the run are known", () => {
  expect(verdict(step("script: $(context.taskRun.name) $(context.task.retry-count) $(context.other)"))).toBe("");
  expect(verdict(step("script: $(context.taskRun.x)"))).toBe(
    'non-existent variable in "$(context.taskRun.x)": spec.steps[0].script',
  );
  expect(verdict(step("script: $(context.task.x)"))).toBe(
    'non-existent variable in "$(context.task.x)": spec.steps[0].script',
  );
  expect(verdict(step("script: $(context.task.name.x.y)"))).toBe(
    'Invalid referencing of parameters in "$(context.task.name.x.y)"! Only two dot-separated components after the prefix "context\\.task" are allowed.: spec.steps[0].script',
  );
});

test("a script asks for the paths of declared results; other fields are not looked at", () => {
  const results = (text: string) => verdict(task(`{ results: [{ name: r }], steps: [{ image: a, ${text} }] }`));
  expect(results("script: $(results.r.path), args: [$(results.x.path)]")).toBe("");
  expect(results("script: $(results.x.path)")).toBe(
    'non-existent variable in "$(results.x.path)": spec.steps[0].script',
  );
});

test("a misused variable is underlined in its own step", () => {
  expectPlaces(
    task(`
  ${PARAMS}
  results: [{ name: r }]
  steps:
    - image: $(params.l) # want spec.steps[1].steps[0].image "$(params.l)"
      args: [$(params.o)] # want spec.steps[1].steps[0].args[0] "$(params.o)"
      script: $(params.o.x) # want spec.steps[0].script "$(params.o.x)"
    - image: b
      workingDir: $(params.o[*]) # want spec.steps[1].workingDir "$(params.o[*])"
      script: | # want spec.steps[1].script "|"
        $(context.task.x) $(context.taskRun.x) $(results.x.path)
`),
  );
});
