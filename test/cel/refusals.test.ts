import { test } from "vitest";
import { celLists } from "../../src/cel/extensions/lists.ts";
import { celStrings } from "../../src/cel/extensions/strings.ts";
import { expecting, noOverload, wrong } from "./evaluated.ts";

const expectRows = expecting({ extensions: [celStrings, celLists] });

test("what cannot be done with a value names the function, but for values that are asked themselves", () => {
  expectRows(
    ["-dyn([1])", wrong("no such overload: -_")],
    ["-dyn('a')", noOverload],
    ["-dyn(true)", noOverload],
    ["dyn(null) - 1", wrong("no such overload: _-_")],
    ["dyn('a') - 1", noOverload],
    ["dyn(duration('1s')) * 1", noOverload],
    ["dyn(timestamp(0)) % 1", noOverload],
    ["size(dyn(1))", wrong("no such overload: size")],
    ["size(dyn(duration('1s')))", noOverload],
    ["dyn(1).matches('a')", wrong("no such overload: matches")],
    ["dyn(timestamp(0)).matches('a')", noOverload],
    ["'a'.matches(dyn(1))", noOverload],
    ["dyn(1).sort()", wrong("no such overload: sort")],
    ["dyn('a').sort()", noOverload],
    ["[dyn(null)].sort()", wrong("list elements must be comparable")],
    ["dyn({1: 1}).sortBy(x, x)", wrong("no such overload: @sortByAssociatedKeys")],
    ["[1].sortBy(x, dyn([x]))", wrong("list elements must be comparable")],
    ["dyn({1: 1}).flatten()", wrong("no such overload: map(dyn, dyn).flatten()")],
    ["[1].flatten(dyn('a'))", wrong("no such overload: list(dyn).flatten(string)")],
    ["dyn([1]).join()", wrong("no such overload: join(list)")],
  );
});

test("what is no list has no elements, and not everything may be a key", () => {
  expectRows(
    ["dyn(1).all(x, true)", wrong("got 'types.Int', expected iterable type")],
    ["dyn(type(1)).map(x, x)", wrong("got '*types.Type', expected iterable type")],
    ["{1: 1}[dyn(null)]", wrong("invalid qualifier type: types.Null")],
    ["{1: 1}[dyn([1])]", wrong("invalid qualifier type: *types.baseList")],
    ["[1][dyn(timestamp(0))]", wrong("invalid qualifier type: types.Timestamp")],
    ["[1][9223372036854775807]", wrong("index out of bounds: 9223372036854775807")],
    ["[1][dyn(9223372036854775808u)]", wrong("unsupported index value 9223372036854775808 in list")],
    ["[1][dyn(1e30)]", wrong("unsupported index value 1e+30 in list")],
  );
});

test("a zone is a name, or hours and minutes, of which each may be anything that Go reads", () => {
  const hours = (zone: string) => `timestamp(0).getHours('${zone}')`;
  expectRows(
    [hours("-1:30"), 22n],
    [hours("+100:-60"), 3n],
    [hours("2562048:0"), 0n],
    [hours("9223372036854775807:1"), 23n],
    [hours("a:0"), wrong('strconv.Atoi: parsing "a": invalid syntax')],
    [hours("1:2:3"), wrong('strconv.Atoi: parsing "2:3": invalid syntax')],
    [hours("99999999999999999999:0"), wrong('strconv.Atoi: parsing "99999999999999999999": value out of range')],
    [hours("/etc"), wrong("time: invalid location name")],
    [hours("a..b"), wrong("time: invalid location name")],
    [hours("nope"), wrong("unknown time zone nope")],
  );
});

test("v0.30 looks at how a timestamp is written before it reads it", () => {
  const strictly = expecting({ release: "v0.30" });
  const unreadable = wrong("type conversion error from 'string' to 'google.protobuf.Timestamp'");
  const invalid = (text: string) => wrong(`invalid RFC 3339 timestamp "${text}"`);
  const texts = ["2020-01-01T24:00:00Z", "2020-13-01T00:00:00Z", "x"];
  for (const text of texts) {
    expectRows([`timestamp('${text}')`, unreadable]);
    strictly([`timestamp('${text}')`, invalid(text)]);
  }
  expectRows(["timestamp('2020-01-01T00:00:00,5Z') == timestamp('2020-01-01T00:00:00.5Z')", true]);
  strictly(["timestamp('2020-01-01T00:00:00,5Z')", invalid("2020-01-01T00:00:00,5Z")]);
  strictly(["timestamp('2020-02-30T00:00:00Z')", unreadable], ["timestamp('2020-01-01t00:00:00z')", unreadable]);
  strictly(["timestamp('2020-01-01T00:00:60Z')", unreadable], [`timestamp('"')`, invalid('\\"')]);
});
