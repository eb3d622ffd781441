import fc from "fast-check";
import { expect, test } from "vitest";
import * as api from "../src/index.ts";
import { wrongArgument } from "../src/wrong-argument.ts";

type AnyFunction = (...given: unknown[]) => unknown;

const functions = Object.entries(api).flatMap(([name, value]) =>
  typeof value === "function" ? [{ name, call: callerOf(value as AnyFunction) }] : [],
);

/** A class is called with `new`. */
function callerOf(value: AnyFunction): AnyFunction {
  return /^class\b/.test(String(value)) ? (...list) => Reflect.construct(value, list) : value;
}

const document = api.readYaml(
  "kind: Pipeline\napiVersion: tekton.dev/v1\nmetadata: {name: a}\nspec: {tasks: [{name: a}, {name: b, runAfter: [a]}]}\n",
);
const pipeline = api.decodePipeline(document.value);
const plan = pipeline.ok ? api.planPipeline(pipeline.value) : pipeline;

/** What a caller may have at hand, right for one function and wrong for the others. */
const given = fc.constantFrom<unknown>(
  ...[
    undefined,
    null,
    0,
    1.5,
    Number.NaN,
    5n,
    "",
    "x",
    true,
    [],
    ["x"],
    [null],
    {},
    Object.create(null),
    () => 1,
    Symbol("s"),
  ],
  ...[document, [document], pipeline, pipeline.ok && pipeline.value, plan, plan.ok && plan.value, plan.diagnostics],
  ...[{ tasks: {} }, { tasks: [null] }, { spec: null }, { params: {} }, [{ op: "add" }], { defaults: 1 }],
);

test.for(functions)("$name answers whatever it is given, or says what it wants", async ({ call }) => {
  await fc.assert(
    fc.asyncProperty(fc.array(given, { maxLength: 3 }), async (list) => {
      try {
        await call(...list);
      } catch (error) {
        expect(error).toSatisfy((thrown) => thrown instanceof TypeError || thrown instanceof RangeError);
        expect(String(error)).toMatch(/Error: Cannot .*(want |holds itself)/s);
      }
    }),
    { numRuns: 200 },
  );
});

test("what was given is shown", () => {
  const messages = [null, undefined, 5, "x", "x".repeat(50), [], {}, new Date(0), new Map()].map(
    (value) => wrongArgument("plan", "a plan", value).message,
  );
  expect(messages.map((message) => message.replace("Cannot plan: want a plan, got ", ""))).toEqual([
    "null",
    "undefined",
    "5",
    '"x"',
    "a long string",
    "an array",
    "an object",
    "the Date 1970-01-01T00:00:00.000Z",
    "an object (Map)",
  ]);
});
