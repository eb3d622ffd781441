import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalQuantity, compareQuantities, parseQuantity } from "../../src/go/quantity.ts";

const canonicalAll = (texts: readonly string[]) => texts.map((text) => canonicalQuantity(text));

/** Quantities below the 10^21 where printing loses zeros, or with an exponent. */
const quantityText = () => {
  const digits = (maxLength: number) => fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength });
  const suffix = fc.constantFrom("", "n", "u", "m", "k", "M", "E", "Ki", "Gi", "Ei", "e3", "E-4", "e+20");
  const sign = fc.constantFrom("", "-", "+");
  return fc
    .tuple(sign, digits(2), fc.option(digits(22), { nil: "" }), suffix)
    .map(([signText, whole, fraction, end]) => `${signText}1${whole}.${fraction}${end}`);
};
const parsed = () => quantityText().map((text) => parseQuantity(text) ?? expect.fail(`${text} should be a quantity`));

test("a quantity is printed without a fraction and with the largest suffix", () => {
  const answers = [
    ["0.5", "500m"],
    ["-0.5", "-500m"],
    ["1.5", "1500m"],
    [".5", "500m"],
    ["1.000", "1"],
    ["1000", "1k"],
    ["1000m", "1"],
    ["0.1m", "100u"],
    ["1.5G", "1500M"],
    ["1000e3", "1e6"],
    ["1.5e3", "1500"],
    ["1024Ki", "1Mi"],
    ["1024Mi", "1Gi"],
    ["-1024Mi", "-1Gi"],
    ["1.5Gi", "1536Mi"],
    ["0.1Gi", "107374182400m"],
    ["0.5Ki", "512"],
    ["1.0Gi", "1Gi"],
  ];
  expect(canonicalAll(answers.map(([text = ""]) => text))).toEqual(answers.map(([, answer]) => answer));
});

test("what Kubernetes holds for canonical stays as it is", () => {
  const kept = ["0", "5", "+5", "-5", "5.", "1.500", "1024", "1500", "12345678", "100m", "1u", "1k", "10M", "1T", "1P"];
  kept.push("1E", "1e3", "1E3", "12e6", "1e-3", "1e30", "1Ki", "1000Ki", "512Ki", "8Gi", "+5Mi", "05Mi", "1.Gi", "7Ei");
  expect(canonicalAll(kept)).toEqual(kept);
});

test("there are many ways to write zero, some without a digit", () => {
  const zeros = ["0", "-0", "+0", "00", "0.0", "0Ki", "0e5", ".", "+", "k", "Ki", "-.M"];
  expect(canonicalAll(zeros)).toEqual(zeros.map(() => "0"));
});

test("what is below a billionth is rounded away from zero", () => {
  expect(canonicalAll(["0.1n", "0.0000000001", "-0.0000000001", "1.0000000001", "1e-10", "1e-2000000000"])).toEqual([
    "1n",
    "1n",
    "-1n",
    "1000000001n",
    "1e-9",
    "1e-9",
  ]);
});

test("only binary quantities end at 2^63 - 1", () => {
  expect(canonicalAll(["8Ei", "-9Ei", "9223372036854775807", "9223372036854775808"])).toEqual([
    "9223372036854775807",
    "-9223372036854775807",
    "9223372036854775807",
    "9223372036854775808",
  ]);
});

test("without a suffix that is large enough, the zeros get lost, as in Kubernetes", () => {
  expect(canonicalQuantity("1000000000000000000000")).toBe("1");
});

test("exponents are cut to 32 bits, as in Kubernetes", () => {
  const texts = ["1e4294967296", "1.5e-2147483648", "10e2147483647", "10e2147483646", "1e9223372036854775808"];
  expect(canonicalAll(texts)).toEqual(["1e4294967296", "150e2147483646", "10e2147483647", "10e2147483646", undefined]);
});

test("what Kubernetes refuses is undefined", () => {
  const refused = ["", "abc", "1K", "1Ee3", "1e", "1e+", "1m3", "1 k", "1,5", "1kk", "0x10", "1.2.3", "1+5", "--1"];
  refused.push("+-1", ".e-10", "e-10", "null", "\u0661");
  expect(refused.filter((text) => canonicalQuantity(text) !== undefined)).toEqual([]);
});

test("blanks around it are fine in JSON, but for those that JSON escapes", () => {
  expect(canonicalAll([" 1 ", "\u00a01500m\u3000", "\u00851", "\t1", "1\n", "1\u2028", "\ufeff1"])).toEqual([
    "1",
    "1500m",
    "1",
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(parseQuantity(" 1")).toBeUndefined();
});

test("a parsed quantity is exact", () => {
  expect(parseQuantity("1.5Gi")).toEqual({ mantissa: 16106127360n, exponent: -1, format: "BinarySI" });
  expect(parseQuantity("-0.50")).toEqual({ mantissa: -50n, exponent: -2, format: "DecimalSI" });
  expect(parseQuantity("+5e3")).toEqual({ mantissa: 5n, exponent: 3, format: "DecimalExponent", text: "+5e3" });
});

test("quantities are compared by value", () => {
  const answers: [string, string, number][] = [
    ["1", "1000m", 0],
    ["1Ki", "1k", 1],
    ["1Gi", "1024Mi", 0],
    ["1e3", "1k", 0],
    ["0", "-0", 0],
    ["-1", "1", -1],
    ["1", "-1", 1],
    ["-2", "-1", -1],
    ["0", "1n", -1],
    ["0", "-1n", 1],
    ["1.5Gi", "1610612736", 0],
    ["999m", "1", -1],
    ["1E", "1Ei", -1],
    ["8Ei", "9223372036854775807", 0],
    ["1e300", "1e299", 1],
    ["-1e300", "-1e299", -1],
    ["0.1n", "1n", 0],
    ["1e20", "100E", 0],
    ["1.5", "1.50", 0],
    ["123456789012345678901234567890", "123456789012345678901234567891", -1],
    ["1e2000000000", "2e2000000000", -1],
  ];
  const compare = (a: string, b: string) => {
    const [parsedA, parsedB] = [parseQuantity(a), parseQuantity(b)];
    return parsedA && parsedB && compareQuantities(parsedA, parsedB);
  };
  expect(answers.map(([a, b]) => [a, b, compare(a, b)])).toEqual(answers);
});

test("comparing is an order: the other way round it has the other sign", () => {
  fc.assert(fc.property(parsed(), parsed(), (a, b) => compareQuantities(a, b) + compareQuantities(b, a) === 0));
  fc.assert(fc.property(parsed(), (a) => compareQuantities(a, a) === 0));
});

test("what is printed has the value of what was read", () => {
  fc.assert(
    fc.property(quantityText(), (text) => {
      const [read, printed] = [parseQuantity(text), parseQuantity(canonicalQuantity(text) ?? "")];
      expect(read && printed && compareQuantities(read, printed)).toBe(0);
    }),
  );
});

test("what was binary may be printed as a decimal, and change again when it is read once more", () => {
  expect(canonicalAll(["1937.5Ki", "1984000"])).toEqual(["1984000", "1984k"]);
});

test("no text makes reading throw, and long ones are read in a moment", () => {
  const text = fc.string({ unit: fc.constantFrom(..."0159.+-eEinumkKMGTP x") });
  fc.assert(fc.property(text, (input) => ["string", "undefined"].includes(typeof canonicalQuantity(input))));
  const blanks = " ".repeat(100_000);
  expect(canonicalQuantity(`${blanks}1${blanks}x`)).toBeUndefined();
  expect(canonicalQuantity(`${"1".repeat(100_000)}x`)).toBeUndefined();
});
