const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d{1,2}):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|([-+])(\d\d):(\d\d))$/;

/**
 * A point in time as Kubernetes prints it, in UTC and in whole seconds; `undefined` if Go cannot read it by RFC 3339.
 *
 * @see k8s.io/apimachinery pkg/apis/meta/v1/time.go UnmarshalJSON, MarshalJSON
 * @example canonicalTime("2024-01-01T02:00:00.5+02:00") // "2024-01-01T00:00:00Z"
 */
export function canonicalTime(text: string): string | undefined {
  const parts = RFC_3339.exec(text);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const [zoneHours = 0, zoneMinutes = 0] = parts.slice(8, 10).map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined;
  // As in the reference: an offset may have 60 minutes.
  if (hour > 23 || minute > 59 || second > 59 || zoneHours > 24 || zoneMinutes > 60) return undefined;
  const shift = (parts[7] === "-" ? 1 : -1) * (zoneHours * 60 + zoneMinutes);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute + shift, second);
  const utcYear = date.getUTCFullYear();
  if (utcYear < 0 || utcYear > 9999) return undefined;
  return `${date.toISOString().slice(0, 19)}Z`;
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
