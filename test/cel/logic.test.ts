import { expect, test } from "vitest";
import { evaluated, expecting, noOverload, wrong } from "./evaluated.ts";

const expectRows = expecting({ body: { flag: true, number: 7, none: null, list: [] } });
const division = wrong("division by zero");
const modulus = wrong("modulus by zero");

test("false decides &&, wherever it stands: what fails beside it does not count", () => {
  expectRows(
    ["false && 1 / 0 == 1", false],
    ["1 / 0 == 1 && false", false],
    ["true && 1 / 0 == 1 && body.nope && false", false],
    ["dyn(1) && false", false],
    ["body.nope && false", false],
  );
});

test("true decides ||, wherever it stands", () => {
  expectRows(
    ["true || 1 / 0 == 1", true],
    ["1 / 0 == 1 || true", true],
    ["body.nope || body.flag", true],
    ["!body.nope || true", true],
    ["dyn('a') || true", true],
  );
});

test("if nothing decides, the first failure counts", () => {
  expectRows(
    ["true && 1 / 0 == 1", division],
    ["1 / 0 == 1 || false", division],
    ["1 / 0 == 1 && 1 % 0 == 1 && body.nope", division],
    ["1 % 0 == 1 || 1 / 0 == 1", modulus],
    ["false || (1 % 0 == 1 || 1 / 0 == 1)", modulus],
    ["body.nope || 1 / 0 == 1", wrong("no such key: nope")],
  );
});

test("what is neither true nor false is a failure like another", () => {
  expectRows(
    ["dyn(1) && true", noOverload],
    ["false || dyn(null)", noOverload],
    ["dyn(1) || 1 / 0 == 1", noOverload],
    ["1 / 0 == 1 || dyn(1)", division],
    ["body.number || false", noOverload],
  );
});

test("of a condition only the chosen side is looked at", () => {
  expectRows(
    ["true ? 1 : 1 / 0", 1n],
    ["false ? 1 / 0 : 1", 1n],
    ["body.flag ? 'yes' : 'no'", "yes"],
    ["true ? 1 / 0 : 1", division],
  );
});

test("a condition that fails, or is no bool, is not made up for", () => {
  expectRows(
    ["1 / 0 == 1 ? 1 : 1", division],
    ["dyn(1) ? 1 : 2", noOverload],
    ["body.none ? 1 : 2", noOverload],
    ["body.nope ? 1 : 2", wrong("no such key: nope")],
  );
});

test("everywhere else the first failure ends the evaluation", () => {
  expectRows(
    ["1 / 0 + 1 % 0", division],
    ["[1 % 0, 1 / 0]", modulus],
    ["{'a': 1 % 0, 'b': 1 / 0}", modulus],
    ["{1 / 0: 1 % 0}", division],
    ["size([1 / 0])", division],
    ["1 in [1, 1 / 0]", division],
    ["'a'.contains(string(1 / 0))", division],
    ["true == (1 / 0 == 1)", division],
    ["dyn(1 / 0)", division],
    ["type(1 / 0)", division],
  );
});

test("a field of what is not there fails at what is not there", () => {
  expectRows(
    ["body.nope.deep.deeper", wrong("no such key: nope")],
    ["body.number.deep", wrong("no such key: deep")],
    ["body.none.deep", wrong("no such key: deep")],
    ["body.list.deep", wrong("unsupported index type 'string' in list")],
  );
});

test("has() asks whether the last field is there, and only that", () => {
  expectRows(
    ["has(body.flag)", true],
    ["has(body.none)", true],
    ["has(body.nope)", false],
    ["has(body.number.deep)", false],
    ["has(body.nope.deep)", wrong("no such key: nope")],
    ["has(body.list.deep)", wrong("unsupported index type 'string' in list")],
    ["has(body.nope) && body.nope == 1", false],
    ["has({'a': 1}.a)", true],
    ["has({}.a)", false],
    ["has(body)", wrong("invalid argument to has() macro", "cel/syntax")],
    ["has(body['flag'])", wrong("invalid argument to has() macro", "cel/syntax")],
    ["has(body.flag, body.none)", wrong("undeclared reference to 'has' (in container '')", "cel/check")],
  );
});

test("an optimizing environment says when the program is made that a conversion fails, even where nothing asks for it", () => {
  const failing = "false && int('x') == 1";
  expectRows([failing, false]);
  expecting({ optimize: true })([failing, wrong("type conversion error from 'string' to 'int'", "cel/program")]);
  expect(evaluated(failing)).toBe(false);
});
