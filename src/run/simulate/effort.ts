/** How much has been simulated of what may go on nearly for ever. */
export interface Effort {
  retries: number;
  childPipelines: number;
  /** It is more than anybody waits for. */
  isTooMuch: boolean;
}

/** Nothing has been simulated yet. */
export const newEffort = (): Effort => ({ retries: 0, childPipelines: 0, isTooMuch: false });

/** So many attempts of one run: each of its statuses holds all of them. */
export const MOST_ATTEMPTS = 1_000;

/** So many retries of all runs together. */
const MOST_RETRIES = 100_000;

/** Pipelines that run two others each need not be deep to be a million. */
const MOST_CHILD_PIPELINES = 5_000;

/** Another attempt is to begin. */
export function countRetry(effort: Effort, number: number): void {
  effort.retries++;
  effort.isTooMuch ||= number >= MOST_ATTEMPTS || effort.retries > MOST_RETRIES;
}

/** A pipeline in a pipeline is to begin. */
export function countChildPipeline(effort: Effort): void {
  effort.childPipelines++;
  effort.isTooMuch ||= effort.childPipelines > MOST_CHILD_PIPELINES;
}
