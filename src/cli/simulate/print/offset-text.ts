import { formatDuration } from "../../../go/duration.ts";
import { formatDurationMs } from "../../../status/durations.ts";

/**
 * A time as Go prints it, exact below a minute but for a single millisecond: a limit has to be exceeded, and that it is so by
 * this little, nobody wants to see.
 *
 * @example offsetText(3_600_001) // "1h0m0s"
 */
export function offsetText(milliseconds: number): string {
  const shownMs = milliseconds % 1000 === 1 ? milliseconds - 1 : milliseconds;
  return shownMs < 60_000 ? formatDuration(BigInt(shownMs) * 1_000_000n) : formatDurationMs(shownMs);
}
