import { isMatrixed } from "../../types/is-matrixed.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import { validateObjectMetadata } from "../../validate/object-metadata.ts";
import { wrongArgument } from "../../wrong-argument.ts";
import { childName } from "../child-name.ts";

/** @throws {TypeError} if it is given a name that Kubernetes would not take */
export function wantNewName(given: string | undefined, doing: string): void {
  if (given === undefined) return;
  if (typeof given !== "string" || given === "" || validateObjectMetadata({ name: given }).length > 0)
    throw wrongArgument(doing, "a name for the new run that Kubernetes takes", given);
}

/** What the new run keeps, and what it is going to create. */
export interface RunsOfNewRun {
  /** The names of the children that it keeps. */
  readonly kept: readonly string[];
  /** The tasks of which it creates runs. */
  readonly again: readonly PipelineTask[];
}

/**
 * What the new run is called. The names of its children begin with that: none may be that of a child which it keeps, as a pass
 * would take that one for the new one.
 *
 * @throws {TypeError} if it is given a name with which that would be so
 */
export function nameOfNewRun(old: string, given: string | undefined, runs: RunsOfNewRun, doing: string): string {
  const kept = new Set(runs.kept);
  const rows = new Set(runs.kept.map(withoutNumber));
  const isTaken = (run: string): boolean =>
    runs.again.some((task) => {
      const { name = "" } = task;
      // How many rows there will be may depend on results. If it is one, its run has no number.
      const isRowTaken = isMatrixed(task) && rows.has(withoutNumber(childName(run, `-${name}-0`)));
      return isRowTaken || kept.has(childName(run, `-${name}`));
    });
  if (given !== undefined) {
    if (isTaken(given)) throw wrongArgument(doing, OWN_NAMES, given);
    return given;
  }
  let name = childName(old, "-rerun");
  for (let number = 2; isTaken(name); number++) name = childName(old, `-rerun-${number}`);
  return name;
}

const OWN_NAMES = "a name for the new run with which no run that it creates has the name of one that it keeps";

/** The name of a run of a matrix without the number of its row. */
const withoutNumber = (name: string): string => name.replace(/-\d+$/, "");
