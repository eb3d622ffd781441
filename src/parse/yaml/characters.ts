// Character codes and classes of YAML 1.1, as libyaml tells them apart.

export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const BANG = 0x21;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const PERCENT = 0x25;
export const AMPERSAND = 0x26;
export const SINGLE_QUOTE = 0x27;
export const ASTERISK = 0x2a;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const DOT = 0x2e;
export const COLON = 0x3a;
export const LESS = 0x3c;
export const GREATER = 0x3e;
export const QUESTION = 0x3f;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const PIPE = 0x7c;
export const CLOSE_BRACE = 0x7d;
export const BYTE_ORDER_MARK = 0xfeff;

/** What `codeAt` gives behind the end of the text. */
export const END = -1;

/** The code at `pos`, or `END`. Never NaN: that would slow the loops around it. */
export const codeAt = (text: string, pos: number): number => (pos < text.length ? text.charCodeAt(pos) : END);

export const isBreak = (code: number): boolean =>
  code === LINE_FEED || code === CARRIAGE_RETURN || code === 0x85 || code === 0x2028 || code === 0x2029;

export const isBlank = (code: number): boolean => code === SPACE || code === TAB;

/** A blank, a line break or the end of the text: what must follow an indicator such as `-` or `:`. */
export const isBlankOrEnd = (code: number): boolean =>
  code === SPACE || code === LINE_FEED || code === END || code === TAB || isBreak(code);

/** Letters, digits, `_` and `-`: what anchors, aliases and tag handles are made of. */
export const isWord = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39) ||
  code === 0x5f ||
  code === MINUS;

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

export const isFlowIndicator = (code: number): boolean =>
  code === COMMA ||
  code === QUESTION ||
  code === OPEN_BRACKET ||
  code === CLOSE_BRACKET ||
  code === OPEN_BRACE ||
  code === CLOSE_BRACE;

/** Characters that no YAML text may hold, escaped ones aside. */
export const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/** Line breaks other than `\n`. */
export const UNUSUAL_BREAK = /[\r\x85\u2028\u2029]/;

/** Both of these: most texts have neither, and are searched once. */
export const UNUSUAL = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]/;

const asciiTable = (test: (code: number) => boolean): Readonly<Uint8Array> =>
  Uint8Array.from({ length: 128 }, (_, code) => (test(code) ? 1 : 0));

/** `1` for ASCII characters that may stand anywhere inside a plain scalar of a block, whatever is beside them. */
export const PLAIN = asciiTable(
  (code) => code > SPACE && code !== 0x7f && code !== COLON && code !== HASH && !isFlowIndicator(code),
);

/** `1` for ASCII characters with which nothing but a plain scalar can start. */
export const PLAIN_START = asciiTable(
  (code) => code > SPACE && !"-?:,[]{}#&*!|>'\"%@`".includes(String.fromCharCode(code)),
);

/** Whether a plain scalar may start so; `-`, `?` and `:` may where they are no indicators. */
export const canStartPlain = (code: number): boolean =>
  code >= 0x80 || PLAIN_START[code] === 1 || code === MINUS || code === QUESTION || code === COLON;

export const startsFlow = (code: number): boolean => code === OPEN_BRACKET || code === OPEN_BRACE;

export const endsFlowNode = (code: number): boolean => code === COMMA || code === CLOSE_BRACKET || code === CLOSE_BRACE;
