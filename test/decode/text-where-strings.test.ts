import { expect, test } from "vitest";
import { textWhereStrings } from "../../src/decode/text-where-strings.ts";
import { structType } from "../../src/decode/types.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";

const podTemplate = (text: string) =>
  textWhereStrings(readYaml(text).value, { kind: "struct", struct: structType("PodTemplate") });

test("numbers and booleans become texts where a string is wanted", () => {
  expect(textWhereStrings({ gpu: true }, { kind: "map", item: { kind: "string" } })).toEqual({ gpu: "true" });
  expect(podTemplate("{ schedulerName: 5, SCHEDULERNAME: 1.5, nodeSelector: { big: 12345678901234567890 } }")).toEqual({
    schedulerName: "5",
    SCHEDULERNAME: "1.5",
    nodeSelector: { big: "12345678901234567890" },
  });
  expect(podTemplate("tolerations: [{ key: 1, value: no, tolerationSeconds: 5 }]")).toEqual({
    tolerations: [{ key: "1", value: "false", tolerationSeconds: 5 }],
  });
});

test("a float becomes what Go prints of a float32, an integer stays as it is", () => {
  const texts = (numbers: string) =>
    textWhereStrings(readYaml(`[${numbers}]`).value, { kind: "list", item: { kind: "string" } });
  expect(texts("1e300, -1e300, -0.0, 9.3e18, 9007199254740992.0, 18446744073709551616, 0.1, 1e-46")).toEqual([
    ...["+Inf", "-Inf", "-0", "9.3e+18", "9.007199e+15", "1.8446744e+19", "0.1", "0"],
  ]);
  expect(texts("-0, 9300000000000000000, 9007199254740992, -9007199254740993, 0x1e6, 1_000")).toEqual([
    ...["0", "9300000000000000000", "9007199254740992", "-9007199254740993", "486", "1000"],
  ]);
});

test("what is no scalar, or not known, stays as it is", () => {
  const odd = "{ schedulerName: [1], nodeSelector: [a], tolerations: {}, unknown: 5, hostNetwork: 1, affinity: 7 }";
  expect(podTemplate(odd)).toEqual(readYaml(odd).value);
});

test("as in the reference, structs inside of structs are not looked into", () => {
  const { value } = readYaml("env: [{ name: A, valueFrom: { secretKeyRef: { name: 4, key: b } } }]");
  expect(podTemplate("env: [{ name: A, valueFrom: { secretKeyRef: { name: 4, key: b } } }]")).toEqual(value);
  expect(podTemplate("volumes: [{ name: 4, hostPath: { path: 5 } }]")).toEqual({
    volumes: [{ name: "4", hostPath: { path: 5 } }],
  });
});
