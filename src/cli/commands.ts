export const FORMATS = ["text", "json", "mermaid", "dot"] as const;
export type Format = (typeof FORMATS)[number];

/** The commands that do something; there is a page of help about each. */
export const COMMANDS = ["plan", "validate", "migrate"] as const;
export type Command = (typeof COMMANDS)[number];

/** An option as `parseArgs` finds it. */
export interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}
