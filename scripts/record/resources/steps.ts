import fc from "fast-check";
import { type Json, namedList, sometimes } from "./arbitraries.ts";
import { WORKSPACES } from "./known-names.ts";
import { podTexts, stepItems, stepTexts } from "./texts.ts";

const env = namedList(
  fc.oneof(
    fc.record({ name: fc.constantFrom("HOME", "LEVEL", "a.b"), value: stepTexts }),
    fc.constant({ name: "TOKEN", valueFrom: { secretKeyRef: { name: "s", key: "k" } } }),
  ),
  2,
);
const volumeMounts = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom("vol-a", "vol-b"),
    mountPath: fc.constantFrom("/a", "/b/", "/tekton/home", "/var/../c"),
    subPath: sometimes(podTexts),
  }),
  { minLength: 1, maxLength: 2, selector: ({ mountPath }) => mountPath },
);
const computeResources = fc.constantFrom({ requests: { cpu: "500m" } }, { limits: { memory: "1Gi" } }, {});

/** What a step and a step template have in common. */
const containerFields = {
  env: sometimes(env),
  workingDir: sometimes(podTexts),
  volumeMounts: sometimes(volumeMounts),
  volumeDevices: sometimes(fc.constant([{ name: "dev", devicePath: "/dev/x" }])),
  envFrom: sometimes(
    fc.constantFrom([{ prefix: "P_", configMapRef: { name: "c" } }], [{ secretRef: { name: "$(params.url)" } }]),
  ),
  imagePullPolicy: sometimes(fc.constantFrom("Always", "IfNotPresent")),
  computeResources: sometimes(computeResources),
  securityContext: sometimes(fc.constant({ runAsNonRoot: true, runAsUser: 1000 })),
};

/** A template for steps; without an image, so that those have one of their own. */
export const stepTemplates: fc.Arbitrary<object> = fc.record(containerFields);

const images = fc.constantFrom("alpine", "ghcr.io/x/y:1@sha256:0f", "$(params.url)", '$(params["image.tag"])');
const scripts = fc.oneof(
  podTexts.map((text) => `#!/bin/sh\necho ${text}\n`),
  fc.constantFrom(
    "echo x > $(results.digest.path)",
    "echo x > $(step.results.out.path)",
    "cat $(credentials.path) $(step.artifacts.path)",
    "ls $(inputs.x) > $(artifacts.path)",
  ),
);
const items = fc.array(stepItems, { minLength: 1, maxLength: 2 });
const results = fc.constantFrom<object[][]>(
  [{ name: "out" }],
  [
    { name: "out", type: "string" },
    { name: "files", type: "array" },
  ],
  [{ name: "out" }, { name: "meta.data", type: "object", properties: { size: { type: "string" } } }],
);
export const whens: fc.Arbitrary<object> = fc.record({
  input: stepTexts,
  operator: fc.constantFrom("in", "notin"),
  values: fc.array(fc.constantFrom("a", "", "$(steps.s0.results.out)"), { minLength: 1, maxLength: 2 }),
});

/** What any step may have: its name is given later. */
const stepFields = {
  displayName: sometimes(fc.constant("A step")),
  timeout: sometimes(fc.constantFrom("1m", "0s", "1h30m")),
  onError: sometimes(fc.constantFrom("continue", "stopAndFail", "$(params.url)")),
  when: sometimes(fc.array(whens, { minLength: 1, maxLength: 2 })),
};

const runs = fc.oneof(
  { withCrossShrink: true },
  fc.constant({}),
  fc.record({ script: scripts, args: sometimes(items) }),
  fc.record({ command: items, args: sometimes(items) }),
);
const ownSteps = fc
  .tuple(
    fc.record({
      image: images,
      ...containerFields,
      ...stepFields,
      results: sometimes(results),
      workspaces: sometimes(
        namedList(fc.record({ name: fc.constantFrom(...WORKSPACES), mountPath: fc.constant("/mine") }), 1),
      ),
      stdoutConfig: sometimes(fc.constant({ path: "/out.txt" })),
    }),
    runs,
  )
  .map(([fields, run]) => ({ ...fields, ...run }));

const refs = fc.constantFrom<object[]>(
  { name: "git-clone" },
  { resolver: "git", params: [{ name: "url", value: "https://example.com" }] },
  {
    resolver: "hub",
    params: [
      { name: "version", value: "1.0" },
      { name: "tags", value: ["a"] },
    ],
  },
);
const stepsByRef = fc.record({
  ref: refs,
  ...stepFields,
  params: sometimes(namedList(fc.record({ name: fc.constantFrom("p", "q"), value: fc.oneof(stepTexts, items) }), 2)),
});

/** Steps of a task, with names of their own that results can be asked for by. */
export const stepLists: fc.Arbitrary<readonly Json[]> = fc
  .array(
    fc.tuple(
      fc.oneof(
        { withCrossShrink: true },
        { weight: 5, arbitrary: ownSteps as fc.Arbitrary<object> },
        { weight: 1, arbitrary: stepsByRef as fc.Arbitrary<object> },
      ),
      fc.boolean(),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((steps) => steps.map(([step, isNamed], index) => (isNamed ? { name: `s${index}`, ...step } : { ...step })));

/** Containers beside the steps. */
export const sidecars: fc.Arbitrary<readonly object[] | undefined> = namedList(
  fc.record({
    name: fc.constantFrom("db", "proxy"),
    image: fc.constant("redis"),
    script: sometimes(fc.constant("serve")),
    workspaces: sometimes(fc.constant([{ name: "source", mountPath: "/s" }])),
  }),
  2,
);
