import fc from "fast-check";
import { expect, test } from "vitest";
import { celEnvironment } from "../../src/cel/cel-environment.ts";
import { checkCel } from "../../src/cel/check-cel.ts";
import { compileCel } from "../../src/cel/compile-cel.ts";
import { evaluateCel } from "../../src/cel/evaluate-cel.ts";
import { celLists } from "../../src/cel/extensions/lists.ts";
import { celStrings } from "../../src/cel/extensions/strings.ts";
import { VARIABLES, valuesWith } from "./evaluated.ts";

// What holds of any expression.

const extensions = [celStrings, celLists];
const environments = [
  celEnvironment({ variables: VARIABLES, extensions }),
  celEnvironment({ variables: VARIABLES, extensions, release: "v0.30", optimize: true }),
];
const [environment] = environments;

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
    { numRuns: 1000 },
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
