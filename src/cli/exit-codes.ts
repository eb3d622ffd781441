/** What the command tells the shell in the end. */
export const exitCodes = {
  ok: 0,
  /** Nothing is wrong, and something is to be done, which `--check` has kept from doing. */
  pending: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** Something around it failed: a file cannot be read, or there is a mistake in this program. */
  environment: 3,
  /** The input has errors, or nothing in it is of use. */
  invalid: 4,
  /** As shells have it: 128 and the number of SIGINT. */
  interrupted: 130,
} as const;
