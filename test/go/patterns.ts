import fc from "fast-check";

/** Patterns, and what is nearly one: of all that Go reads, something, in any order. */
export const anyPattern: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom(
    ..."aab.*+?|()[]{}^$\\-,:12iPdpLlQEk<>\n",
    ...[
      "(?:",
      "(?P<n>",
      "[^",
      "\\b",
      "\\w",
      "[[:alpha:]]",
      "[[:",
      "{*",
      "\\p{Letter}",
      "\\p{lu}",
      "\\pl",
      "\u00e9",
      "\ud800",
    ],
  ),
});
/** Texts in which much of it is found. */
export const searchedText: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom(..."aabbkL1{[: \n", "\u00e9", "\u{1f600}", "\ud800"),
});
