import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanPath } from "../../src/go/path.ts";

test("a path is as short as it can be", () => {
  const paths: readonly (readonly [path: string, clean: string])[] = [
    ["", "."],
    [".", "."],
    ["/", "/"],
    ["//", "/"],
    ["a/", "a"],
    ["a//b/./c", "a/b/c"],
    ["/a/../b", "/b"],
    ["a/..", "."],
    ["a/../..", ".."],
    ["../../a", "../../a"],
    ["/..", "/"],
    ["/../a", "/a"],
    ["/a/b/../..", "/"],
    ["...", "..."],
    ["/a/.../b", "/a/.../b"],
  ];
  expect(paths.map(([path]) => [path, cleanPath(path)])).toEqual(paths);
});

test("a clean path stays as it is, and has nothing too many", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", ".", "..", "/", "b.", "//")), (parts) => {
      const clean = cleanPath(parts.join(""));
      expect(cleanPath(clean)).toBe(clean);
      expect(clean === "." || !/\/\/|(?:^|\/)\.(?:\/|$)|.\/$|[^./]\/\.\.(?:\/|$)|^\/\.\.(?:\/|$)/.test(clean)).toBe(
        true,
      );
      expect(clean.startsWith("/")).toBe(parts.join("").startsWith("/"));
    }),
  );
});
