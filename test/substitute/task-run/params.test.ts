import { describe, expect, test } from "vitest";
import { scriptOf, substituted, taskSpecOf } from "../substituted.ts";

const DECLARED = `
params:
- { name: s, default: d }
- { name: a, type: array, default: [d0, d1] }
- { name: o, type: object, properties: { k: {}, l: {} }, default: { k: dk, l: dl } }`;

describe("params", () => {
  test("have three spellings, and an old one", () => {
    const script = `$(params.s) $(params["s"]) $(params['s']) $(inputs.params.s) $(inputs.params['s']) $(params[s])`;
    expect(scriptOf(script, DECLARED)).toBe("d d d d $(inputs.params['s']) $(params[s])");
  });

  test("are what the run gives, else their defaults", () => {
    const run = "params: [{ name: s, value: r }, { name: a, value: [r0] }, { name: extra, value: e }]";
    expect(scriptOf("$(params.s) $(params.a[0]) $(params.extra) $(params.nope)", DECLARED, run)).toBe(
      "r r0 e $(params.nope)",
    );
  });

  test("that are objects take missing keys from the default, and have keys in dotted notation only", () => {
    const run = "params: [{ name: o, value: { k: rk } }]";
    expect(scriptOf("$(params.o.k) $(params.o.l) $(params['o'].k)", DECLARED, run)).toBe("rk dl $(params['o'].k)");
  });

  test("that are arrays go into lists as a whole, and by their items anywhere", () => {
    const spec = taskSpecOf(
      `${DECLARED}\nsteps: [{ image: i, command: ["$(params.a[*])"], args: ["$(params['a'])", "-$(params.a[1])", "x$(params.a[*])"] }]`,
      "params: [{ name: a, value: [u, v, w] }]",
    );
    const [step] = spec.steps ?? [];
    expect(step).toEqual({
      name: "",
      image: "i",
      command: ["u", "v", "w"],
      args: ["u", "v", "w", "-v", "x$(params.a[*])"],
    });
  });

  test("may have any names", () => {
    const names = ["__proto__", "constructor", "a.b", "a-b", "hasOwnProperty"];
    const declared = `params: [${names.map((name) => `{ name: "${name}", default: x }`).join(", ")}]`;
    const script = names.map((name) => `$(params.${name})$(params['${name}'])`).join(" ");
    expect(scriptOf(script, declared)).toBe("xx xx xx xx xx");
  });

  test("carry any text through untouched", () => {
    const value = "$& $1 $$ `\\ \" ' \n $(params.a) $(params.s)";
    expect(scriptOf("<$(params.s)>", DECLARED, `params: [{ name: s, value: ${JSON.stringify(value)} }]`)).toBe(
      `<${value}>`,
    );
  });
});

describe("a default that refers to other params", () => {
  const spec = (text: string) => `params:
- { name: a, default: "${text}" }
- { name: b, default: B }
- { name: c, default: C }
- { name: l, type: array, default: ["$(params.b)"] }`;

  test("gets their defaults, never what the run gives", () => {
    expect(scriptOf("$(params.a)", spec("x-$(params.b)"), "params: [{ name: b, value: Z }]")).toBe("x-B");
  });

  test("gets but the last of several, as in the reference", () => {
    expect(scriptOf("$(params.a)", spec("$(params.b)-$(params.c)"))).toBe("$(params.b)-C");
  });

  test("that refers to itself behind one that is known gets what has become of it so far", () => {
    expect(scriptOf("$(params.a)", spec("$(params.b) $(params.a)"))).toBe("$(params.b) B $(params.a)");
  });

  test("has no value if none is known", () => {
    expect(scriptOf("$(params.a)", spec("$(params.nope)"))).toBe("$(params.a)");
  });

  test("is not looked at in arrays and objects", () => {
    expect(scriptOf("$(params.l[0])", spec("x"))).toBe("$(params.b)");
  });
});

test("variables are replaced in these fields, and in no others", () => {
  const { taskSpec } = substituted(`
params: [{ name: p, default: v }, { name: l, type: array, default: [l0, l1] }]
steps:
- name: n-$(params.p)
  displayName: $(params.p)
  image: $(params.p)
  imagePullPolicy: $(params.p)
  script: $(params.p)
  workingDir: $(params.p)
  onError: $(params.p)
  env:
  - { name: $(params.p), value: $(params.p) }
  - { name: e, valueFrom: { secretKeyRef: { name: $(params.p), key: $(params.p) }, fieldRef: { fieldPath: $(params.p) } } }
  envFrom: [{ prefix: $(params.p), configMapRef: { name: $(params.p) }, secretRef: { name: $(params.p) } }]
  volumeMounts: [{ name: $(params.p), mountPath: $(params.p), subPath: $(params.p), subPathExpr: $(params.p) }]
  volumeDevices: [{ name: $(params.p), devicePath: $(params.p) }]
  stdoutConfig: { path: $(params.p) }
  when: [{ input: $(params.p), operator: in, values: ["$(params.l[*])", $(params.p)] }]
  workspaces: [{ name: $(params.p), mountPath: $(params.p) }]
stepTemplate: { image: $(params.p), args: ["$(params.l[*])"] }
sidecars: [{ name: $(params.p), image: $(params.p), script: $(params.p) }]
volumes:
- { name: $(params.p), hostPath: { path: $(params.p) } }
- { name: c, csi: { driver: $(params.p), nodePublishSecretRef: { name: $(params.p) }, volumeAttributes: { k: $(params.p) } } }
workspaces: [{ name: $(params.p), mountPath: $(params.p), description: $(params.p) }]
results: [{ name: r, description: $(params.p) }]
description: $(params.p)`);
  const kept = "$(params.p)";
  expect(taskSpec).toEqual({
    params: [
      { name: "p", type: "string", default: "v" },
      { name: "l", type: "array", default: ["l0", "l1"] },
    ],
    steps: [
      {
        name: "n-v",
        displayName: kept,
        image: "v",
        imagePullPolicy: "v",
        script: "v",
        workingDir: "v",
        onError: "v",
        env: [
          { name: kept, value: "v" },
          { name: "e", valueFrom: { secretKeyRef: { name: "v", key: "v" }, fieldRef: { fieldPath: kept } } },
        ],
        envFrom: [{ prefix: "v", configMapRef: { name: "v" }, secretRef: { name: "v" } }],
        volumeMounts: [{ name: "v", mountPath: "v", subPath: "v", subPathExpr: kept }],
        volumeDevices: [{ name: kept, devicePath: kept }],
        stdoutConfig: { path: "v" },
        when: [{ input: "v", operator: "in", values: ["l0", "l1", "v"] }],
        workspaces: [{ name: kept, mountPath: kept }],
      },
    ],
    stepTemplate: { image: "v", args: ["l0", "l1"] },
    sidecars: [{ name: "v", image: "v", script: "v" }],
    volumes: [
      { name: "v", hostPath: { path: kept } },
      { name: "c", csi: { driver: kept, nodePublishSecretRef: { name: "v" }, volumeAttributes: { k: "v" } } },
    ],
    workspaces: [{ name: kept, mountPath: "v", description: kept }],
    results: [{ name: "r", type: "string", description: kept }],
    description: kept,
  });
});
