import { test } from "vitest";
import { CelDuration, CelTimestamp } from "../../src/cel/values.ts";
import { expecting, type Row, unconverted, wrong } from "./evaluated.ts";

const expectRows = expecting();
const expectRowsOf30 = expecting({ release: "v0.30" });

const MILLISECOND = 1_000_000n;
const SECOND = 1000n * MILLISECOND;
const HOUR = 3600n * SECOND;
/** 2020-01-01T00:00:00Z */
const NEW_YEAR = 1_577_836_800n * SECOND;

const TIMESTAMP = "google.protobuf.Timestamp";
const time = (text: string) => `timestamp('${text}')`;

test("a span of time has parts with units, and maybe a sign", () => {
  expectRows(
    ["duration('1h30m')", new CelDuration((3n * HOUR) / 2n)],
    ["duration('-1.5h')", new CelDuration((-3n * HOUR) / 2n)],
    ["duration('+.5s')", new CelDuration(SECOND / 2n)],
    ["duration('1m1h1s')", new CelDuration(3661n * SECOND)],
    ["duration('1ms1us1µs1ns')", new CelDuration(1_002_001n)],
    ["duration('1.9ns')", new CelDuration(1n)],
    ["duration('0')", new CelDuration(0n)],
  );
});

test("a span of time without a unit, or with another one, cannot be read", () => {
  const texts = ["", "1", "1d", "h", ".s", "1S", "1 s", "1h-1m", "1s "];
  expectRows(...texts.map((text): Row => [`duration('${text}')`, unconverted("google.protobuf.Duration")]));
});

test("a span of time has 64 bits of nanoseconds", () => {
  expectRows(
    ["duration('9223372036854775807ns')", new CelDuration(2n ** 63n - 1n)],
    ["duration('-9223372036854775808ns')", new CelDuration(-(2n ** 63n))],
    ["duration('9223372036854775808ns')", unconverted("google.protobuf.Duration")],
    ["duration('2562048h')", unconverted("google.protobuf.Duration")],
  );
});

test("a point in time keeps the zone that it was written with", () => {
  expectRows(
    [time("2020-01-01T00:00:00Z"), new CelTimestamp(NEW_YEAR)],
    [time("2020-01-01T00:00:00.000000001Z"), new CelTimestamp(NEW_YEAR + 1n)],
    [time("2020-01-01T02:00:00+02:00"), new CelTimestamp(NEW_YEAR, 120)],
    [time("2019-12-31T15:30:00-08:30"), new CelTimestamp(NEW_YEAR, -510)],
    [`${time("2020-01-01T02:00:00+02:00")} + duration('1h')`, new CelTimestamp(NEW_YEAR + HOUR, 120)],
    [`string(${time("2020-01-01T02:00:00+02:00")} - duration('1ms'))`, "2020-01-01T01:59:59.999+02:00"],
  );
});

test("a day that is in no calendar, or a text that is no time, cannot be read", () => {
  const texts = [
    ...["2021-02-29T00:00:00Z", "2020-13-01T00:00:00Z", "2020-01-32T00:00:00Z", "2020-01-01T24:00:00Z"],
    ...["2020-01-01T23:59:60Z", "2020-01-01", "2020-01-01T00:00:00", "2020-01-01 00:00:00Z", "2020-1-1T00:00:00Z"],
    ...["2020-01-01T00:00:00z", "2020-01-01T00:00:00+0100", "now", ""],
  ];
  expectRows(...texts.map((text): Row => [time(text), unconverted(TIMESTAMP)]));
});

test("times are in the years 1 to 9999 of UTC", () => {
  expectRows(
    [time("0001-01-01T00:00:00Z"), new CelTimestamp(-62_135_596_800n * SECOND)],
    [time("0000-12-31T23:59:59Z"), wrong("timestamp overflow")],
    [time("0001-01-01T00:00:00+01:00"), wrong("timestamp overflow")],
    [time("9999-12-31T23:59:59.999999999Z"), new CelTimestamp(253_402_300_800n * SECOND - 1n)],
    [time("9999-12-31T23:59:59-01:00"), wrong("timestamp overflow")],
  );
});

test("v0.29 reads some times that are none of RFC 3339; v0.30 does not", () => {
  const rows: [text: string, given: CelTimestamp][] = [
    ["2020-01-01T0:00:00Z", new CelTimestamp(NEW_YEAR)],
    ["2020-01-01T00:00:00,5Z", new CelTimestamp(NEW_YEAR + SECOND / 2n)],
    ["2020-01-02T00:00:00+24:00", new CelTimestamp(NEW_YEAR, 1440)],
    ["2020-01-01T23:00:00+22:60", new CelTimestamp(NEW_YEAR, 1380)],
  ];
  expectRows(...rows.map(([text, given]): Row => [time(text), given]));
  expectRowsOf30(...rows.map(([text]): Row => [time(text), wrong(`invalid RFC 3339 timestamp "${text}"`)]));
});

test("v0.30 says of other texts that they are no times, too", () => {
  const texts = ["now", "", "2020-01-01T00:00:00", "2020-01-01T00:00:00+1:00", "2020-01-01T00:00:00.Z"];
  expectRowsOf30(...texts.map((text): Row => [time(text), wrong(`invalid RFC 3339 timestamp "${text}"`)]));
});

test("parts of a time are those of UTC, whatever it was written with; months and days are counted from 0, dates from 1", () => {
  const when = time("2020-03-05T06:07:08.009Z");
  expectRows(
    [`${when}.getFullYear()`, 2020n],
    [`${when}.getMonth()`, 2n],
    [`${when}.getDate()`, 5n],
    [`${when}.getDayOfMonth()`, 4n],
    [`${when}.getDayOfWeek()`, 4n],
    [`${when}.getDayOfYear()`, 64n],
    [`${when}.getHours()`, 6n],
    [`${when}.getMinutes()`, 7n],
    [`${when}.getSeconds()`, 8n],
    [`${when}.getMilliseconds()`, 9n],
    [`${time("2020-01-01T00:30:00+02:00")}.getFullYear()`, 2019n],
    [`${time("2020-01-01T00:30:00+02:00")}.getHours()`, 22n],
    [`${time("1969-12-31T23:59:59.9995Z")}.getMilliseconds()`, 999n],
    [`${time("0099-12-31T00:00:00Z")}.getDayOfYear()`, 364n],
  );
});

test("or those of a zone with a name, with its summers", () => {
  expectRows(
    [`${time("2020-01-01T00:00:00Z")}.getHours('America/New_York')`, 19n],
    [`${time("2020-01-01T00:00:00Z")}.getDate('America/New_York')`, 31n],
    [`${time("2020-07-01T00:00:00Z")}.getHours('America/New_York')`, 20n],
    [`${time("2020-03-08T06:59:59Z")}.getHours('America/New_York')`, 1n],
    [`${time("2020-03-08T07:00:00Z")}.getHours('America/New_York')`, 3n],
    [`${time("2020-07-01T00:00:00Z")}.getMinutes('Asia/Kathmandu')`, 45n],
    [`${time("2020-07-01T00:00:00Z")}.getHours('UTC')`, 0n],
    [`${time("2020-07-01T00:00:00Z")}.getHours('')`, 0n],
    [`${time("2020-07-01T00:00:00Z")}.getHours('Nowhere/City')`, wrong("unknown time zone Nowhere/City")],
  );
});

test("or those of an offset, with or without a sign", () => {
  expectRows(
    [`${time("2020-01-01T00:00:00Z")}.getHours('+02:00')`, 2n],
    [`${time("2020-01-01T00:00:00Z")}.getHours('02:00')`, 2n],
    [`${time("2020-01-01T00:00:00Z")}.getHours('-02:30')`, 21n],
    [`${time("2020-01-01T00:00:00Z")}.getMinutes('-02:30')`, 30n],
    [`${time("2020-01-01T00:00:00Z")}.getHours('+0200')`, wrong("unknown time zone +0200")],
    [`${time("0001-01-01T00:00:00Z")}.getFullYear('-01:00')`, 0n],
    [`${time("9999-12-31T23:59:59Z")}.getFullYear('+01:00')`, 10_000n],
  );
});

test("a span of time tells how many hours, minutes, seconds or milliseconds it has, without fractions", () => {
  expectRows(
    ["duration('90m').getHours()", 1n],
    ["duration('90m').getMinutes()", 90n],
    ["duration('-90m').getHours()", -1n],
    ["duration('3.999999999s').getSeconds()", 3n],
    ["duration('-1.5s').getMilliseconds()", -1500n],
    [
      "duration('1h').getDate()",
      wrong("found no matching overload for 'getDate' applied to 'duration.()'", "cel/check"),
    ],
    ["dyn(duration('1h')).getDate()", wrong("no such overload: getDate(google.protobuf.Duration)")],
    ["dyn(1).getHours()", wrong("no such overload: getHours(int)")],
  );
});

test("the same point in time is equal in all zones", () => {
  expectRows(
    [`${time("2020-01-01T00:00:00+02:00")} == ${time("2019-12-31T22:00:00Z")}`, true],
    [`${time("2020-01-01T00:00:00+02:00")} in [${time("2019-12-31T22:00:00Z")}]`, true],
    [`${time("2020-01-01T00:00:00Z")} > ${time("2020-01-01T00:00:00+01:00")}`, true],
    [`${time("2020-01-01T00:00:00+02:00")} - ${time("2020-01-01T00:00:00Z")}`, new CelDuration(-2n * HOUR)],
  );
});

test("as keys timestamps are known by their zones as well, if those are whole hours", () => {
  const isKey = (text: string, key: string) => `${time(text)} in {${time(key)}: 1}`;
  expectRows(
    [isKey("2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z"), true],
    [isKey("2020-01-01T00:00:00+02:00", "2020-01-01T00:00:00+02:00"), true],
    [isKey("2020-01-01T00:00:00-12:00", "2020-01-01T00:00:00-12:00"), true],
    [isKey("2020-01-01T02:00:00+02:00", "2020-01-01T00:00:00Z"), false],
    [isKey("2020-01-01T02:00:00+02:30", "2020-01-01T00:00:00+02:30"), false],
    [isKey("2020-01-01T02:00:00+15:00", "2020-01-01T00:00:00+15:00"), false],
  );
});
