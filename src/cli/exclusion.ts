import { resolve, sep } from "node:path";

/** Files and folders that are left out. */
export interface Exclusion {
  /** Whether a path is one of these, or below one. */
  covers(path: string): boolean;
  /** Those of them that have covered nothing so far, nor are below one that has. */
  unused(): string[];
}

/** An exclusion of these paths, as the command line gives them. */
export function openExclusion(paths: readonly string[]): Exclusion {
  const excluded = paths.map((path) => ({ path, full: resolve(path) }));
  const used = new Set<string>();
  return {
    covers(path) {
      if (excluded.length === 0) return false;
      const full = resolve(path);
      const covering = excluded.filter((other) => isIn(full, other.full));
      for (const other of covering) used.add(other.full);
      return covering.length > 0;
    },
    unused: () => excluded.filter(({ full }) => ![...used].some((other) => isIn(full, other))).map(({ path }) => path),
  };
}

const isIn = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
