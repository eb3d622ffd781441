import { expect, test } from "vitest";
import { TABLES } from "../../../src/decode/tables.generated.ts";
import { KEPT_ZEROS } from "../../../src/validate/specification/kept-zeros.ts";
import { requirementLevels } from "../../../src/validate/specification/requirement-levels.ts";

/** Types that stand in statuses only, at which nobody looks for what is used. */
const isOfStatus = (type: string): boolean => /State|Status|Condition/.test(type);

/** The fields of a type that the decoding tables mark as pointers. */
const pointersOf = (type: string): string[] =>
  Array.from((TABLES[type] ?? "").matchAll(/(\w+)\*/g), ([, name = ""]) => name);

test("the fields that Go keeps when they are empty are those behind a pointer", () => {
  const types = Object.keys(requirementLevels).filter((type) => !isOfStatus(type));
  const pointers = types.map((type): [string, string[]] => [type, pointersOf(type)]);
  expect(KEPT_ZEROS).toEqual(Object.fromEntries(pointers.filter(([, names]) => names.length > 0)));
});
