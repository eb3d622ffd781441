import type { Output, World } from "./world.ts";

/** How text for people is to look. */
export interface Style {
  readonly paint: Paint;
  /** How many columns a line may take. */
  readonly width: number;
}

/** Puts colour on a text, or leaves it as it is. */
export type Paint = { readonly [name in keyof typeof SGR_CODES]: (text: string) => string };

/** What switches each on, and off again. */
const SGR_CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
} as const;

/**
 * The style for a stream. `color` is what the command line says; else `FORCE_COLOR` and `NO_COLOR` count, and whether
 * somebody looks at a terminal.
 *
 * @see https://no-color.org
 */
export function styleFor(output: Output, env: World["env"], color: boolean | undefined): Style {
  return styleOf(color ?? isColorWanted(output, env), output.columns);
}

/** The style of what no terminal shows. */
export const plainStyle = (): Style => styleOf(false);

function styleOf(isColored: boolean, columns: number = DEFAULT_WIDTH): Style {
  const paint = (name: keyof typeof SGR_CODES) => {
    const [on, off] = SGR_CODES[name];
    return (text: string) => (isColored && text !== "" ? `\x1b[${on}m${text}\x1b[${off}m` : text);
  };
  return {
    paint: {
      bold: paint("bold"),
      dim: paint("dim"),
      red: paint("red"),
      yellow: paint("yellow"),
      blue: paint("blue"),
      cyan: paint("cyan"),
    },
    width: columns,
  };
}

/** For files and pipes. */
const DEFAULT_WIDTH = 120;

function isColorWanted({ isTerminal }: Output, env: World["env"]): boolean {
  const { FORCE_COLOR: force = "", NO_COLOR: not = "", TERM: terminal } = env;
  if (force !== "") return force !== "0" && force !== "false";
  return not === "" && isTerminal && terminal !== "dumb";
}
