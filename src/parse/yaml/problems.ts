import { COLON, MINUS, QUESTION } from "./characters.ts";
import { type Cursor, isIndicator, YamlProblem } from "./cursor.ts";

// What is wrong, where several places of the reader may find it.

export const cannotStart = (pos: number): YamlProblem =>
  new YamlProblem("found character that cannot start any token", pos);

/** `- `, `? ` or `: ` where nothing may start. */
export function notAllowedHere(code: number, pos: number): YamlProblem {
  const what = code === MINUS ? "block sequence entries" : code === QUESTION ? "mapping keys" : "mapping values";
  return new YamlProblem(`${what} are not allowed in this context`, pos);
}

/** What is wrong where `code` should not stand: an indicator in a place where none may, or what the caller says. */
export function misplaced(cursor: Cursor, code: number, problem: string): YamlProblem {
  const indicates = [MINUS, QUESTION, COLON].some((indicator) => isIndicator(cursor, code, indicator));
  if (indicates && cursor.flowLevel === 0 && !cursor.keyAllowed) return notAllowedHere(code, cursor.pos);
  return new YamlProblem(problem, cursor.pos);
}

export const invalidKey = (pos: number): YamlProblem => new YamlProblem("invalid map key", pos);

export const unsupportedKey = (pos: number): YamlProblem => new YamlProblem("unsupported map key of type null", pos);
