import { compileRegexp, type Regexp } from "../go/regexp/regexp.ts";
import type { SeenVariable, VariablePrefix } from "./seen-variables.ts";

/** A longer prefix finds nothing: to search for a pattern takes as long as it and the text are long, multiplied. */
const LONGEST_PREFIX = 256;
const LONGEST_TEXT = 1_000_000;

/**
 * A prefix that is a regular expression, as the reference takes any; undefined if it is no valid one, or an absurdly long one.
 *
 * @see tektoncd/pipeline pkg/substitution/substitution.go braceMatchingRegex
 * @example compilePrefix("params\\.a+")?.find("$(params.aaa.key)")[0]?.value // "key"
 */
export function compilePrefix(printed: string): VariablePrefix | undefined {
  if (printed.length > LONGEST_PREFIX) return undefined;
  const regexp = compileRegexp(
    `(\\$(\\(${printed}(\\.(?P<var1>${VALUE})|\\["(?P<var2>${VALUE})"\\]|\\['(?P<var3>${VALUE})'\\])\\)))`,
  );
  return regexp === undefined
    ? undefined
    : { printed, find: (text) => (text.length > LONGEST_TEXT ? [] : findAll(regexp, text)) };
}

const VALUE = ".*?(\\[\\*\\])?";

function findAll(regexp: Regexp, text: string): readonly SeenVariable[] {
  // A name may hold a group of such a name: as in the reference, the last one counts.
  const [dotted, ...quoted] = ["var1", "var2", "var3"].map((name) => regexp.groupNames.lastIndexOf(name));
  return regexp.findAll(text).map(({ start, end, groups }): SeenVariable => {
    const textOf = (group: number | undefined): string => {
      const span = group === undefined ? undefined : groups[group];
      return span === undefined ? "" : text.slice(span.start, span.end);
    };
    const value = textOf(dotted);
    const isDotted = value !== "";
    return {
      text: text.slice(start, end),
      value: isDotted ? value : (quoted.map(textOf).find((found) => found !== "") ?? ""),
      isDotted,
    };
  });
}
