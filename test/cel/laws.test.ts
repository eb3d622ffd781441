import fc from "fast-check";
import { expect, test } from "vitest";
import { checkCel } from "../../src/cel/check-cel.ts";
import { compileCel } from "../../src/cel/compile-cel.ts";
import { celEnvironment } from "../../src/cel/environments.ts";
import { evaluateCel } from "../../src/cel/evaluate-cel.ts";
import { celLists } from "../../src/cel/extensions/lists.ts";
import { celStrings } from "../../src/cel/extensions/strings.ts";
import { CelUint, type CelValue } from "../../src/cel/values.ts";
import { evaluated, VARIABLES, valuesWith, wrong } from "./evaluated.ts";

// What holds of any expression, and of any values.

const extensions = [celStrings, celLists];
const environments = [
  celEnvironment({ variables: VARIABLES, extensions }),
  celEnvironment({ variables: VARIABLES, extensions, release: "v0.30", optimize: true }),
];
const [environment] = environments;
const evaluate = (text: string, body = {}) => evaluated(text, environment, valuesWith(body));

const LITERALS = ["0", "1", "-7", "2u", "1.5", "true", "null", "'a'", "''", "'😀é'", "b'a'", "[]", "{}", "int", "'%d'"];
const NAMES = ["x", "y", "n", "s", "body", "a.b", "body.list", "body.map", "body.nope", "body.list[0]", "body.text"];
const OPERATORS = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "in", "&&", "||"];
const MACROS = ["all", "exists", "exists_one", "map", "filter", "sortBy"];
const FUNCTIONS = [
  ...["size", "int", "uint", "double", "string", "bytes", "bool", "type", "dyn", "timestamp", "duration", "has"],
  ...["getHours", "contains", "split", "join", "replace", "format", "charAt", "trim", "reverse", "strings.quote"],
  ...["sort", "distinct", "flatten", "slice", "indexOf", "substring", "startsWith", "nope"],
];
const SIGNS = [
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  ",",
  ":",
  "?",
  ".",
  "!",
  "//",
  "\n",
  "`",
  "'",
  '"',
  "\\",
  "$",
  "for",
  "1e",
];

/** Any tokens in any order. */
const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SIGNS, ...OPERATORS, ...LITERALS, ...NAMES, ...MACROS, ...FUNCTIONS),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
    { maxLength: 20 },
  )
  .chain((tokens) => fc.constantFrom("", " ").map((blank) => tokens.join(blank)));

/** What can be read, though it seldom fits. */
const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie("expression");
  return {
    expression: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom(...LITERALS, ...NAMES),
      fc.tuple(inner, fc.constantFrom(...OPERATORS), inner).map(([left, sign, right]) => `(${left} ${sign} ${right})`),
      fc.tuple(fc.constantFrom("-", "!", "dyn", "type", "string"), inner).map(([name, part]) => `${name}(${part})`),
      fc.tuple(inner, fc.constantFrom(...FUNCTIONS), inner).map(([one, name, other]) => `${one}.${name}(${other})`),
      fc.tuple(fc.constantFrom(...FUNCTIONS), inner).map(([name, part]) => `${name}(${part})`),
      fc
        .tuple(inner, fc.constantFrom(...MACROS), fc.constantFrom("x", "y"), inner)
        .map(([range, macro, name, body]) => `${range}.${macro}(${name}, ${body})`),
      fc.tuple(inner, inner).map(([one, other]) => `[${one}, ${other}]`),
      fc.tuple(inner, inner).map(([key, value]) => `{${key}: ${value}}`),
      fc.tuple(inner, inner).map(([one, other]) => `${one}[${other}]`),
      fc.tuple(inner, inner, inner).map(([one, two, three]) => `(${one} ? ${two} : ${three})`),
    ),
  };
});

const anyText = fc.oneof(soup, expression, fc.string({ unit: "binary" }));
const data = () => ({ list: ["b", "a"], map: { a: 1, b: [null, { c: 2.5 }] }, text: "a😀b" });

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

test("checking, compiling and evaluating never throw, and leave what they are given as it is", () => {
  const body = frozen(data());
  const values = frozen(valuesWith(body));
  fc.assert(
    fc.property(anyText, (text) => {
      for (const known of environments) {
        checkCel(text, known);
        const program = compileCel(text, known);
        if (program.ok) evaluateCel(program.value, values);
      }
      expect(body).toEqual(data());
    }),
    { numRuns: 2000 },
  );
});

test("what is checked without an error is compiled, unless that says why not", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const errors = checkCel(text, environment);
      const program = compileCel(text, environment);
      if (program.ok) expect(errors).toEqual([]);
      else if (errors.length === 0) expect(program.diagnostics[0]?.code).toBe("cel/program");
      else if (errors[0]?.code === "cel/check") expect(program.diagnostics).toEqual(errors);
      // Of what cannot be read, to compile says less.
      else expect(program.diagnostics[0]?.code).toBe("cel/syntax");
    }),
    { numRuns: 1000 },
  );
});

test("an error is somewhere in the text, and errors come in order", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const ranges = checkCel(text, environment).map(({ range }) => range);
      const starts = ranges.map((range) => range?.start.offset ?? -1);
      expect(starts).toEqual(starts.toSorted((one, other) => one - other));
      for (const range of ranges) {
        expect(range?.start.offset).toBeLessThanOrEqual(range?.end.offset ?? -1);
        expect(range?.end.offset).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 1000 },
  );
});

test("a program gives the same each time", () => {
  fc.assert(
    fc.property(expression, (text) => {
      const program = compileCel(text, environment);
      const run = () => program.ok && evaluateCel(program.value, valuesWith(data()));
      expect(run()).toEqual(run());
    }),
  );
});

const int = fc.oneof(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.bigInt(-10n, 10n), fc.bigInt(-(2n ** 32n), 2n ** 32n));
const uint = fc.oneof(fc.bigInt(0n, 2n ** 64n - 1n), fc.bigInt(0n, 10n));
const double = fc.double({ noNaN: true });

test("ints are computed as integers are, within 64 bits", () => {
  const operations = new Map<string, (left: bigint, right: bigint) => bigint>([
    ["+", (left, right) => left + right],
    ["-", (left, right) => left - right],
    ["*", (left, right) => left * right],
    ["/", (left, right) => left / right],
    ["%", (left, right) => left % right],
  ]);
  fc.assert(
    fc.property(int, fc.constantFrom(...operations), int, (left, [sign, compute], right) => {
      const isDivided = sign === "/" || sign === "%";
      fc.pre(!isDivided || right !== 0n);
      // As in the reference: the remainder of the lowest int by -1 overflows.
      const isBeyond = isDivided && left === -(2n ** 63n) && right === -1n;
      const whole = compute(left, right);
      const isInt = BigInt.asIntN(64, whole) === whole && !isBeyond;
      expect(evaluate(`${left} ${sign} ${right}`)).toEqual(isInt ? whole : wrong("integer overflow"));
    }),
    { numRuns: 1000 },
  );
});

/** A number as CEL has it written. */
const number = fc.oneof(
  int.map((value) => `dyn(${value})`),
  uint.map((value) => `dyn(${value}u)`),
  double.map((value) => `dyn(double('${value === Infinity ? "inf" : value === -Infinity ? "-inf" : value}'))`),
  int.map((value) => `dyn(double(${value}))`),
);

test("of two numbers either one is less or they are equal, seen from both sides", () => {
  fc.assert(
    fc.property(number, number, (one, other) => {
      const [isLess, isEqual, isMore] = ["<", "==", ">"].map((sign) => evaluate(`${one} ${sign} ${other}`));
      expect([isLess, isEqual, isMore].filter((holds) => holds === true)).toHaveLength(1);
      expect(["<=", "!=", ">="].map((sign) => evaluate(`${one} ${sign} ${other}`))).toEqual([
        !isMore,
        !isEqual,
        !isLess,
      ]);
      expect([">", "==", "<"].map((sign) => evaluate(`${other} ${sign} ${one}`))).toEqual([isLess, isEqual, isMore]);
    }),
    { numRuns: 500 },
  );
});

test("what is printed is read as what it was", () => {
  const written = fc.oneof(
    int.map((value) => ["int", String(value)]),
    uint.map((value) => ["uint", `${value}u`]),
    fc.boolean().map((value) => ["bool", String(value)]),
    double.filter(Number.isFinite).map((value) => ["double", `double('${value}')`]),
    fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }).map((value) => ["timestamp", `timestamp(${value})`]),
    fc.integer().map((value) => ["duration", `duration('${value}ms')`]),
  );
  fc.assert(
    fc.property(written, ([type, value]) => {
      expect(evaluate(`${type}(string(${value})) == ${value}`)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("texts are lists of characters, whatever JavaScript makes of them", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "é", "😀", "\u0301", "\uffff") });
  fc.assert(
    fc.property(text, fc.nat(12), fc.nat(12), text, (value, one, other, part) => {
      const characters = Array.from(value);
      const start = Math.min(one, characters.length);
      const end = Math.min(start + other, characters.length);
      const given = (call: string) => evaluate(`body.text.${call}`, { text: value, part });
      expect(given("size()")).toBe(BigInt(characters.length));
      expect(given(`substring(${start}, ${end})`)).toBe(characters.slice(start, end).join(""));
      expect(given(`charAt(${start})`)).toBe(characters[start] ?? "");
      expect(given("split('')")).toEqual(characters);
      expect(given("reverse()")).toBe([...characters].reverse().join(""));
      expect(given("split(body.part).join(body.part)")).toBe(value);
      expect(given("replace(body.part, '')")).toBe(value.split(part).join(""));
      expect(given("contains(body.part)")).toBe(given("indexOf(body.part) >= 0"));
    }),
  );
});

test("a list is sorted as its elements are ordered, and keeps them", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer())), (list) => {
      const sorted = [...list].sort((one, other) => one - other);
      expect(evaluate("body.list.sort() == body.sorted", { list, sorted })).toBe(true);
      expect(evaluate("body.list.sortBy(x, -x).reverse().sort() == body.sorted", { list, sorted })).toBe(true);
      expect(evaluate("body.list.distinct().size()", { list })).toBe(BigInt(new Set(list).size));
    }),
  );
});

test("data is equal to itself, is found, and comes back as it was", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // JSON is data; fast-check knows no type for it that says so.
      const body = { value: value as CelValue, copy: structuredClone(value) as CelValue };
      expect(evaluate("body.value", body)).toEqual(value);
      expect(evaluate("body.value == body.copy && body.value in [body.copy]", body)).toBe(true);
      expect(evaluate("[body.value, body.copy].distinct().size()", body)).toBe(1n);
      expect(evaluate("'%s'.format([body.value]) == '%s'.format([body.copy])", body)).toBe(true);
    }),
  );
});

test("a key of data is found, whatever it is called", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: false }), fc.string(), (map, key) => {
      const body = { map: map as { [key: string]: CelValue }, key };
      expect(evaluate("body.map.all(k, k in body.map && body.map[k] == body.map[k])", body)).toBe(true);
      expect(evaluate("body.key in body.map", body)).toBe(Object.hasOwn(map, key));
      expect(evaluate("size(body.map)", body)).toBe(BigInt(Object.keys(map).length));
    }),
  );
});

test("a uint that is given is a uint", () => {
  const known = celEnvironment({ variables: { x: VARIABLES.body } });
  fc.assert(
    fc.property(uint, uint, (one, other) => {
      const sum = evaluated("x.one + x.other", known, { x: { one: new CelUint(one), other: new CelUint(other) } });
      expect(sum).toEqual(one + other < 2n ** 64n ? new CelUint(one + other) : wrong("unsigned integer overflow"));
    }),
  );
});
