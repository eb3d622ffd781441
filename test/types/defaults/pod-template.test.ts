import { expect, test } from "vitest";
import { mergePodTemplates } from "../../../src/types/defaults/pod-template.ts";
import type { PodTemplate } from "../../../src/types/pod-template.ts";
import { frozen } from "./defaulted.ts";

const merged = (template: PodTemplate, defaults: PodTemplate) => mergePodTemplates(frozen(template), frozen(defaults));

test("where there is only one template, it is the one", () => {
  const template = frozen({ env: [{ name: "" }] });
  expect(mergePodTemplates(template, undefined)).toBe(template);
  expect(mergePodTemplates(undefined, template)).toBe(template);
  expect(mergePodTemplates(undefined, undefined)).toBe(undefined);
});

test("fields of the template win, even if they are empty", () => {
  expect(
    merged(
      { nodeSelector: {}, tolerations: [], hostUsers: false, runtimeClassName: "" },
      {
        nodeSelector: { a: "b" },
        tolerations: [{ key: "x" }],
        hostUsers: true,
        runtimeClassName: "r",
        dnsPolicy: "None",
        securityContext: { runAsUser: 5 },
      },
    ),
  ).toEqual({
    nodeSelector: {},
    tolerations: [],
    hostUsers: false,
    runtimeClassName: "",
    dnsPolicy: "None",
    securityContext: { runAsUser: 5 },
  });
});

test("a scheduler without name and a host network that is off are not there", () => {
  const defaults = { schedulerName: "s", hostNetwork: true };
  expect(merged({ schedulerName: "", hostNetwork: false }, defaults)).toEqual(defaults);
  expect(merged({ schedulerName: "mine" }, defaults)).toEqual({ schedulerName: "mine", hostNetwork: true });
});

test("variables and volumes are added by name, the template's own first", () => {
  expect(
    merged(
      { env: [{ name: "A", value: "mine" }, { name: "A" }], volumes: [{ name: "v" }] },
      { env: [{ name: "B" }, { name: "A" }, { name: "B" }], volumes: [{ name: "w" }, { name: "v" }] },
    ),
  ).toEqual({
    env: [{ name: "A", value: "mine" }, { name: "A" }, { name: "B" }, { name: "B" }],
    volumes: [{ name: "v" }, { name: "w" }],
  });
  expect(mergePodTemplates({ env: [{ name: "A" }] }, { env: [{ name: "B" }] })).toEqual({
    env: [{ name: "A" }, { name: "B" }],
  });
});

test("as in the reference, those without a name are dropped where the template has any", () => {
  const nameless = [{ name: "" }, { name: "B" }];
  expect(merged({ env: [{ name: "A" }, { name: "" }] }, { env: nameless })).toEqual({
    env: [{ name: "A" }, { name: "B" }],
  });
  expect(merged({ env: [{ name: "A" }, { name: "" }] }, {})).toEqual({ env: [{ name: "A" }] });
  expect(merged({ env: [] }, { env: nameless })).toEqual({ env: nameless });
  expect(merged({}, { env: nameless })).toEqual({ env: nameless });
});

test("a template that lacks nothing is returned itself", () => {
  const template = frozen({ env: [{ name: "A" }], volumes: [], schedulerName: "mine", hostNetwork: true });
  expect(mergePodTemplates(template, { env: [{ name: "A" }], volumes: [], schedulerName: "s" })).toBe(template);
});
