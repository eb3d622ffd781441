/**
 * The messages in an expected verdict, without what is quoted, numbers, names in lists and the paths: what is left is the
 * same for all resources with the same mistake.
 */
export function messagesIn(expected: unknown): readonly string[] {
  const { verdict } = expected as { readonly verdict?: unknown };
  if (typeof verdict !== "string") return [];
  return verdict
    .split("\n")
    .filter((line) => line.includes(": "))
    .map((line) =>
      line
        .slice(0, line.lastIndexOf(": "))
        .replace(/"(?:[^"\\]|\\.)*"/g, "…")
        .replace(/`[^`]*`|\[[^\]]*\]|-?[0-9][0-9hms.]*/g, "…"),
    );
}
