import { createHash } from "node:crypto";
import { constants, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatTerminationMessage, parseTerminationMessage } from "../../../src/run/task-run/termination-message.ts";

const compressed = (text: string, level = 6): string =>
  `tknz:${deflateRawSync(Buffer.from(text), { level }).toString("base64").replace(/=+$/, "")}`;

/** What a message says, in the words of a message; or why it cannot be read. */
function read(text: string): string {
  const message = parseTerminationMessage(text);
  return "error" in message ? message.error : formatTerminationMessage(message.results);
}

describe("a termination message", () => {
  test("is sorted by its keys, and of each key the last value counts", () => {
    expect(read('[{"key":"b","value":"1","type":1},{"key":"a","value":"2"},{"key":"b","value":"3","type":4}]')).toBe(
      '[{"key":"a","value":"2"},{"key":"b","value":"3","type":4}]',
    );
  });

  test("may say nothing", () => {
    expect(read("[]")).toBe("");
    expect(read("null")).toBe("");
    expect(read("[{}]")).toBe("");
  });

  test("may have types in words, and fields in any letter case", () => {
    expect(read('[{"KEY":"a","value":"x","type":"TaskRunResult"},{"key":"b","value":"y","type":"Other"}]')).toBe(
      '[{"key":"a","value":"x","type":1},{"key":"b","value":"y","type":10}]',
    );
  });

  test("may have types that are large or minus nothing", () => {
    expect(read('[{"key":"a","type":9007199254740993},{"key":"b","type":-0}]')).toBe(
      '[{"key":"a","value":"","type":9007199254740993},{"key":"b","value":""}]',
    );
  });

  test("is printed as Go does", () => {
    expect(read('[{"key":"a","value":"<&>","resourceName":"r","type":1}]')).toBe(
      '[{"key":"a","value":"\\u003c\\u0026\\u003e","resourceName":"r","type":1}]',
    );
  });

  test("cannot be read, in Go's words", () => {
    expect(read("not json")).toBe(
      "parsing message json: invalid character 'o' in literal null (expecting 'u'), msg: not json",
    );
    expect(read("{}")).toBe(
      "parsing message json: json: cannot unmarshal object into Go value of type []result.RunResult, msg: {}",
    );
    expect(read('[{"key":1}]')).toBe(
      'parsing message json: json: cannot unmarshal number into Go struct field RunResult.key of type string, msg: [{"key":1}]',
    );
    expect(read('[{"type":true}]')).toBe(
      "parsing message json: unsupported value type, neither int nor string: json: cannot unmarshal bool into Go value of type int\n" +
        'json: cannot unmarshal bool into Go value of type string, msg: [{"type":true}]',
    );
    for (const number of ["1.0", "1e0", "1.50", "9223372036854775808"])
      expect(read(`[{"type":${number}}]`)).toBe(
        `parsing message json: unsupported value type, neither int nor string: json: cannot unmarshal number ${number} into Go value of type int\n` +
          `json: cannot unmarshal number into Go value of type string, msg: [{"type":${number}}]`,
      );
    expect(read("x".repeat(300))).toBe(
      `parsing message json: invalid character 'x' looking for beginning of value, msg: ${"x".repeat(256)}...(truncated)`,
    );
  });
});

describe("a compressed message", () => {
  test("says what the plain one says", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ key: fc.string({ unit: "binary" }), value: fc.string(), type: fc.integer({ min: 0, max: 9 }) }),
        ),
        (entries) => {
          const text = JSON.stringify(entries);
          expect(read(compressed(text))).toBe(read(text));
        },
      ),
    );
  });

  test("may break off, or be no such data", () => {
    const why = "decompressing termination message: ";
    expect(read("tknz:")).toBe(`${why}flate decompress: unexpected EOF`);
    expect(read(compressed(`[${'{"key":"k"},'.repeat(50)}{}]`).slice(0, 20))).toBe(
      `${why}flate decompress: unexpected EOF`,
    );
    expect(read("tknz:Bw")).toBe(`${why}flate decompress: flate: corrupt input`);
    expect(read("tknz:not-valid")).toBe(`${why}base64 decode: illegal base64 data at input byte 3`);
    expect(read("tknz:abcde")).toBe(`${why}base64 decode: illegal base64 data at input byte 4`);
  });

  test("may not grow without bounds", () => {
    expect(read(compressed(`[]${" ".repeat(131_070)}`))).toBe("");
    expect(read(compressed(`[]${" ".repeat(10_000_000)}`))).toBe(
      "decompressing termination message: decompressed termination message exceeds 131072 byte limit",
    );
  });

  test("may be as long as it may be when it is read, however badly it can be compressed", () => {
    const value = Array.from({ length: 2000 }, (_, index) =>
      createHash("sha256").update(`${index}`).digest("hex"),
    ).join("");
    const text = `[{"key":"k","value":"${value}"}]`;
    for (const level of [0, 1, 9]) expect(read(compressed(text, level))).toBe(text);
    expect(read(compressed(`${text}${" ".repeat(4000)}`, 0))).toBe(
      "decompressing termination message: decompressed termination message exceeds 131072 byte limit",
    );
  });

  test("is not inflated any further than that", () => {
    const block = deflateRawSync(Buffer.alloc(1_000_000), { finishFlush: constants.Z_SYNC_FLUSH });
    for (const blocks of [150, 10_000])
      expect(read(`tknz:${Buffer.concat(new Array(blocks).fill(block)).toString("base64").replace(/=+$/, "")}`)).toBe(
        "decompressing termination message: decompressed termination message exceeds 131072 byte limit",
      );
  });
});
