/** The commands that do something; there is a page of help about each. */
export const COMMANDS = ["plan", "validate", "render", "simulate", "migrate"] as const;
export type Command = (typeof COMMANDS)[number];

/** How a plan is written. */
export const FORMATS = ["text", "json", "mermaid", "dot"] as const;
export type Format = (typeof FORMATS)[number];

/** How problems are written. */
export const VALIDATE_FORMATS = ["text", "json", "sarif", "github", "junit"] as const;
export type ValidateFormat = (typeof VALIDATE_FORMATS)[number];

/** How simulated runs are written. */
export const SIMULATE_FORMATS = ["text", "json"] as const;
export type SimulateFormat = (typeof SIMULATE_FORMATS)[number];
