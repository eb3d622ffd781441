import fc from "fast-check";
import { expect, test } from "vitest";
import { celEnvironment } from "../../src/cel/cel-environment.ts";
import { celLists } from "../../src/cel/extensions/lists.ts";
import { celStrings } from "../../src/cel/extensions/strings.ts";
import { CelUint, type CelValue } from "../../src/cel/values.ts";
import { evaluated, VARIABLES, valuesWith, wrong } from "./evaluated.ts";

// What holds of any values.

const environment = celEnvironment({ variables: VARIABLES, extensions: [celStrings, celLists] });
const evaluate = (text: string, body = {}) => evaluated(text, environment, valuesWith(body));

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
