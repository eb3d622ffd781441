/** How many problems of an expression the reference prints, and of how many errors of syntax it goes on after. */
export const MOST_PROBLEMS = 100;

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
