import type { Output, World } from "./world.ts";

/** Puts colour on a text, or leaves it as it is. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  cyan(text: string): string;
}

/**
 * The colours for a stream. `color` is what the command line says; else `FORCE_COLOR`, `NO_COLOR`, and whether somebody
 * looks at a terminal.
 *
 * @see https://no-color.org
 */
export function paintFor(output: Output, env: World["env"], color: boolean | undefined): Paint {
  const sgr = (on: number, off: number) =>
    color ?? isColorWanted(output, env)
      ? (text: string) => (text === "" ? "" : `\x1b[${on}m${text}\x1b[${off}m`)
      : (text: string) => text;
  return {
    bold: sgr(1, 22),
    dim: sgr(2, 22),
    red: sgr(31, 39),
    yellow: sgr(33, 39),
    blue: sgr(34, 39),
    cyan: sgr(36, 39),
  };
}

function isColorWanted({ isTerminal }: Output, env: World["env"]): boolean {
  const { FORCE_COLOR: force = "", NO_COLOR: not = "", TERM: terminal } = env;
  if (force !== "") return force !== "0" && force !== "false";
  return not === "" && isTerminal && terminal !== "dumb";
}
