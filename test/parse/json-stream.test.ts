import { expect, test } from "vitest";
import { isJson, jsonAsYaml, jsonStreamIn } from "../../src/parse/json-stream.ts";

/** The values at the start of a text, and the rest of it. */
function parted(text: string) {
  const { values, rest } = jsonStreamIn(text);
  return { values: values.map(({ start, end }) => text.slice(start, end)), rest: text.slice(rest) };
}

test("JSON values are parted where they end, whatever blanks are between them", () => {
  expect(parted('\n {"a":"}{ \\" {"}{"b":[{}]}\n\t[1] "c\\\\"null -1.5e+3\r\n')).toEqual({
    values: ['{"a":"}{ \\" {"}', '{"b":[{}]}', "[1]", '"c\\\\"', "null", "-1.5e+3"],
    rest: "",
  });
});

test("behind two values the rest starts with what is no JSON", () => {
  expect(parted('{"a":1} {"b":2} c: 3\n')).toEqual({ values: ['{"a":1}', '{"b":2}'], rest: "c: 3\n" });
  expect(parted('{"a":1} {"b":2} ["c"')).toEqual({ values: ['{"a":1}', '{"b":2}'], rest: '["c"' });
  expect(parted('{"a":1} 2 "c')).toEqual({ values: ['{"a":1}', "2"], rest: '"c' });
});

test("behind one value the rest starts on the next line, if nothing else stands on this one", () => {
  expect(parted(' {"a":1} \r\n  b: 2\n')).toEqual({ values: ['{"a":1}'], rest: "  b: 2\n" });
  expect(parted('{"a":1} # b\n')).toEqual({ values: ['{"a":1}'], rest: "# b\n" });
});

test("a text that starts with no brace, or is no JSON from there on, is for a reader of YAML", () => {
  expect(parted('["a"] {"b":1}')).toEqual({ values: [], rest: '["a"] {"b":1}' });
  expect(parted("{a: 1} {b: 2}")).toEqual({ values: [], rest: "{a: 1} {b: 2}" });
  expect(parted('{"a":1')).toEqual({ values: [], rest: '{"a":1' });
  expect(parted("")).toEqual({ values: [], rest: "" });
});

test("JSON becomes YAML where it is none", () => {
  const texts: readonly (readonly [json: string, yaml: string])[] = [
    ['"\\/ \\\\/ \\" \\u00e9"', '"/ \\\\/ \\" \\u00e9"'],
    ['"\\ud83d\\uDE00 \\ud83d \\ude00 \\\\ud83d"', '"\u{1f600} \ufffd \ufffd \\\\ud83d"'],
    ['"\x7f\x85\u2028\uffff"', '"\\u007f\\u0085\\u2028\\uffff"'],
    ['{"a" \r\n\t:\n1}', '{"a" :\n1}'],
    ['{"a\\"" : "b"\n, "c": 1}', '{"a\\"" : "b"\n, "c": 1}'],
  ];
  expect(texts.map(([json]) => [json, jsonAsYaml(json).text])).toEqual(texts);
});

test("JSON is what JSON.parse takes, and no other YAML", () => {
  expect(['{"a":1}', " 1\n", "{a: 1}", "{} {}", ""].map(isJson)).toEqual([true, true, false, false, false]);
});
