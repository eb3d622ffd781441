import { expect, test } from "vitest";
import { celEnvironment } from "../../src/cel/cel-environment.ts";
import { checkCel } from "../../src/cel/check-cel.ts";
import { celStrings } from "../../src/cel/extensions/strings.ts";
import { checked, expecting, type Row, wrong } from "./evaluated.ts";

const expectRows = expecting({ body: { list: ["a", "b"], number: 7 }, extensions: [celStrings] });

/** A row of a format, one value that it is given, and what that makes. */
const formatted = (format: string, value: string, made: string): Row => [`'${format}'.format([${value}])`, made];

test("%s prints any value, texts without quotes", () => {
  expectRows(
    formatted("<%s>", "'a'", "<a>"),
    formatted("%s", "-1", "-1"),
    formatted("%s", "1u", "1"),
    formatted("%s", "true", "true"),
    formatted("%s", "null", "null"),
    formatted("%s", "b'\\xc3\\xa9'", "é"),
    formatted("%s", "type(timestamp(0))", "google.protobuf.Timestamp"),
    formatted("%s", "duration('90m')", "5400s"),
    formatted("%s", "duration('-1ms')", "-0.001s"),
    formatted("%s", "timestamp('2020-01-01T00:00:00.5+02:00')", "2019-12-31T22:00:00.5Z"),
  );
});

test("%s prints doubles without an exponent", () => {
  expectRows(
    formatted("%s", "1.0", "1"),
    formatted("%s", "1.5", "1.5"),
    formatted("%s", "1e21", "1000000000000000000000"),
    formatted("%s", "1e-7", "0.0000001"),
    formatted("%s", "0.0 / 0.0", "NaN"),
    formatted("%s", "-1.0 / 0.0", "-Infinity"),
  );
});

test("%s prints lists and maps, maps in the order of their keys as texts", () => {
  expectRows(
    formatted("%s", "[1, 'a', null, [true], {}]", "[1, a, null, [true], {}]"),
    formatted("%s", "{'b': 1, 'a': [2.0]}", "{a: [2], b: 1}"),
    formatted("%s", "{2: 'b', 10: 'a'}", "{10: a, 2: b}"),
    formatted("%s", "{true: 1, 'a': 2}", "{a: 2, true: 1}"),
    formatted("%s", "body.list", "[a, b]"),
  );
});

test("%d prints numbers", () => {
  expectRows(
    formatted("%d", "-1", "-1"),
    formatted("%d", "18446744073709551615u", "18446744073709551615"),
    formatted("%d", "1.5", "1.5"),
    formatted("%d", "body.number", "7"),
  );
});

test("%f has so many digits behind the point, else six; a half goes to the even digit", () => {
  expectRows(
    formatted("%f", "1.5", "1.500000"),
    formatted("%f", "1", "1.000000"),
    formatted("%.2f", "2.675", "2.67"),
    formatted("%.0f", "0.5", "0"),
    formatted("%.0f", "1.5", "2"),
    formatted("%.0f", "2.5", "2"),
    formatted("%.1f", "0.25", "0.2"),
    formatted("%.20f", "0.1", "0.10000000000000000555"),
    formatted("%.0f", "1e22", "10000000000000000000000"),
    formatted("%f", "-0.0", "-0.000000"),
    formatted("%.0f", "9007199254740993", "9007199254740992"),
    formatted("%f", "1.0 / 0.0", "Infinity"),
  );
});

test("%e has one digit before the point, and two in the exponent at least", () => {
  expectRows(
    formatted("%e", "1234.5678", "1.234568e+03"),
    formatted("%.2e", "1u", "1.00e+00"),
    formatted("%.0e", "2.5", "2e+00"),
    formatted("%.0e", "9.99", "1e+01"),
    formatted("%e", "0.0", "0.000000e+00"),
    formatted("%e", "1e100", "1.000000e+100"),
    formatted("%.3e", "5e-324", "4.941e-324"),
    formatted("%e", "0.0 / 0.0", "NaN"),
  );
});

test("%b, %o and %x print whole numbers; %b also bools, %x also bytes", () => {
  expectRows(
    formatted("%b", "-5", "-101"),
    formatted("%b", "5u", "101"),
    formatted("%b", "true", "1"),
    formatted("%o", "-8", "-10"),
    formatted("%x", "-255", "-ff"),
    formatted("%X", "255u", "FF"),
    formatted("%x", "'hé'", "68c3a9"),
    formatted("%X", "b'\\xff\\x00'", "FF00"),
    formatted("%x", "''", ""),
  );
});

test("two percent signs are one, and the rest stands as it is", () => {
  expectRows(
    ["'%d%%'.format([50])", "50%"],
    ["'%%'.format([])", "%"],
    ["''.format([])", ""],
    ["'é %s 😀 %s'.format(['a', 1])", "é a 😀 1"],
    ["'%s'.format(['%d'])", "%d"],
  );
});

test("a clause that takes no such value says so before, or if the value was not known", () => {
  const types = "decimal clause can only be used on ints, uints, and doubles, was given";
  expectRows(
    ["'%d'.format(['a'])", checked(`error during formatting: ${types} string`)],
    ["'%d'.format([null])", checked(`error during formatting: ${types} null_type`)],
    ["'%d'.format([dyn('a')])", wrong(`error during formatting: ${types} string`)],
    ["'%d'.format(body.list)", wrong(`error during formatting: ${types} string`)],
    ["'%s %s %s'.format(body.list)", wrong("index 2 out of range")],
    [
      "'%f'.format([true])",
      checked(
        "error during formatting: fixed-point clause can only be used on ints, uints, and doubles, was given bool",
      ),
    ],
    [
      "'%e'.format(['a'])",
      checked(
        "error during formatting: scientific clause can only be used on ints, uints, and doubles, was given string",
      ),
    ],
    [
      "'%b'.format([1.0])",
      checked("error during formatting: only ints, uints, and bools can be formatted as binary, was given double"),
    ],
    [
      "'%x'.format([1.5])",
      checked(
        "error during formatting: only ints, uints, bytes, and strings can be formatted as hex, was given double",
      ),
    ],
    [
      "'%o'.format([8.0])",
      checked("error during formatting: octal clause can only be used on ints and uints, was given double"),
    ],
  );
});

test("a format that is written out is checked, one that is put together fails", () => {
  const rows: [format: string, values: string, message: string][] = [
    ["%z", "[1]", 'could not parse formatting clause: unrecognized formatting clause "z"'],
    ["% d", "[1]", 'could not parse formatting clause: unrecognized formatting clause " "'],
    // As in the reference: of a character that has several bytes, the first.
    ["%é", "[1]", 'could not parse formatting clause: unrecognized formatting clause "Ã"'],
    ["%.2😀", "[1]", 'could not parse formatting clause: unrecognized formatting clause "ð"'],
    [
      "%.f",
      "[1.5]",
      'could not parse formatting clause: error while parsing precision: error while converting precision to integer: strconv.Atoi: parsing "": invalid syntax',
    ],
    [
      "%.5",
      "[1.5]",
      "could not parse formatting clause: error while parsing precision: could not find end of precision specifier",
    ],
    [
      "%.101f",
      "[1.5]",
      "could not parse formatting clause: error while parsing precision: precision 101 exceeds maximum allowed precision 100",
    ],
    [
      "%.0009223372036854775807f",
      "[1.5]",
      "could not parse formatting clause: error while parsing precision: precision 9223372036854775807 exceeds maximum allowed precision 100",
    ],
    [
      "%.09223372036854775808f",
      "[1.5]",
      'could not parse formatting clause: error while parsing precision: error while converting precision to integer: strconv.Atoi: parsing "09223372036854775808": value out of range',
    ],
    ["%s %s", "[1]", "index 1 out of range"],
    ["a%", "[1]", "unexpected end of string"],
  ];
  expectRows(
    ...rows.map(([format, values, message]): Row => [`'${format}'.format(${values})`, checked(message)]),
    ...rows.map(([format, values, message]): Row => [`('' + '${format}').format(${values})`, wrong(message)]),
  );
});

test("values that nothing asks for are an error where they are written out only", () => {
  expectRows(
    ["'%s'.format([1, 2])", checked("too many arguments supplied to string.format (expected 1, got 2)")],
    ["'a'.format([1])", checked("too many arguments supplied to string.format (expected 0, got 1)")],
    ["'%s'.format(body.list)", "a"],
    ["('%' + 's').format([1, 2])", "1"],
  );
});

test("a wrong value is underlined, a wrong format where it is called, once names and types are right", () => {
  const environment = celEnvironment({ extensions: [celStrings] });
  const underlined = (text: string) =>
    checkCel(text, environment).map(({ range }) => text.slice(range?.start.offset, range?.end.offset));
  expect(underlined("'%d %d'.format([1, 'a'])")).toEqual(["'a'"]);
  expect(underlined("'%z'.format([1])")).toEqual(["format"]);
  expect(underlined("['%d'.format(['a']), '%d'.format([true])]")).toEqual(["'a'", "true"]);
  expect(underlined("'%d'.format([x, 'a'])")).toEqual(["x"]);
});
