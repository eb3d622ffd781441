/** How many rules, and how many parts, may stand inside each other. */
export const DEEPEST = 250;
export const TOO_MANY_RULES = `expression recursion limit exceeded: ${DEEPEST}`;
export const TOO_DEEP = "max recursion depth exceeded";

/** How long a text may be, in code points. */
export const LONGEST = 100_000;
