import { lazily } from "./lazily.ts";
import { remembering } from "./remembering.ts";

/** To make something of such a text costs no more than to look up whether it has been made. */
const SHORT = 1000;

/**
 * The same function of a text, but one that looks at a long text only once, however often it is called with it: a short
 * YAML text can repeat a long one a thousand times by aliases.
 *
 * @example onceForLong((text) => text.length)("abc") // 3
 */
export function onceForLong<T>(make: (text: string) => T): (text: string) => T {
  // Most of these functions never meet a long text.
  const remembered = lazily(() => remembering(make));
  return (text) => (text.length <= SHORT ? make(text) : remembered()(text));
}
