import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonSyntaxError } from "../../src/go/json-syntax.ts";

// What Go 1.26 says.
test.for([
  ["", "unexpected end of JSON input"],
  ["[1,2", "unexpected end of JSON input"],
  ["nope", "invalid character 'o' in literal null (expecting 'u')"],
  ["[tru]", "invalid character ']' in literal true (expecting 'e')"],
  ["{a}", "invalid character 'a' looking for beginning of object key string"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a":1 "b"}', "invalid character '\"' after object key:value pair"],
  ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
  ["[1 2]", "invalid character '2' after array element"],
  ["[1,]", "invalid character ']' looking for beginning of value"],
  ["2024/01", "invalid character '/' after top-level value"],
  ['"a\nb"', "invalid character '\\n' in string literal"],
  ['"\\x"', "invalid character 'x' in string escape code"],
  ['"\\u12g4"', "invalid character 'g' in \\u hexadecimal character escape"],
  ["-", "invalid character ' ' in numeric literal"],
  ["-a", "invalid character 'a' in numeric literal"],
  ["1.", "invalid character ' ' after decimal point in numeric literal"],
  ["1e+", "invalid character ' ' in exponent of numeric literal"],
  ["01", "invalid character '1' after top-level value"],
  ["'a'", "invalid character '\\'' looking for beginning of value"],
  ["über", "invalid character 'Ã' looking for beginning of value"],
])("%j", ([text = "", error]) => {
  expect(jsonSyntaxError(text)).toBe(error);
});

test("Go's decoder goes ten thousand levels deep", () => {
  const nested = (levels: number, [open = "", close = ""] = ["[", "]"]) => open.repeat(levels) + close.repeat(levels);
  expect(jsonSyntaxError(nested(10_000))).toBeUndefined();
  expect(jsonSyntaxError(nested(10_001))).toBe("invalid character '[' exceeded max depth");
  expect(jsonSyntaxError(nested(10_001, ['{"a":', "}"]))).toBe("invalid character '{' exceeded max depth");
  expect(jsonSyntaxError(`[${"[],".repeat(20_000)}[]]`)).toBeUndefined();
});

test("what JSON.parse takes is JSON, and nothing else", () => {
  const pieces = fc.constantFrom(
    ..."[]{},:\"\\'0123456789.eE+-tfnx \n\tü".split(""),
    "true",
    "false",
    "null",
    "\\u00e9",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join("")),
      ),
      (text) => {
        expect(jsonSyntaxError(text) === undefined).toBe(isJson(text));
      },
    ),
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
