/** A point in time that is written in a text. */
export interface ParsedTime {
  /** Since 1970, rounded down. */
  readonly seconds: number;
  /** Of the second, from 0. */
  readonly nanoseconds: number;
  /** East of UTC. */
  readonly offsetMinutes: number;
}

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d{1,2}):(\d\d):(\d\d)(?:[.,](\d+))?(?:Z|([-+])(\d\d):(\d\d))$/;

/**
 * A point in time by RFC 3339, as Go reads it: an hour may have one digit, and a comma may stand before a fraction.
 *
 * @see Go time.Parse(time.RFC3339, text)
 * @example parseTime("1970-01-01T02:00:00.5+01:00") // { seconds: 3600, nanoseconds: 500000000, offsetMinutes: 60 }
 */
export function parseTime(text: string): ParsedTime | undefined {
  const parts = RFC_3339.exec(text);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const [zoneHours = 0, zoneMinutes = 0] = parts.slice(9, 11).map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined;
  // As in the reference: an offset may have 60 minutes.
  if (hour > 23 || minute > 59 || second > 59 || zoneHours > 24 || zoneMinutes > 60) return undefined;
  const offsetMinutes = (parts[8] === "-" ? -1 : 1) * (zoneHours * 60 + zoneMinutes);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute - offsetMinutes, second);
  const fraction = (parts[7] ?? "").slice(0, 9).padEnd(9, "0");
  return { seconds: date.getTime() / 1000, nanoseconds: Number(fraction), offsetMinutes: offsetMinutes + 0 };
}

/**
 * A point in time as Kubernetes prints it, in UTC and in whole seconds; `undefined` if Go cannot read it by RFC 3339.
 *
 * @see k8s.io/apimachinery pkg/apis/meta/v1/time.go UnmarshalJSON, MarshalJSON
 * @example canonicalTime("2024-01-01T02:00:00.5+02:00") // "2024-01-01T00:00:00Z"
 */
export function canonicalTime(text: string): string | undefined {
  const time = parseTime(text);
  if (time === undefined) return undefined;
  const date = new Date(time.seconds * 1000);
  const year = date.getUTCFullYear();
  return year < 0 || year > 9999 ? undefined : `${date.toISOString().slice(0, 19)}Z`;
}

/**
 * A moment as Kubernetes writes it: in UTC, and in whole seconds, rounded down.
 *
 * @param milliseconds since 1970, between the years 0 and 9999
 * @see k8s.io/apimachinery pkg/apis/meta/v1/time.go MarshalJSON
 * @example formatTime(1500) // "1970-01-01T00:00:01Z"
 */
export const formatTime = (milliseconds: number): string =>
  `${new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().slice(0, 19)}Z`;

/**
 * The milliseconds since 1970 of a point in time by RFC 3339, or undefined if Go cannot read it.
 *
 * @example millisecondsOf("1970-01-01T00:00:01Z") // 1000
 */
export function millisecondsOf(text: string): number | undefined {
  const time = parseTime(text);
  return time && time.seconds * 1000 + Math.floor(time.nanoseconds / 1e6);
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
