import { expect, test } from "vitest";
import { extractNames, literalPrefix } from "../../src/substitute/seen-variables.ts";
import {
  mixedVariable,
  prohibitedVariable,
  unknownByName,
  unknownVariable,
  wholeVariable,
} from "../../src/validate/variables.ts";

const PARAMS = literalPrefix("params");
const names = new Set(["a", "b"]);
const byName: typeof unknownVariable = (text, prefix, known) => unknownByName(text, extractNames(text, prefix), known);

test("a variable is known by its name without an index", () => {
  expect(unknownVariable("$(params.a) $(params.b[0]) $(params.a[*])", PARAMS, names)).toBeUndefined();
  expect(unknownVariable("$(params.a.x) $(params['b'])", PARAMS, names)).toBeUndefined();
  expect(unknownVariable("$(params.c)", PARAMS, names)?.message).toBe('non-existent variable in "$(params.c)"');
  expect(unknownVariable("$(params['a.b'])", PARAMS, names)?.message).toBe(
    `non-existent variable in "$(params['a.b'])"`,
  );
  expect(byName("$(params.a) $(params.c[0])", PARAMS, names)?.message).toBe(
    'non-existent variable `c` in "$(params.a) $(params.c[0])"',
  );
});

test("too many parts come first, whatever the names", () => {
  const message =
    'Invalid referencing of parameters in "$(params.c) $(params.a.b.c)"! Only two dot-separated components after the prefix "params" are allowed.';
  for (const find of [unknownVariable, byName, prohibitedVariable, mixedVariable])
    expect(find("$(params.c) $(params.a.b.c)", PARAMS, names)?.message).toBe(message);
  expect(wholeVariable("$(params.a.b.c)", PARAMS, names)).toBeUndefined();
});

test("an array where a string is wanted is wrong, an item of it is not", () => {
  expect(prohibitedVariable("x$(params.a[*])", PARAMS, names)?.message).toBe(
    'variable type invalid in "x$(params.a[*])"',
  );
  expect(prohibitedVariable("$(params.a)", PARAMS, names)?.message).toBe('variable type invalid in "$(params.a)"');
  expect(prohibitedVariable("$(params.a[0])", PARAMS, names)).toBeUndefined();
});

test("a whole object where a string is wanted is wrong, a key of it is not", () => {
  expect(wholeVariable("$(params.a)", PARAMS, names)?.message).toBe('variable type invalid in "$(params.a)"');
  expect(wholeVariable("$(params.a[*])", PARAMS, names)?.message).toBe('variable type invalid in "$(params.a[*])"');
  expect(wholeVariable("$(params.a.k)", PARAMS, names)).toBeUndefined();
});

test("an array that becomes several items stands alone", () => {
  expect(mixedVariable("$(params.a[*])", PARAMS, names)).toBeUndefined();
  expect(mixedVariable("$(params.a)$(params.a)", PARAMS, names)?.message).toBe(
    'variable is not properly isolated in "$(params.a)$(params.a)"',
  );
  expect(mixedVariable("x $(params.c)", PARAMS, names)).toBeUndefined();
});
