import { expect, test } from "vitest";
import { expectPlaces, verdict } from "./verdict.ts";

const request = (metadata: string) =>
  `apiVersion: resolution.tekton.dev/v1beta1\nkind: ResolutionRequest\nmetadata: ${metadata}\nspec: {}\n`;

test("a request says for which resolver it is; the path says meta", () => {
  expect(verdict(request("{ name: a, labels: { resolution.tekton.dev/type: git } }"))).toBe("");
  expect(verdict(request("{ name: a, labels: { resolution.tekton.dev/type: '' } }"))).toBe(
    "missing field(s): meta.labels.resolution.tekton.dev/type",
  );
  expect(verdict(request("{ name: a }"))).toBe("missing field(s): meta.labels.resolution.tekton.dev/type");
});

test("the labels are underlined, or the metadata", () => {
  expectPlaces(
    request(`
  name: a
  labels: # want meta.labels.resolution.tekton.dev/type "labels"
    b: c
`),
  );
  expectPlaces(
    request(`# want meta.labels.resolution.tekton.dev/type "metadata"
  name: a
`),
  );
});
