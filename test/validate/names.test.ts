import { expect, test } from "vitest";
import { isDnsLabel, isDnsSubdomain, isResultName, labelKeyProblems } from "../../src/validate/names.ts";

test("a DNS label has lower-case letters, digits and inner dashes", () => {
  for (const name of ["a", "0", "a-b", "a--b", "a".repeat(63)]) expect([name, isDnsLabel(name)]).toEqual([name, true]);
  for (const name of ["", "-a", "a-", "A", "a.b", "a_b", "ä", "a\n", "a".repeat(64)])
    expect([name, isDnsLabel(name)]).toEqual([name, false]);
});

test("a DNS name has labels with dots between them", () => {
  for (const name of ["a", "a.b", "0.1", `${"a".repeat(100)}.b`])
    expect([name, isDnsSubdomain(name)]).toEqual([name, true]);
  for (const name of ["", ".", "a.", ".a", "a..b", "a.-b", "a".repeat(254)])
    expect([name, isDnsSubdomain(name)]).toEqual([name, false]);
});

test("the name of a result has letters, digits and inner dashes, underscores and dots", () => {
  for (const name of ["a", "A-b", "a_b.c", "0", "a..b"]) expect([name, isResultName(name)]).toEqual([name, true]);
  for (const name of ["", "-a", "a_", ".a", "a b", "a\n", "é"])
    expect([name, isResultName(name)]).toEqual([name, false]);
});

const NAME =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

test("a label key has a name, and may have a domain in front", () => {
  for (const key of ["a", "A_b.c", "a.b/C", "0/1"]) expect([key, labelKeyProblems(key)]).toEqual([key, []]);
  const problems = (key: string) => labelKeyProblems(key).map((problem) => problem.slice(0, 60));
  expect(problems("a/b/c")).toEqual(["a valid label key must consist of alphanumeric characters, '"]);
  expect(problems("-a")).toEqual([`name part ${NAME}`.slice(0, 60)]);
  expect(problems("A/b")).toEqual(["prefix part a lowercase RFC 1123 subdomain must consist of l"]);
  expect(problems("/b")).toEqual(["prefix part must be non-empty"]);
  expect(problems("a/")).toEqual(["name part must be non-empty", `name part ${NAME}`.slice(0, 60)]);
  expect(problems("a".repeat(64))).toEqual(["name part must be no more than 63 bytes"]);
  expect(problems(`${"a".repeat(254)}/b`)).toEqual(["prefix part must be no more than 253 bytes"]);
});

test("lengths of label keys are bytes", () => {
  expect(labelKeyProblems("é".repeat(32)).map((problem) => problem.slice(0, 39))).toEqual([
    "name part must be no more than 63 bytes",
    "name part must consist of alphanumeric ",
  ]);
});
