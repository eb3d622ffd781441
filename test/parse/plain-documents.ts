import fc from "fast-check";

const scalars = fc.oneof(
  fc.constantFrom("a", "bc", "d-e", "f.g", "h i", "$(params.x)", "a#b", "a:b", "1.2.3", "'q u'", '"r\\n"', "''"),
  fc.constantFrom("true", "false", "null", "~", "1.5", "1e3", "[a, b]", "{a: b}", "[]", "{}"),
  fc.integer().map(String),
);
const comment = fc.constantFrom("", "", " # c", "   # d: e");
const keys = fc.uniqueArray(fc.constantFrom("a", "bc", "d-e", "f.g", "h_i", "'j k'", '"l"'), {
  minLength: 1,
  maxLength: 4,
});

/** A piece of a document: lines, of which the first may stand behind `key:` or `-` if it is a scalar. */
interface Piece {
  readonly isBlock: boolean;
  readonly lines: readonly string[];
}

const indented = (lines: readonly string[], columns: number) => lines.map((line) => " ".repeat(columns) + line);

const scalar = fc.tuple(scalars, comment).map(([text, end]): Piece => ({ isBlock: false, lines: [text + end] }));

const literal = fc
  .tuple(fc.constantFrom("|", ">", "|-", ">-"), fc.array(fc.constantFrom("a", "b c", "- d", "e: f", "  g", "# h")))
  .map(([style, lines]): Piece => ({ isBlock: false, lines: [style, ...indented(["x", ...lines], 2)] }));

/** A piece behind its indicator. */
const behind = (indicator: string, piece: fc.Arbitrary<Piece>): fc.Arbitrary<readonly string[]> =>
  fc
    .tuple(piece, fc.integer({ min: 1, max: 4 }), fc.constantFrom("below", "comment", "beside"))
    .map(([{ isBlock, lines }, columns, place]) => {
      const [first = "", ...rest] = lines;
      if (!isBlock || (indicator === "-" && place === "beside")) return [`${indicator} ${first}`, ...indented(rest, 2)];
      return [indicator, ...indented(place === "comment" ? ["# i", ...lines] : lines, columns)];
    });

const { block } = fc.letrec<{ block: Piece; piece: Piece }>((tie) => ({
  block: fc
    .oneof(
      keys.chain((names) => fc.tuple(...names.map((name) => behind(`${name}:`, tie("piece"))))),
      fc.array(behind("-", tie("piece")), { minLength: 1, maxLength: 4 }),
    )
    .map((parts) => ({ isBlock: true, lines: parts.flat() })),
  piece: fc.oneof({ depthSize: "small", withCrossShrink: true }, scalar, literal, tie("block")),
}));

/** Documents in plain block style, with comments, of which any reader of YAML reads the same. */
export const plainDocuments: fc.Arbitrary<string> = block.map(({ lines }) => `${lines.join("\n")}\n`);
