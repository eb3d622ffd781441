import { expect, test } from "vitest";
import { remembering } from "../../src/go/remembering.ts";

/** What is found out of each key asked for, in order. */
function foundOut(keys: string, most?: number): string {
  let found = "";
  const find = remembering((key: string) => {
    found += key;
    return key;
  }, most);
  expect([...keys].map(find).join("")).toBe(keys);
  return found;
}

test("what belongs to a key is found out once", () => {
  expect(foundOut("abcabca")).toBe("abc");
});

test("with a limit it begins anew when one too many is found out, and no sooner", () => {
  expect(foundOut("abababc", 2)).toBe("abc");
  expect(foundOut("ababcab", 2)).toBe("abcab");
});

test("what was found to be undefined is known, too", () => {
  let count = 0;
  const find = remembering(() => {
    count++;
    return undefined;
  });
  expect([find("a"), find("a"), count]).toEqual([undefined, undefined, 1]);
});
