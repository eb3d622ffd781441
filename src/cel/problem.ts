/** Something wrong with an expression. */
export interface Problem {
  /**
   * In UTF-16 units; undefined if it is about all of the expression. As in the reference, -1 is the place before the text, where
   * what is missing is said to be.
   */
  readonly offset: number | undefined;
  /** In the words of the reference. */
  readonly message: string;
}
