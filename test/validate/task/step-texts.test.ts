import { expect, test } from "vitest";
import { expectPlaces, task, verdict } from "../verdict.ts";

test("variables are looked for in some fields of a step", () => {
  const text = task(`
  steps:
    - name: $(params.a)
      image: $(params.b)
      workingDir: $(params.c)
      script: $(params.d)
      onError: $(params.e)
      command: [x]
      args: [x, $(params.f)]
      env: [{ name: x, value: x }, { name: A.b, value: $(params.g) }]
      volumeMounts: [{ name: $(params.h), mountPath: $(params.i), subPath: $(params.j) }]
`);
  expect(verdict(text)).toBe(`invalid value "$(params.a)": spec.steps[0].name
Task step name must be a valid DNS Label, For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
non-existent variable in "$(params.a)": spec.steps[0].name
non-existent variable in "$(params.b)": spec.steps[0].image
non-existent variable in "$(params.c)": spec.steps[0].workingDir
non-existent variable in "$(params.d)": spec.steps[0].script
non-existent variable in "$(params.e)": spec.steps[0].onError
non-existent variable in "$(params.f)": spec.steps[0].args[1]
non-existent variable in "$(params.g)": spec.steps[0].env.[A.b]
non-existent variable in "$(params.h)": spec.steps[0].volumeMount[0].name
non-existent variable in "$(params.i)": spec.steps[0].volumeMount[0].MountPath
non-existent variable in "$(params.j)": spec.steps[0].volumeMount[0].SubPath
script cannot be used with command: spec.steps[0].script`);
});

test("in others they are not", () => {
  const text = task(`
  steps:
    - image: a
      imagePullPolicy: $(params.x)
      env: [{ name: $(params.x), valueFrom: { secretKeyRef: { name: $(params.x), key: $(params.x) } } }]
      envFrom: [{ prefix: $(params.x) }]
      volumeMounts: [{ name: b, mountPath: /c, subPathExpr: $(params.x) }]
      when: [{ input: $(params.x), operator: in, values: [$(params.x)] }]
      timeout: 1m
  sidecars: [{ name: d, image: $(params.x), script: $(params.x) }]
  volumes: [{ name: e, configMap: { name: $(params.x) } }]
  workspaces: [{ name: f, mountPath: /$(params.x) }]
`);
  expect(verdict(text)).toBe("");
});

test("each text is shown where it is, whatever the path says", () => {
  expectPlaces(
    task(`
  steps:
    - image: a
      onError: $(params.a) # want spec.steps[0].onError "$(params.a)"
      command: [b, "$(params.b)"] # want spec.steps[0].command[1] "\\"$(params.b)\\""
      env:
        - name: A.b
          value: $(params.c) # want spec.steps[0].env.[A.b] "$(params.c)"
      volumeMounts:
        - name: b
          mountPath: /c
        - name: $(params.d) # want spec.steps[0].volumeMount[1].name "$(params.d)"
          mountPath: $(params.e) # want spec.steps[0].volumeMount[1].MountPath "$(params.e)"
          subPath: $(params.f) # want spec.steps[0].volumeMount[1].SubPath "$(params.f)"
`),
  );
});
