import type { Command } from "./commands.ts";

/** An option of the command line. */
export interface OptionRule {
  readonly name: string;
  /** A letter that stands for it behind a single dash. */
  readonly short?: string;
  /** `--no-…` is its contrary. */
  readonly isNegatable?: boolean;
  /** The commands that have it; all if left out. */
  readonly owners?: readonly Command[];
  /** What its value is; without this it takes none. */
  readonly want?: string;
}

export const OPTIONS: readonly OptionRule[] = [
  { name: "help", short: "h" },
  { name: "version" },
  { name: "color", isNegatable: true },
  { name: "format", owners: ["plan", "validate", "simulate"], want: "want the name of a format" },
  { name: "check", owners: ["migrate"] },
  { name: "explain", owners: ["render"] },
  {
    name: "config",
    owners: ["validate", "render", "simulate"],
    want: "want a file with the ConfigMaps feature-flags and config-defaults",
  },
  {
    name: "flag",
    owners: ["validate", "render", "simulate"],
    want: "want KEY=VALUE, such as enable-api-fields=alpha",
  },
  { name: "exclude", owners: ["validate"], want: "want a file or a folder" },
  { name: "stdin-filename", owners: ["validate"], want: "want the name of the file that standard input is" },
  { name: "quiet", short: "q", owners: ["validate", "render", "simulate"] },
  { name: "strict", owners: ["validate", "migrate"] },
  { name: "ignore", owners: ["validate"], want: "want the code of a finding, such as decode/unknown-field" },
  { name: "ignore-unknown", owners: ["validate"] },
  { name: "fail", owners: ["simulate"], want: "want TASK, or TASK:2 for its first two attempts" },
  { name: "hang", owners: ["simulate"], want: "want TASK, or TASK:2 for its first two attempts" },
  { name: "duration", owners: ["simulate"], want: "want TASK=3m, or 30s for all tasks" },
  { name: "result", owners: ["simulate"], want: "want TASK.RESULT=VALUE, such as build.image=app:v1" },
  { name: "omit-result", owners: ["simulate"], want: "want TASK.RESULT, such as build.image" },
  { name: "param", owners: ["simulate"], want: "want NAME=VALUE, such as revision=main" },
  {
    name: "spec-status",
    owners: ["simulate"],
    want: "want 5m=Cancelled, 5m=CancelledRunFinally, 5m=StoppedRunFinally, or 5m= to let a pending run start",
  },
];

/** An option as `parseArgs` finds it. */
export interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** The table as `parseArgs` wants it. */
export const optionTypes = (): Record<string, { type: "boolean" | "string"; short?: string }> =>
  Object.fromEntries(
    OPTIONS.map(({ name, short, want }) => [
      name,
      { type: want === undefined ? "boolean" : "string", ...(short === undefined ? {} : { short }) },
    ]),
  );

/** How an option may be written. */
export const spellingsOf = ({ name, short, isNegatable = false }: OptionRule): string[] => [
  ...(short === undefined ? [] : [`-${short}`]),
  `--${name}`,
  ...(isNegatable ? [`--no-${name}`] : []),
];
