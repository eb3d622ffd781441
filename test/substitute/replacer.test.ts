import { describe, expect, test } from "vitest";
import { type Replacements, replacerOf } from "../../src/substitute/replacer.ts";

const strings = (values: Readonly<Record<string, string>>): Replacements => ({
  strings: new Map(Object.entries(values)),
});
const text = (given: string, values: Readonly<Record<string, string>>) => replacerOf(strings(values)).text(given);

describe("a text", () => {
  test("is replaced letter by letter, wherever the variable stands", () => {
    expect(text("$(a)$(a) $$(a) $( a ) $(A) (a) $a", { a: "1" })).toBe("11 $1 $( a ) $(A) (a) $a");
  });

  test("is replaced once: what is put in is not looked at again", () => {
    expect(text("$(a) $(b)", { a: "$(b)", b: "$(a)" })).toBe("$(b) $(a)");
    expect(text("$($(a))", { a: "b", b: "2" })).toBe("$(b)");
    expect(text("$$(a)(b)", { a: "", b: "2" })).toBe("$(b)");
  });

  test("takes values as they are", () => {
    const value = "$& $1 $$ $` \\ \" ' \n $(x)";
    expect(text("<$(a)>", { a: value })).toBe(`<${value}>`);
  });

  test("keeps what has no value, and is the same text if nothing has", () => {
    expect(text("$(a) $(b) $(", { b: "2" })).toBe("$(a) 2 $(");
    expect(text("$(params['a'])", { "params.a": "1" })).toBe("$(params['a'])");
  });

  test("may have variables with any names", () => {
    const names = ["__proto__", "constructor", "toString", "", " ", "😀", 'params["a b"]'];
    for (const name of names) expect(text(`-$(${name})-`, { [`${name}`]: "x" })).toBe("-x-");
    expect(text("$(constructor)", {})).toBe("$(constructor)");
  });

  test("may have variables that hold what references are made of", () => {
    expect(text("$(f(x)) $(f(x)", { "f(x)": "1" })).toBe("1 $(f(x)");
    expect(text("$(a$(b) $(b)", { "a$(b": "1", b: "2" })).toBe("1 2");
    expect(text("$(c$(b)) $(x)y)", { "a$(b": "1", b: "2", "x)y": "3" })).toBe("$(c2) 3");
  });
});

describe("a list", () => {
  const { items } = replacerOf({
    strings: new Map([["s", "1"]]),
    arrays: new Map([
      ["a", ["x", "y"]],
      ["none", []],
      ["q['z'][*]", ["z"]],
    ]),
  });

  test("takes in all items of an array where an item is nothing but that", () => {
    expect(items(["$(a)", "$(a[*])", "$(s)", "$(none)", "$(q['z'][*])"])).toEqual(["x", "y", "x", "y", "1", "z"]);
  });

  test("leaves an array in a text as it stands", () => {
    expect(items(["-$(a[*])", "$(a) ", "$(a)$(a)", "$(s)$(a)"])).toEqual(["-$(a[*])", "$(a) ", "$(a)$(a)", "1$(a)"]);
  });

  test("is the same list if nothing changes", () => {
    const list = Object.freeze(["$(nope)", "b"]);
    expect(items(list)).toBe(list);
  });
});

describe("a value of a param", () => {
  const { value } = replacerOf({
    strings: new Map([
      ["params.s", "1"],
      ["params['s']", "1"],
      ["params.o.k", "v"],
      ["params.a[0]", "x"],
    ]),
    arrays: new Map([
      ["params.a", ["x", "y"]],
      ["params['a']", ["x", "y"]],
    ]),
    objects: new Map([["params.o", { k: "v" }]]),
  });

  test("that is one variable becomes what that is", () => {
    expect(["$(params.s)", "$(params.a)", "$(params.a[*])", "$(params.a[0])"].map((text) => value(text))).toEqual([
      "1",
      ["x", "y"],
      ["x", "y"],
      "x",
    ]);
    expect(value("$(params.o[*])")).toEqual({ k: "v" });
  });

  test("is a text otherwise", () => {
    expect(["a $(params.s)", "$(params.a) ", "$(params['s'])", "$(params['a'])"].map((text) => value(text))).toEqual([
      "a 1",
      "$(params.a) ",
      "1",
      "$(params['a'])",
    ]);
  });

  test("may be kept from becoming an object, or anything but a string", () => {
    expect([value("$(params.o)", "array"), value("$(params.a)", "array")]).toEqual(["$(params.o)", ["x", "y"]]);
    expect([value("$(params.a)", "string"), value(["$(params.a)"], "string")]).toEqual([
      "$(params.a)",
      ["$(params.a)"],
    ]);
  });

  test("is replaced in its items and keys", () => {
    expect(value(["$(params.a[*])", "-$(params.s)"])).toEqual(["x", "y", "-1"]);
    const object = JSON.parse('{ "__proto__": "$(params.s)", "$(params.s)": "$(params.a)" }');
    expect(JSON.stringify(value(object))).toBe('{"__proto__":"1","$(params.s)":"$(params.a)"}');
  });
});

describe("a condition", () => {
  const { when } = replacerOf({
    strings: new Map([["params.s", "1"]]),
    arrays: new Map([
      ["params.a", ["x", "<"]],
      ["tasks.t.results.r", ["z"]],
    ]),
  });

  test("takes arrays into its values, and their JSON as its input", () => {
    const condition = {
      input: "$(params.a[*])",
      operator: "in",
      values: ["$(params.a)", "$(tasks.t.results.r[*])", "b"],
    };
    expect(when(condition)).toEqual({ input: '["x","\\u003c"]', operator: "in", values: ["x", "<", "z", "b"] });
  });

  test("has texts put in anywhere", () => {
    const condition = {
      input: "-$(params.s)",
      operator: "$(params.s)",
      values: ["$(params.s)"],
      cel: "'$(params.s)' == '1'",
    };
    expect(when(condition)).toEqual({ input: "-1", operator: "$(params.s)", values: ["1"], cel: "'1' == '1'" });
  });

  test("takes the bare name of an array for the array, as the reference does", () => {
    expect(when({ input: "a", values: ["a"] })).toEqual({ input: '["a"]', values: ["a"] });
    expect(when({ input: "params.a" })).toEqual({ input: '["params.a"]' });
  });
});

test("what has no value in the replacements has that of the outer ones", () => {
  const outer = replacerOf({
    strings: new Map([
      ["a", "1"],
      ["b", "2"],
      ["c)", "3"],
    ]),
    arrays: new Map([["l", ["x"]]]),
  });
  const inner = replacerOf(strings({ b: "4" }), outer);
  expect(inner.text("$(a)$(b)$(c))")).toBe("143");
  expect(inner.items(["$(l)"])).toEqual(["x"]);
});

test("one call puts in no more than a hundred million characters, and the next one begins anew", () => {
  const { text } = replacerOf({ strings: new Map([["a", "x".repeat(30_000_000)]]) });
  for (let call = 0; call < 5; call++) expect(text("$(a)$(a)$(a)")).toHaveLength(90_000_000);
  expect(() => text("$(a)$(a)$(a)$(a)")).toThrow(
    new RangeError("Cannot replace variables: want no more than 100000000 characters put in"),
  );
  expect(text("$(a)")).toHaveLength(30_000_000);
});
