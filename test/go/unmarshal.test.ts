import { describe, expect, test } from "vitest";
import { type GoType, listOf, mapOf, unmarshal } from "../../src/go/unmarshal.ts";

const POINT: GoType = {
  kind: "struct",
  package: "geo",
  name: "Point",
  fields: new Map<string, GoType>([
    ["name", "string"],
    ["isOrigin", "bool"],
    ["labels", mapOf("string", "geo.Key")],
  ]),
};
const PATH: GoType = {
  kind: "struct",
  package: "geo",
  name: "Path",
  fields: new Map([["points", listOf(POINT)]]),
};

describe("a text is read", () => {
  test("field by field, in any letter case, without what the type does not have", () => {
    const text = '{"POINTS":[{"Name":"a","isOrigin":true,"labels":{"x":"y","__proto__":"z"},"other":[1]}]}';
    expect(unmarshal(text, PATH)).toEqual({
      value: { points: [{ name: "a", isOrigin: true, labels: JSON.parse('{"x":"y","__proto__":"z"}') }] },
    });
  });

  test("with nothing for null, and an empty value for null in a list or map", () => {
    expect(unmarshal('{"points":[{"name":null},null]}', PATH)).toEqual({ value: { points: [{}, {}] } });
    expect(unmarshal('["a",null]', listOf("string"))).toEqual({ value: ["a", ""] });
    expect(unmarshal('{"a":null}', mapOf("bool"))).toEqual({ value: { a: false } });
    expect(unmarshal("null", PATH)).toEqual({ value: undefined });
  });

  test("key by key, also those that come again: lists and structs are read over what they were, null leaves texts", () => {
    expect(unmarshal('{"points":[{"name":"a"},{"name":"b"}],"Points":[{"isOrigin":true}]}', PATH)).toEqual({
      value: { points: [{ name: "a", isOrigin: true }] },
    });
    const labels = '{"labels":{"x":"y"},"labels":{"x":null,"z":"w"},"name":"a","name":null}';
    expect(unmarshal(labels, POINT)).toEqual({ value: { labels: { x: "", z: "w" }, name: "a" } });
    expect(unmarshal('{"points":[{}],"points":null}', PATH)).toEqual({ value: {} });
  });

  test("in a time that grows with the text, however often a key comes again", () => {
    const labels = Array.from({ length: 20_000 }, (_, index) => `"${index}":"x"`).join(",");
    const text = `{"labels":{${labels}}${',"labels":{"a":"b"}'.repeat(20_000)}}`;
    expect(unmarshal(text, POINT).error).toBeUndefined();
  });

  test("with replacement characters for half a character", () => {
    expect(unmarshal('"\\ud800x"', "string")).toEqual({ value: "\ufffdx" });
  });
});

describe("a text is not read", () => {
  const errorOf = (text: string, type = PATH) => unmarshal(text, type).error;

  test("that is no JSON", () => {
    expect(errorOf("[")).toBe("unexpected end of JSON input");
    expect(errorOf("[".repeat(20_000))).toBe("invalid character '[' exceeded max depth");
  });

  test("where it says something else; the first of all is told, with its fields", () => {
    expect(errorOf("[]")).toBe("json: cannot unmarshal array into Go value of type geo.Path");
    expect(errorOf('{"points":{}}')).toBe(
      "json: cannot unmarshal object into Go struct field Path.points of type []geo.Point",
    );
    expect(errorOf('{"points":[{"labels":{"a":1},"name":true}]}')).toBe(
      "json: cannot unmarshal number into Go struct field Point.points.labels of type string",
    );
    expect(errorOf('{"points":[{"labels":"x"}]}')).toBe(
      "json: cannot unmarshal string into Go struct field Point.points.labels of type map[geo.Key]string",
    );
    expect(errorOf('{"name":5,"name":"a"}', POINT)).toBe(
      "json: cannot unmarshal number into Go struct field Point.name of type string",
    );
    expect(errorOf('{"points":[{"isOrigin":"x"}]}')).toBe(
      "json: cannot unmarshal string into Go struct field Point.points.isOrigin of type bool",
    );
  });

  test("but for what can be", () => {
    expect(unmarshal('{"points":[1,{"name":"a","isOrigin":1}]}', PATH).value).toEqual({ points: [{}, { name: "a" }] });
  });

  test("where a type with a reader of its own refuses: that counts before all else", () => {
    const refusing: GoType = { kind: "custom", name: "x", read: () => ({ error: "no" }) };
    const type: GoType = {
      ...POINT,
      fields: new Map<string, GoType>([
        ["a", "string"],
        ["b", refusing],
      ]),
    };
    expect(errorOf('{"a":1,"b":2}', type)).toBe("no");
  });
});
