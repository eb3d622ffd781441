import { expect } from "vitest";
import { celEnvironment } from "../../src/cel/cel-environment.ts";
import { checkCel } from "../../src/cel/check-cel.ts";
import { VARIABLES } from "./evaluated.ts";

export const environment = celEnvironment({ variables: VARIABLES });

const messages = (text: string) => checkCel(text, environment).map(({ message }) => message);

/** Expects of expressions that each has these errors, in order. */
export const expectMessages = (...rows: readonly (readonly [text: string, ...messages: string[]])[]): void =>
  expect(rows.map(([text]) => [text, ...messages(text)])).toEqual(rows);

export const undeclared = (name: string): string => `undeclared reference to '${name}' (in container '')`;
export const noMatch = (name: string, types: string): string =>
  `found no matching overload for '${name}' applied to '${types}'`;
