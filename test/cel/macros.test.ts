import { test } from "vitest";
import { celLists } from "../../src/cel/extensions/lists.ts";
import { CelMap } from "../../src/cel/values.ts";
import { expecting, noOverload, wrong } from "./evaluated.ts";

const expectRows = expecting({
  body: { labels: [{ name: "bug" }, { name: "ui" }], number: 7, nested: { b: 1, a: 2 } },
  extensions: [celLists],
});
const division = wrong("division by zero");

test("all, exists and exists_one count the elements of a list that fit", () => {
  expectRows(
    ["[1, 2].all(x, x > 0)", true],
    ["[1, 2].all(x, x > 1)", false],
    ["[].all(x, false)", true],
    ["[1, 2].exists(x, x == 2)", true],
    ["[1, 2].exists(x, x > 2)", false],
    ["[].exists(x, true)", false],
    ["[1, 2, 3].exists_one(x, x > 2)", true],
    ["[1, 2, 3].exists_one(x, x > 1)", false],
    ["[].exists_one(x, true)", false],
  );
});

test("map and filter make a list", () => {
  expectRows(
    ["[1, 2, 3].map(x, x * 2)", [2n, 4n, 6n]],
    ["[1, 2, 3].map(x, x > 1, x * 2)", [4n, 6n]],
    ["[1, 2, 3].filter(x, x > 1)", [2n, 3n]],
    ["[].map(x, x)", []],
    ["[1, 2].map(x, {x: [x]})", [new CelMap([[1n, [1n]]]), new CelMap([[2n, [2n]]])]],
    ["body.labels.map(l, l.name)", ["bug", "ui"]],
    ["body.labels.exists(l, l.name == 'ui')", true],
  );
});

test("of a map they look at the keys", () => {
  expectRows(
    ["{'a': 1}.map(k, k + '!')", ["a!"]],
    ["{1: 2, 3: 4}.all(k, k % 2 == 1)", true],
    ["{'a': 1, 'b': 2}.exists_one(k, {'a': 1, 'b': 2}[k] == 2)", true],
    ["body.nested.filter(k, body.nested[k] == 2)", ["a"]],
    ["{}.map(k, k)", []],
  );
});

test("a macro may stand in another, and its variable hides what has its name outside", () => {
  expectRows(
    [
      "[1, 2].map(x, [3, 4].map(y, x * y))",
      [
        [3n, 4n],
        [6n, 8n],
      ],
    ],
    [
      "[1, 2].map(x, [x, x].map(x, x + 1))",
      [
        [2n, 2n],
        [3n, 3n],
      ],
    ],
    ["[[1, 2], [3]].map(x, x.map(x, x * 2))", [[2n, 4n], [6n]]],
    ["[1, 2].map(x, [x].exists(x, x == 2) && x == 2)", [false, true]],
    ["[1, 2, 3].filter(x, [1, 3].exists(y, y == x))", [1n, 3n]],
    ["[1, 2].map(x, x + 1).filter(x, x > 2).map(x, [x])", [[3n]]],
  );
});

test("a variable of a macro hides variables, types and functions; a point before a name means the one outside", () => {
  expectRows(
    ["['x'].map(n, n)", ["x"]],
    ["['x'].map(n, .n)", [7n]],
    ["[{'b': 5}].map(a, a.b)", [5n]],
    ["[{'b': 5}].map(a, .a.b)", [8n]],
    ["[1].map(int, int + 1)", [2n]],
    ["['2020-01-01T00:00:00Z'].map(timestamp, timestamp(timestamp).getFullYear())", [2020n]],
  );
});

test("an element that decides makes up for others that fail, before it and behind it", () => {
  expectRows(
    ["[0, 1].all(x, 1 / x > 5)", false],
    ["[1, 0].exists(x, 1 / x > 0)", true],
    ["[0, 1].exists(x, 1 / x > 0)", true],
    ["[0, 1].all(x, 1 / x > 0)", division],
    ["[0, 1].exists(x, 1 / x > 5)", division],
    ["[dyn(0), dyn('a')].all(x, 1 / x > 0)", division],
    ["[dyn('a'), dyn(0)].all(x, 1 / x > 0)", noOverload],
  );
});

test("exists_one, map and filter fail with any element", () => {
  expectRows(
    ["[1, 0].exists_one(x, 1 / x > 0)", division],
    ["[1, 1, 0].exists_one(x, 1 / x > 0)", division],
    ["[1, 0].map(x, 1 / x)", division],
    ["[1, 0].filter(x, 1 / x > 0)", division],
    ["[1, 0].map(x, 1 / x > 0, x)", division],
  );
});

test("of several failures map says the first, exists_one and filter the last", () => {
  const failing = "[dyn('a'), dyn(0)]";
  expectRows(
    [`${failing}.map(x, 1 / x)`, noOverload],
    [`${failing}.exists_one(x, 1 / x > 0)`, division],
    [`${failing}.filter(x, 1 / x > 0)`, division],
  );
});

test("what is asked of each element has to be true or false", () => {
  expectRows(
    ["[1].all(x, dyn(x))", noOverload],
    ["[1].exists(x, dyn(x))", noOverload],
    ["[1].exists_one(x, dyn(x))", noOverload],
    ["[1].filter(x, dyn(x))", noOverload],
    ["[1].map(x, dyn(x), x)", noOverload],
    ["[dyn(1), dyn(false)].all(x, x)", false],
    ["[1].all(x, x)", wrong("expected type 'bool' but found 'int'", "cel/check")],
  );
});

test("what fails around the loop ends it", () => {
  expectRows(
    ["[1 / 0].all(x, true)", division],
    ["body.nope.exists(x, true)", wrong("no such key: nope")],
    ["[1].map(x, body.nope)", wrong("no such key: nope")],
  );
});

test("a macro stands behind a list, a map, or what may be one", () => {
  const noRange = (type: string) =>
    wrong(
      `expression of type '${type}' cannot be range of a comprehension (must be list, map, or dynamic)`,
      "cel/check",
    );
  expectRows(
    ["1.all(x, true)", noRange("int")],
    ["'abc'.map(x, x)", noRange("string")],
    ["null.filter(x, true)", noRange("null")],
    [
      "all([1], x, true)",
      wrong(
        "undeclared reference to 'all' (in container '')\nundeclared reference to 'x' (in container '')",
        "cel/check",
      ),
    ],
  );
});

test("the variable is a plain name", () => {
  const simple = wrong("argument must be a simple name", "cel/syntax");
  const identifier = wrong("argument is not an identifier", "cel/syntax");
  expectRows(
    ["[1].all(x.y, true)", simple],
    ["[1].exists(1, true)", simple],
    ["[1].exists_one('x', true)", simple],
    ["[1].map(x[0], x)", identifier],
    ["[1].filter(f(), true)", identifier],
    ["[1].sortBy(1, 2)", identifier],
    ["[1].map(__result__, 1)", wrong("iteration variable overwrites accumulator variable", "cel/syntax")],
  );
});

test("sortBy orders the elements by what is said of each, those that are alike as they stood", () => {
  expectRows(
    ["[1, 3, 2].sortBy(x, -x)", [3n, 2n, 1n]],
    ["['bb', 'a', 'cc'].sortBy(x, x.size())", ["a", "bb", "cc"]],
    ["body.labels.sortBy(l, 0).map(l, l.name)", ["bug", "ui"]],
    ["[].sortBy(x, x)", []],
    ["[[3], [1]].sortBy(x, x[0])", [[1n], [3n]]],
    ["[0, 1].sortBy(x, 1 / x)", division],
    ["[dyn(1), dyn('a')].sortBy(x, x)", wrong("list elements must have the same type")],
  );
});

test("sortBy is for lists, and for what may be one", () => {
  const message = "sortBy can only be applied to a list, identifier, comprehension, call or select expression";
  expectRows(
    ["{'a': 1}.sortBy(x, x)", wrong(message, "cel/syntax")],
    ["'abc'.sortBy(x, x)", wrong(message, "cel/syntax")],
    ["[3, 1].map(x, x).sortBy(x, x)", [1n, 3n]],
    ["(true ? [3, 1] : []).sortBy(x, x)", [1n, 3n]],
  );
});
