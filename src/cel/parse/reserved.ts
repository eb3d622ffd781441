/** Names that are kept for later. They may be fields, and parts of the names of messages. */
const RESERVED = new Set(
  "as break const continue else for function if import let loop package namespace return var void while".split(" "),
);

/** @see google/cel-go parser/parser.go reservedIds */
export const isReserved = (name: string): boolean => RESERVED.has(name);
