import fc from "fast-check";
import { type Json, plainJson, sometimes } from "./arbitraries.ts";
import { usedParams } from "./known-names.ts";
import { declare, declaredAs } from "./task-specs.ts";

const texts = fc.constantFrom(
  "x",
  "$(params.url)",
  "$(params.repo.url)",
  '$(params["image.tag"])',
  "$(params.flags[0])",
);
const items = fc.array(fc.oneof(texts, fc.constantFrom("$(params.flags[*])", "$(params['list.of'][*])")), {
  minLength: 1,
  maxLength: 2,
});
const runs = fc.oneof(
  fc.record({ command: items, args: sometimes(items) }),
  fc.constantFrom<object[]>(
    { script: "#!/bin/sh\necho $URL > $(step.results.out.path)" },
    { script: "echo x > $(results.out.path)" },
  ),
);

/** The specs of step actions: their scripts know params by way of the environment only. */
export const stepActionSpecs: fc.Arbitrary<Json> = fc
  .tuple(
    fc.record({
      image: texts,
      env: sometimes(fc.array(fc.record({ name: fc.constantFrom("URL", "A"), value: texts }), { maxLength: 2 })),
      results: fc.constantFrom<object[][]>([{ name: "out" }], [{ name: "out", type: "array" }, { name: "more.r" }]),
      workingDir: sometimes(texts),
      volumeMounts: sometimes(fc.constant([{ name: "$(params.url)", mountPath: "/a" }])),
      securityContext: sometimes(fc.constant({ privileged: false })),
    }),
    runs,
    declaredAs,
  )
  .map(([fields, run, { withType, withDefault }]) => {
    const spec = plainJson({ ...fields, ...run });
    const params = usedParams(spec).map((param) => declare(param, { withType, withDefault, withEnum: false }));
    return params.length > 0 ? { params, ...spec } : spec;
  });
