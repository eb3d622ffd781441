import fc from "fast-check";
import { type Json, namedList, plainJson, sometimes } from "./arbitraries.ts";
import { type KnownParam, usedParams, usedWorkspaces, WORKSPACES } from "./known-names.ts";
import { sidecars, stepLists, stepTemplates } from "./steps.ts";

interface Named {
  readonly name: string;
  readonly [field: string]: unknown;
}

const results = namedList(
  fc.constantFrom<Named[]>(
    { name: "digest" },
    { name: "files", type: "array" },
    { name: "meta", type: "object", properties: { size: { type: "string" } } },
    { name: "from.step", value: "$(steps.s0.results.out)" },
  ),
  3,
);
const workspaces = namedList(
  fc
    .tuple(
      fc.constantFrom(...WORKSPACES),
      fc.record({
        mountPath: sometimes(fc.constant("/mnt")),
        optional: sometimes(fc.boolean()),
        readOnly: sometimes(fc.boolean()),
      }),
    )
    .map(([name, { mountPath, ...more }]) => ({ name, ...more, mountPath: mountPath && `${mountPath}/${name}` })),
  2,
);

/** How a declaration is written: the same for all of a spec. */
export interface DeclaredAs {
  readonly withType: boolean;
  readonly withDefault: boolean;
  readonly withEnum: boolean;
}
export const declaredAs: fc.Arbitrary<DeclaredAs> = fc.record({
  withType: fc.boolean(),
  withDefault: fc.boolean(),
  withEnum: fc.nat(9).map((chance) => chance === 9),
});

/** Declares a param. The type may be left out where Tekton finds it out by itself. */
export function declare(param: KnownParam, { withType, withDefault, withEnum }: DeclaredAs): Json {
  const { name, type, default: value } = param;
  const isObject = typeof value === "object" && !Array.isArray(value);
  return {
    name,
    ...(withType || (type !== "string" && !withDefault && !isObject) ? { type } : {}),
    ...(isObject ? { properties: propertiesOf(value) } : {}),
    ...(withDefault ? { default: value } : {}),
    ...(withEnum && type === "string" ? { enum: [value, "another"] } : {}),
  };
}

const propertiesOf = (value: object): Json =>
  Object.fromEntries(Object.keys(value).map((key) => [key, key === "url" ? {} : { type: "string" }]));

/** The specs of tasks, with everything declared that their steps use. */
export const taskSpecs: fc.Arbitrary<Json> = fc
  .tuple(
    fc.record({
      steps: stepLists,
      stepTemplate: sometimes(stepTemplates),
      sidecars: sometimes(sidecars),
      volumes: sometimes(
        fc.constant([
          { name: "vol-a", emptyDir: {} },
          { name: "vol-b", secret: { secretName: "s" } },
        ]),
      ),
      results: sometimes(results),
      workspaces: sometimes(workspaces),
      description: sometimes(fc.constant("What it does")),
    }),
    declaredAs,
  )
  .map(([spec, style]) => withDeclarations(plainJson(spec), style));

function withDeclarations(spec: Json, style: DeclaredAs): Json {
  const params = usedParams(spec).map((param) => declare(param, style));
  const text = JSON.stringify(spec);
  const wanted = [...usedWorkspaces(spec), ...WORKSPACES.filter((name) => text.includes(`"name":"${name}"`))];
  return plainJson({
    ...(params.length > 0 ? { params } : {}),
    ...spec,
    ...(text.includes("$(results.digest.path)") ? { results: withName(spec["results"], "digest") } : {}),
    ...wanted.reduce((all, name) => ({ workspaces: withName(all.workspaces, name) }), {
      workspaces: spec["workspaces"],
    }),
    steps: (spec["steps"] as readonly Json[]).map(withStepResult),
  });
}

/** A script may write to a result of its step. */
const withStepResult = (step: Json): Json =>
  String(step["script"]).includes("step.results.out") ? { ...step, results: withName(step["results"], "out") } : step;

/** A list of named things in which there is one of this name. */
function withName(list: unknown, name: string): readonly object[] {
  const all = (list ?? []) as readonly { readonly name: string }[];
  return all.some((one) => one.name === name) ? all : [...all, { name }];
}
