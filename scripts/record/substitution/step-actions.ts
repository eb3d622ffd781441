import type { Choices } from "../cel/choices.ts";
import { type Json, plainJson } from "../resources/arbitraries.ts";
import { spellings } from "./params.ts";
import { type Writing, writingOf } from "./writing.ts";

/** The params of our step actions: the name tells the type. */
const TYPES = { p: "string", q: "string", flags: "array", "a.b": "string", object: "object" } as const;
type Name = keyof typeof TYPES;

const TEXTS = [
  ...spellings("params", "p"),
  ...spellings("params", "a.b"),
  ...["params.q", "params.flags[0]", 'params["flags"][1]', "params.object.url", "params.object['url']"],
  ...["step.results.out.path", "inputs.params.p", "steps.s0.results.out", "params.list[0]"],
];
const WHOLES = spellings("params", "flags").flatMap((name) => [`${name}[*]`, name]);

/** A default may refer to other params, to ones that are not there, and to itself by a detour. */
const DEFAULTS = ["d", "$(params.q)", "x-$(params.p)$(params.q)", "$(params['q'])", "$(params.nope)", "$&"];

/** A step action that a step may refer to, and how a step gives it its params. */
export interface WrittenStepAction {
  readonly resource: Json;
  writeStep(choices: Choices, writing: Writing): Json;
}

/** A few of them have none, or a param too many or too few. */
export function writeStepAction(choices: Choices): WrittenStepAction {
  const names: readonly Name[] = choices.pick<readonly Name[]>([
    ["p"],
    ["p", "q"],
    ["p", "flags"],
    ["a.b", "q", "object"],
  ]);
  const { text, items, maybe } = writingOf(choices, { texts: TEXTS, wholes: WHOLES });
  const params = names.map((name) => ({
    name,
    type: TYPES[name],
    ...(name === "object" ? { properties: { url: {}, "dry-run": {} } } : {}),
    ...(choices.oneIn(3) ? { default: defaultOf(choices, name) } : {}),
  }));
  const spec = {
    params,
    image: choices.pick(["action", text()]),
    results: [{ name: "out" }],
    ...(choices.oneIn(2) ? { script: text() } : { command: maybe(2, items), args: items() }),
    env: maybe(2, () => [{ name: "E", value: text() }]),
    workingDir: maybe(4, text),
    volumeMounts: maybe(6, () => [{ name: text(), mountPath: text() }]),
  };
  return {
    resource: plainJson({ apiVersion: "tekton.dev/v1beta1", kind: "StepAction", metadata: { name: "action" }, spec }),
    writeStep: (at, writing) => {
      const given = params.filter((param) => !at.oneIn("default" in param ? 2 : 20));
      const all = [...given.map(({ name }) => name), ...(at.oneIn(12) ? (["q"] as const) : [])];
      return plainJson({
        ref: { name: at.oneIn(30) ? "nope" : "action" },
        params: all.length === 0 ? undefined : all.map((name) => ({ name, value: givenTo(at, writing, name) })),
        when: writing.maybe(8, () => [{ input: writing.text(), operator: "in", values: writing.items() }]),
        onError: writing.maybe(8, () => "continue"),
        timeout: writing.maybe(8, () => "5s"),
      });
    },
  };
}

function defaultOf(choices: Choices, name: Name): unknown {
  if (TYPES[name] === "string") return choices.pick(DEFAULTS);
  return name === "flags" ? ["-v", choices.pick(DEFAULTS)] : { url: choices.pick(DEFAULTS), "dry-run": "no" };
}

function givenTo(choices: Choices, { text, items }: Writing, name: Name): unknown {
  if (choices.oneIn(30)) return choices.pick([text(), items()]);
  if (TYPES[name] === "string") return choices.pick([text(), text(), "$(steps.s0.results.out)"]);
  if (name === "flags")
    return choices.pick<object | string>([items(), items(), "$(steps.s0.results.list[*])", "$(params.list[*])"]);
  return choices.pick<object | string>([
    { url: text(), "dry-run": text() },
    { url: text() },
    "$(steps.s0.results.object[*])",
  ]);
}
