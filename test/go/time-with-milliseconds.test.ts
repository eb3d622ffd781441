import { expect, test } from "vitest";
import { parseTimeWithMilliseconds } from "../../src/go/time-with-milliseconds.ts";

test.for([
  ["2024-01-01T00:00:07.250Z", "2024-01-01T00:00:07Z"],
  ["2024-01-01T02:00:07.999+02:00", "2024-01-01T00:00:07Z"],
  ["2024-01-01T7:00:07,000Z", "2024-01-01T07:00:07Z"],
])("%j is a time", ([text = "", time]) => {
  expect(parseTimeWithMilliseconds(text)).toEqual({ time });
});

const LAYOUT = '"2006-01-02T15:04:05.000Z07:00"';

// What Go 1.26 says.
test.for([
  ["2024-01-01T00:00:00Z", ` as ${LAYOUT}: cannot parse "Z" as ".000"`],
  ["24-01-01", ` as ${LAYOUT}: cannot parse "24-01-01" as "2006"`],
  ["2024-01-01T00:00:00.000", ` as ${LAYOUT}: cannot parse "" as "Z07:00"`],
  ["2024-13-01T00:00:00.000Z", ": month out of range"],
  ["2024-02-30T00:00:00.000Z", ": day out of range"],
  ["2024-01-01T24:00:00.000Z", ": hour out of range"],
  ["2024-01-01T00:60:00.000Z", ": minute out of range"],
  ["2024-01-01T00:00:60.000Z", ": second out of range"],
  ["2024-01-01T00:00:00.000Zx", ': extra text: "x"'],
])("%j is none", ([text = "", why]) => {
  expect(parseTimeWithMilliseconds(text)).toEqual({ error: `parsing time "${text}"${why}` });
});

test("what is no ASCII is shown byte by byte", () => {
  expect(parseTimeWithMilliseconds('ü"\n')).toEqual({
    error: `parsing time "\\xc3\\xbc\\"\\x0a" as ${LAYOUT}: cannot parse "\\xc3\\xbc\\"\\x0a" as "2006"`,
  });
});
