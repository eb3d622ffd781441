/** Something wrong with an expression. */
export interface Problem {
  /** In UTF-16 units; undefined if it is about all of the expression. */
  readonly offset: number | undefined;
  /** In the words of the reference. */
  readonly message: string;
}
