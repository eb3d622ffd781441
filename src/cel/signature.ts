import { wantString } from "../wrong-argument.ts";
import type { Overload } from "./functions.ts";
import { CelType, celTypes, typeOfType, typeParam } from "./types.ts";

/**
 * Reads `(int, list(A)) -> A`, or `string.(int) -> string` for what is called on a value. Types are called as in `celTypes`; a
 * single capital letter stands for any type. Blanks may stand between words and signs.
 *
 * @throws {TypeError} if it is written otherwise
 */
export function parseSignature(signature: string): Overload {
  wantString(signature, "read a signature");
  if (signature.length > LONGEST) throw new TypeError(`Cannot read a signature of more than ${LONGEST} characters`);
  const reader: Reader = { signature, rest: signature.trim() };
  const receiver = reader.rest.startsWith("(") ? [] : [readType(reader)];
  const isMember = receiver.length > 0;
  if (isMember) want(reader, ".");
  want(reader, "(");
  const params = take(reader, ")") ? [] : readTypes(reader);
  want(reader, "->");
  const result = readType(reader);
  if (reader.rest !== "") throw unreadable(reader, "nothing more");
  const typeParams = [...new Set(signature.match(/\b[A-Z]\b/g))].sort();
  return { params: [...receiver, ...params], result, isMember, typeParams };
}

/** Types may be inside each other; each takes a part of the call stack. */
const LONGEST = 5000;

interface Reader {
  readonly signature: string;
  /** What is still to be read, without blanks before it. */
  rest: string;
}

/** Reads on if a text is next. */
function take(reader: Reader, text: string): boolean {
  const isNext = reader.rest.startsWith(text);
  if (isNext) reader.rest = reader.rest.slice(text.length).trimStart();
  return isNext;
}

function want(reader: Reader, text: string, wanted = `"${text}"`): void {
  if (!take(reader, text)) throw unreadable(reader, wanted);
}

function unreadable({ signature, rest }: Reader, wanted: string): TypeError {
  const place = rest === "" ? "at the end" : `before ${JSON.stringify(rest)}`;
  return new TypeError(
    `Cannot read the signature ${JSON.stringify(signature)}: want ${wanted} ${place}, as in "string.(list(A), int) -> A"`,
  );
}

function readType(reader: Reader): CelType {
  const name = /^\w+/.exec(reader.rest)?.[0] ?? "";
  const type = /^[A-Z]$/.test(name) ? typeParam(name) : TYPES.get(name);
  if (type === undefined)
    throw unreadable(reader, `one of the types ${[...TYPES.keys()].join(", ")} or a capital letter`);
  take(reader, name);
  const make = name === "type" && reader.rest.startsWith("(") ? typeOfType : type;
  if (make instanceof CelType) return make;
  want(reader, "(");
  return make(...readTypes(reader, make.length));
}

/** Types with commas between them, and the bracket behind them: `int, A)`. */
function readTypes(reader: Reader, count?: number): CelType[] {
  const types: CelType[] = [];
  do types.push(readType(reader));
  while (types.length !== count && take(reader, ","));
  if (types.length < (count ?? 0)) throw unreadable(reader, `${count} types`);
  want(reader, ")", count === undefined ? `"," or ")"` : `")"`);
  return types;
}

/** By their names in signatures; what makes a type of others takes as many as belong in its brackets. */
const TYPES = new Map<string, CelType | ((...types: CelType[]) => CelType)>(Object.entries(celTypes));
