import fc from "fast-check";

/** Texts that look like YAML and mostly are not: pieces in a row. */
export const yamlPieces: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ..."a|b|c d|1|yes|~|'q'|\"r\"|é|😀|- |-|? |: |:|, |[|]|{|}|&x |*x|*x |<<: |!!str |!t |!|'|\"|>|@|%|#| # c|\t| ".split(
        "|",
      ),
      ...'[]:,{}: ,&x\n,&y\n  ,!!str\n  ,!!str : ,|,a: ,b: ,:\n,|\n,>-\n,|2\n,---,---\n,---#c\n,--- #,...\n,%YAML 1.1\n,\n,\n\n,\n  ,\n    ,\r\n,\r\r\n,\r,\n- ,\n  - ,\n  a: ,\n  b: ,\\n,\\,\\/,\\ud83d,{"a":1},\ufeff,\u2028,\u0085,\x00'.split(
        ",",
      ),
    ),
    { maxLength: 24 },
  )
  .map((pieces) => pieces.join(""));
