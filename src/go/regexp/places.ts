import type { Place } from "./tree.ts";

export const atTextStart: Place = (_text, pos) => pos === 0;
export const atTextEnd: Place = (text, pos) => pos === text.length;
export const atLineStart: Place = (text, pos) => pos === 0 || text.charAt(pos - 1) === "\n";
export const atLineEnd: Place = (text, pos) => pos === text.length || text.charAt(pos) === "\n";
/** At one end of a word of ASCII letters, digits and `_`. */
export const atBoundary: Place = (text, pos) => isInWord(text, pos - 1) !== isInWord(text, pos);
export const offBoundary: Place = (text, pos) => !atBoundary(text, pos);

const isInWord = (text: string, pos: number) => /[0-9A-Z_a-z]/.test(text.charAt(pos));
