import { decodeType } from "../../src/decode/decode-type.ts";
import { isRecord } from "../../src/decode/json-record.ts";
import { compilePrefix } from "../../src/substitute/prefix-pattern.ts";
import { type Replacements, replacerOf } from "../../src/substitute/replacer.ts";
import { extractNames } from "../../src/substitute/seen-variables.ts";
import type { Param, ParamValue } from "../../src/types/param.ts";
import type { Finding } from "../../src/validate/finding.ts";
import { mixedVariable, prohibitedVariable, unknownVariable, wholeVariable } from "../../src/validate/variables.ts";
import type { Answer, Request } from "./operations.ts";

/** Puts values into a text and a value, and tells what validators see in the text. */
export function answerSubstitute(request: Request): Answer {
  const { text, items, value } = replacerOf(replacementsOf(request));
  const { value: written, prefix, vars } = request;
  const given = String(request["text"] ?? "");
  return {
    string: text(given),
    array: items([given]),
    ...(written === undefined ? {} : { value: value(decoded(written)) }),
    ...(typeof prefix === "string" ? seen(given, prefix, Array.isArray(vars) ? vars.map(String) : []) : {}),
  };
}

function seen(text: string, printed: string, vars: readonly string[]): Answer {
  const prefix = compilePrefix(printed);
  if (prefix === undefined) return unreadable(printed);
  const known = new Set(vars);
  const found = prefix.find(text);
  const { names, problem = "" } = extractNames(text, prefix);
  return {
    extract: {
      // Those behind a problem stay empty.
      names: found.map((_, index) => names[index] ?? ""),
      present: found.length > 0,
      error: problem,
      expressions: found.map((variable) => variable.text),
    },
    unknown: leaves(unknownVariable(text, prefix, known)),
    prohibited: leaves(prohibitedVariable(text, prefix, known)),
    entireProhibited: leaves(wholeVariable(text, prefix, known)),
    isolated: leaves(mixedVariable(text, prefix, known)),
  };
}

/**
 * A prefix that is no regular expression: such a one the library passes over without a word, as the validators that use it do.
 * The words are those for a bracket that is not closed.
 */
function unreadable(printed: string): Answer {
  const value = String.raw`.*?(\[\*\])?`;
  const pattern = String.raw`(\$(\(${printed}(\.(?P<var1>${value})|\["(?P<var2>${value})"\]|\['(?P<var3>${value})'\])\)))`;
  const problem = `failed to parse regex pattern: error parsing regexp: missing closing ): \`${pattern}\``;
  const message = `extractEntireVariablesFromString failed : ${problem}`;
  return {
    extract: { present: false, error: "", expressionsError: problem },
    unknown: [],
    prohibited: [],
    entireProhibited: [{ message, paths: [""], level: "error" }],
    isolated: [],
  };
}

const leaves = (finding: Finding | undefined): Answer[] =>
  finding === undefined ? [] : [{ message: finding.message, paths: [""], level: "error" }];

/** A value as the decoder reads it. */
const decoded = (written: unknown): ParamValue => decodeType<Param>("Param", { name: "", value: written }).value.value;

/** The maps of a request. */
export function replacementsOf(request: Request): Replacements {
  const entries = (name: string): [string, unknown][] => {
    const given = request[name];
    return Object.entries(isRecord(given) ? given : {});
  };
  return {
    strings: new Map(entries("replacements").map(([key, item]) => [key, String(item)])),
    arrays: new Map(
      entries("arrayReplacements").map(([key, item]) => [key, Array.isArray(item) ? item.map(String) : []]),
    ),
    objects: new Map(entries("objectReplacements").map(([key, item]) => [key, (item ?? {}) as Record<string, string>])),
  };
}
