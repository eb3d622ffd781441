import type { InputFile } from "./files.ts";

/** Where something stands: in which file, if in any, and at which offset of it. */
export interface Standing {
  readonly fileName: string | undefined;
  readonly offset: number;
}

/** By file, in the order in which these were read, and in each by place; what is in none comes last. */
export function inOrder<T>(items: readonly T[], files: readonly InputFile[], standingOf: (item: T) => Standing): T[] {
  const ranks = new Map(files.map(({ name }, index) => [name, index]));
  const rankOf = ({ fileName = "" }: Standing) => ranks.get(fileName) ?? files.length;
  return items
    .map((item) => ({ item, standing: standingOf(item) }))
    .sort((a, b) => rankOf(a.standing) - rankOf(b.standing) || a.standing.offset - b.standing.offset)
    .map(({ item }) => item);
}
