import { describe, expect, test } from "vitest";
import { replacerOf } from "../../../src/substitute/replacer.ts";
import { resolveStepActions } from "../../../src/substitute/task-run/step-actions.ts";
import { stepAction, substituted, task, taskRun } from "../substituted.ts";

/** The first step once its step action `a` is put in; or why it cannot be. */
function resolved(action: string, step = "{}", rest = "", run = "{}"): unknown {
  const stepSpec = step === "{}" ? "" : `, ${step.slice(1, -1)}`;
  const { spec } = task(`${rest}\nsteps: [{ name: s, ref: { name: a }${stepSpec} }]`);
  const made = resolveStepActions(
    spec,
    ({ name }) => (name === "a" ? stepAction(action, "a") : undefined),
    taskRun(run).spec?.params,
  );
  return made.ok ? made.value.steps?.[0] : made.diagnostics[0]?.message;
}

describe("a step action", () => {
  test("gives the step what it has; image, folder and security context even if that is nothing", () => {
    const step =
      "{ workingDir: /own, timeout: 5s, onError: continue, when: [{ input: a, operator: in, values: [a] }] }";
    expect(resolved("image: i\nscript: echo\nenv: [{ name: E, value: e }]\nresults: [{ name: r }]", step)).toEqual({
      name: "s",
      image: "i",
      script: "echo",
      env: [{ name: "E", value: "e" }],
      results: [{ name: "r", type: "string" }],
      timeout: "5s",
      onError: "continue",
      when: [{ input: "a", operator: "in", values: ["a"] }],
    });
  });

  test("gets the params of the step, in which those of the task are put in, and its own defaults", () => {
    const action = `
image: $(params.image)
args: ["$(params.list[*])", "$(params.list[0])", "$(params.o.k)", "$(params.late)"]
params:
- { name: image }
- { name: list, type: array }
- { name: o, type: object, properties: { k: {}, l: {} }, default: { k: dk, l: dl } }
- { name: late, default: "$(params.image)-$(params.also)" }
- { name: also, default: "<$(params.image)>" }`;
    const step = '{ params: [{ name: image, value: $(params.tag) }, { name: list, value: ["$(params.all[*])", z] }] }';
    const rest = "params: [{ name: tag, default: v1 }, { name: all, type: array, default: [a, b] }]";
    expect(resolved(action, step, rest, "params: [{ name: tag, value: v2 }]")).toEqual({
      name: "s",
      image: "v2",
      args: ["a", "b", "z", "a", "dk", "v2-<v2>"],
    });
  });

  test("gets results of earlier steps as references: only the step knows them", () => {
    const action = `
image: i
command: ["$(params.s)", "$(params.l[*])", "$(params.l[2])", "$(params.o.k)"]
script: $(params.l[3])
params: [{ name: s }, { name: l, type: array }, { name: o, type: object, properties: { k: {} } }]`;
    const values = { s: "$(steps.x.results.r)", l: "$(steps.x.results.l[*])", o: "$(steps.x.results.o[*])" };
    const params = Object.entries(values).map(([name, value]) => `{ name: ${name}, value: "${value}" }`);
    expect(resolved(action, `{ params: [${params.join(", ")}] }`)).toEqual({
      name: "s",
      image: "i",
      command: ["$(steps.x.results.r)", "$(steps.x.results.l[*])", "$(steps.x.results.l[2])", "$(steps.x.results.o.k)"],
      // As in the reference: items of arrays are not looked for in scripts.
      script: "$(params.l[3])",
    });
  });

  test("for a resolver is asked for with its params put in", () => {
    const { spec } = task(
      "params: [{ name: p, default: v }]\nsteps: [{ name: s, ref: { resolver: git, params: [{ name: path, value: a/$(params.p) }] } }]",
    );
    const asked: unknown[] = [];
    resolveStepActions(spec, (ref) => {
      asked.push(ref);
      return undefined;
    });
    expect(asked).toEqual([{ resolver: "git", params: [{ name: "path", value: "a/v" }] }]);
  });
});

describe("a step cannot be resolved", () => {
  const because = (why: string) => `failed to resolve step ref for step "s" (index 0): ${why}`;

  test("if its step action is not there", () => {
    const { spec } = task("steps: [{ name: s, ref: { name: nope } }]");
    const made = resolveStepActions(spec, () => undefined);
    expect(made.ok || made.diagnostics).toEqual([
      {
        code: "substitute/step-action",
        severity: "error",
        message: because('stepactions.tekton.dev "nope" not found'),
        paths: ["steps[0].ref"],
        at: ["steps", 0, "ref"],
      },
    ]);
  });

  test("if it gives other params than those that are wanted", () => {
    const action = "image: i\nparams: [{ name: a }, { name: b, default: d }]";
    expect(resolved(action, "{ params: [{ name: x, value: v }] }")).toBe(
      because("extra params passed by Step to StepAction: [x]"),
    );
    expect(resolved(action)).toBe(because("non-existent params in Step: [a]"));
  });

  test("if defaults lead nowhere, or in a circle", () => {
    expect(resolved('image: i\nparams: [{ name: a, default: "$(params.zz)" }]')).toBe(
      because('parameter "a" references non-existent parameter "zz"'),
    );
    const circle = 'image: i\nparams: [{ name: a, default: "$(params.b)" }, { name: b, default: "$(params.a)" }]';
    expect(resolved(circle)).toBe(because("circular dependency detected in parameter references"));
  });

  test("if a param is a text and an array at once", () => {
    expect(resolved("image: i\nparams: [{ name: a, default: x }]", "{ params: [{ name: a, value: [l] }] }")).toBe(
      because("invalid parameter substitution: a. Please check the types of the default value and the passed value"),
    );
  });
});

test("a task with a step that cannot be resolved is not substituted", () => {
  expect(() => substituted("steps: [{ name: s, ref: { name: a } }]")).toThrow('stepactions.tekton.dev "a" not found');
});

test("what is done while a step action is looked for is no part of the work", () => {
  const { text } = replacerOf({ strings: new Map([["a", "x".repeat(60_000_000)]]) });
  const { spec } = task("steps: [{ name: s, ref: { name: a } }, { name: t, ref: { name: a } }]");
  const made = resolveStepActions(spec, () => {
    expect(text("$(a)")).toHaveLength(60_000_000);
    return stepAction("image: i", "a");
  });
  expect(made.ok).toBe(true);
});
