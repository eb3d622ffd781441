import { expect, test } from "vitest";
import { expectPlaces, pipelineRun, taskRun, verdict } from "../verdict.ts";

test("a task inside a run knows the params of the run", () => {
  expect(
    verdict(
      taskRun(
        "{ params: [{ name: p, value: a }], taskSpec: { params: [{ name: q }], steps: [{ image: $(params.p) $(params.q) }] } }",
      ),
    ),
  ).toBe("");
  expect(
    verdict(
      taskRun("{ params: [{ name: p, value: a }], taskSpec: { steps: [{ image: a }, { image: $(params.x) }] } }"),
    ),
  ).toBe('non-existent variable in "$(params.x)": spec.steps[1].image');
});

test("what a run gives has the type of its value", () => {
  expect(
    verdict(
      taskRun(
        "{ params: [{ name: l, value: [a] }, { name: o, value: { k: a } }], taskSpec: { steps: [{ image: $(params.l), args: ['$(params.l[*])', $(params.o.k), $(params.o.x)] }] } }",
      ),
    ),
  ).toBe(`non-existent variable in "$(params.o.x)": spec.steps[0].args[2]
variable type invalid in "$(params.l)": spec.steps[0].image`);
});

test("its names must do as names of declared params, if there are steps", () => {
  expect(
    verdict(taskRun("{ params: [{ name: 1p, value: a }], taskSpec: { steps: [{ image: a }] } }")),
  ).toBe(`The format of following array and string variable names is invalid: [1p]: spec.params
String/Array Names: 
Must only contain alphanumeric characters, hyphens (-), underscores (_), and dots (.)
Must begin with a letter or an underscore (_)`);
  expect(verdict(taskRun("{ params: [{ name: 1p, value: a }], taskRef: { name: a } }"))).toBe("");
  expect(verdict(taskRun("{ params: [{ name: 1p, value: a }], taskSpec: { steps: [] } }"))).toBe(
    "missing field(s): spec.taskSpec.steps",
  );
});

test("an object that the run gives has the keys that the task declares, if it declares any", () => {
  const run = (declared: string, script: string) =>
    verdict(
      taskRun(
        `{ params: [{ name: o, value: { k: a } }], taskSpec: { params: [{ ${declared} }], steps: [{ image: a, script: ${script} }] } }`,
      ),
    );
  expect(run("name: o, type: object, properties: { l: {} }", "$(params.o.l)")).toBe("");
  expect(run("name: o, type: object, properties: { l: {} }", "$(params.o.k)")).toBe(
    'non-existent variable in "$(params.o.k)": spec.steps[0].script',
  );
  expect(run("name: o, type: object", "$(params.o.k)")).toBe("missing field(s): spec.o.properties");
  expect(run("name: o, default: { l: b }", "$(params.o.k)")).toBe("missing field(s): spec.o.properties");
});

test("tasks inside a run know all params of the run, of the pipeline and of all its tasks", () => {
  const text = pipelineRun(`
  params: [{ name: p, value: a }]
  pipelineSpec:
    params: [{ name: q }]
    tasks:
      - name: a
        params: [{ name: r, value: b }]
        taskSpec: { params: [{ name: s }, { name: r }], steps: [{ image: $(params.p) $(params.q) $(params.r) $(params.s) }] }
      - name: b
        taskSpec: { steps: [{ image: $(params.r) $(params.s) }, { image: $(params.x) }] }
`);
  expect(verdict(text)).toBe('non-existent variable in "$(params.x)": spec.steps[1].image');
});

test("so do the params and conditions of pipeline tasks; the paths begin at their index", () => {
  const text = pipelineRun(`
  pipelineSpec:
    tasks:
      - { name: a, taskRef: { name: t }, params: [{ name: p, value: $(params.x) }, { name: p, value: b }] }
      - { name: b, taskRef: { name: t }, when: [{ input: $(params.p), operator: in, values: [$(params.y)] }] }
`);
  expect(verdict(text)).toBe(`non-existent variable in "$(params.x)": spec[0].params[p]
non-existent variable in "$(params.y)": spec[1].when[0].values
parameter names must be unique, the parameter "p" is also defined at: spec.pipelineSpec.tasks[0].params[1].name, spec[0].params[1].name`);
});

test("finally tasks are not looked at", () => {
  expect(
    verdict(
      pipelineRun(
        "{ pipelineSpec: { tasks: [{ name: a, taskRef: { name: t } }], finally: [{ name: b, taskSpec: { steps: [{ image: $(params.x) }] } }] } }",
      ),
    ),
  ).toBe("");
});

test("names of params are looked at if any task has steps", () => {
  const run = (task: string) =>
    verdict(pipelineRun(`{ params: [{ name: 1p, value: a }], pipelineSpec: { tasks: [{ name: a, ${task} }] } }`));
  expect(run("taskRef: { name: t }")).toBe("");
  expect(
    run("taskSpec: { steps: [{ image: a }] }"),
  ).toBe(`The format of following array and string variable names is invalid: [1p]: spec.params
String/Array Names: 
Must only contain alphanumeric characters, hyphens (-), underscores (_), and dots (.)
Must begin with a letter or an underscore (_)`);
});

test("each finding is shown where it is, whatever the path says", () => {
  expectPlaces(
    pipelineRun(`
  params:
    - name: o
      value: { k: a }
  pipelineSpec:
    params:
      - name: o # want spec.o.properties "name: o"
        default: { l: c }
        properties:
    tasks:
      - name: a
        taskRef: { name: t }
        params:
          - name: p
            value: $(params.x) # want spec[0].params[p] "$(params.x)"
          - name: p # want spec.pipelineSpec.tasks[0].params[1].name "p", spec[0].params[1].name "p"
            value: $(params.o.x) # want spec[0].params[p] "$(params.o.x)"
        when:
          - input: $(params.y) # want spec[0].when[0].input "$(params.y)"
            operator: in
            values: [b]
      - name: b
        taskSpec:
          steps:
            - image: c
            - image: $(params.z) # want spec.steps[1].image "$(params.z)"
`),
  );
});

test("in a TaskRun a misused param is shown in its step", () => {
  expectPlaces(
    taskRun(`
  params:
    - name: l
      value: [a]
    - name: 1b # want spec.params "1b"
      value: c
  taskSpec:
    steps:
      - image: $(params.l) # want spec.steps[1].steps[0].image "$(params.l)"
      - image: $(params.z) # want spec.steps[1].image "$(params.z)"
`),
  );
});
