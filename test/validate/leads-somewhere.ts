import type { Path } from "../../src/diagnostic.ts";
import { valueAt } from "../../src/value-at.ts";

/** Whether a path leads to something that is there. */
export const leadsSomewhere = (value: unknown, path: Path): boolean => valueAt(value, path) !== undefined;
