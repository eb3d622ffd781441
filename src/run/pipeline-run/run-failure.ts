/** Why a PipelineRun fails as a whole. */
export interface RunFailure {
  readonly reason: string;
  /** What the condition says. */
  readonly message: string;
  /** The error with which the pass ends. */
  readonly error: string;
}
