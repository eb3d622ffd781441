import { expect, test } from "vitest";
import { locate } from "../../../src/parse/locate.ts";
import { readYaml } from "../../../src/parse/read-yaml.ts";
import { validate } from "../../../src/validate/validate.ts";
import { textOf } from "../../parse/markers.ts";
import { resource } from "../../types/defaults/defaulted.ts";
import { pipelineRun, taskRun, verdict } from "../verdict.ts";

/** What is said of an object on which the webhook crashes, and what is underlined. */
function crash(text: string): string[] {
  const crashes = validate(resource(text)).filter(({ code }) => code === "validate/webhook-crash");
  const document = readYaml(text);
  return locate(document, crashes).map(({ message, range }) => `${message}: ${textOf(document, range)}`);
}

const object = (declared: string) => `
  pipelineSpec:
    params: [{ ${declared} }]
    tasks: [{ name: a, taskRef: { name: t }, params: [{ name: o, value: { k: v } }] }]
`;
const NO_OBJECT =
  'Tekton\'s webhook crashes on the object for param "o": the param of its name that the run knows is no object with properties and a default: { name: o, value: { k: v } }';

test("an object adds its keys to a declared one with properties and a default", () => {
  expect(verdict(pipelineRun(object("name: o, type: object, properties: { k: {} }, default: { k: a }")))).toBe("");
});

test("on an object for a param that is declared otherwise, the webhook crashes", () => {
  expect(crash(pipelineRun(object("name: o, type: object, properties: { k: {} }")))).toEqual([NO_OBJECT]);
  expect(crash(pipelineRun(object("name: o, default: a")))).toEqual([NO_OBJECT]);
  expect(crash(pipelineRun(object("name: o, type: object, default: { k: a }")))).toEqual([NO_OBJECT]);
  expect(crash(pipelineRun(object("name: p")))).toEqual([]);
});

test("it crashes on a default that is an object, where an earlier param of that name has none", () => {
  const text = pipelineRun(`
  pipelineSpec:
    params: [{ name: o, type: object, properties: { k: {} } }]
    tasks: [{ name: a, taskSpec: { params: [{ name: o, type: object, properties: { k: {} }, default: { k: a } }], steps: [{ image: b }] } }]
`);
  expect(crash(text)).toEqual([
    'Tekton\'s webhook crashes on the object for param "o": an earlier one of its name has no default: { name: o, type: object, properties: { k: {} }, default: { k: a } }',
  ]);
});

test("an object without keys adds nothing", () => {
  expect(
    verdict(
      pipelineRun(
        "{ pipelineSpec: { params: [{ name: o }], tasks: [{ name: a, taskRef: { name: t }, params: [{ name: o, value: {} }] }] } }",
      ),
    ),
  ).toBe("");
});

test("of several params of one name the run's last one counts, and what is declared later does not change it", () => {
  expect(
    verdict(
      taskRun(
        "{ params: [{ name: p, value: [a] }, { name: p, value: b }], taskSpec: { params: [{ name: p, type: array }], steps: [{ image: $(params.p) }] } }",
      ),
    ),
  ).toBe(`expected exactly one, got both: spec.params[p].name
variable type invalid in "$(params.p)": spec.taskSpec.steps[0].image`);
});

test("what is added to an object is written into the value of the task that gave it first", () => {
  const text = pipelineRun(`
  pipelineSpec:
    tasks:
      - { name: a, taskRef: { name: t }, params: [{ name: o, value: { k: a } }] }
      - { name: b, taskRef: { name: t }, params: [{ name: o, value: { l: $(params.x) } }] }
`);
  expect(verdict(text)).toBe(
    'non-existent variable in "$(params.x)": spec[0].params[o].properties[l], spec[1].params[o].properties[l]',
  );
});
