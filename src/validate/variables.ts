import { quote } from "../go/quote.ts";
import {
  type ExtractedNames,
  extractNames,
  trimArrayIndex,
  trimStar,
  type VariablePrefix,
} from "../substitute/seen-variables.ts";
import { type Finding, generic } from "./finding.ts";

/** A set of names; of a Map its keys. */
export type Names = Pick<ReadonlySet<string>, "has">;

/**
 * Whether a text refers to something that is not there.
 *
 * @see tektoncd/pipeline pkg/substitution/substitution.go ValidateNoReferencesToUnknownVariables
 */
export const unknownVariable = (text: string, prefix: VariablePrefix, known: Names): Finding | undefined =>
  unknownAmong(text, extractNames(text, prefix), known);

/** The same of the names that have been found in the text already. */
export function unknownAmong(text: string, { names, problem }: ExtractedNames, known: Names): Finding | undefined {
  if (problem !== undefined) return wrong(problem);
  const isUnknown = names.some((name) => !known.has(trimArrayIndex(name)));
  return isUnknown ? wrong(`non-existent variable in ${quote(text)}`) : undefined;
}

/**
 * The same, telling the name of the variable.
 *
 * @see tektoncd/pipeline pkg/substitution/substitution.go ValidateNoReferencesToUnknownVariablesWithDetail
 */
export function unknownByName(text: string, { names, problem }: ExtractedNames, known: Names): Finding | undefined {
  if (problem !== undefined) return wrong(problem);
  const unknown = names.map(trimArrayIndex).find((name) => !known.has(name));
  return unknown === undefined ? undefined : wrong(`non-existent variable \`${unknown}\` in ${quote(text)}`);
}

/**
 * Whether a text refers to an array where a string is wanted. Items of arrays are fine.
 *
 * @see tektoncd/pipeline pkg/substitution/substitution.go ValidateNoReferencesToProhibitedVariables
 */
export function prohibitedVariable(text: string, prefix: VariablePrefix, prohibited: Names): Finding | undefined {
  const { names, problem } = extractNames(text, prefix);
  if (problem !== undefined) return wrong(problem);
  return names.some((name) => prohibited.has(trimStar(name))) ? wrongType(text) : undefined;
}

/**
 * Whether a text refers to a whole object where a string is wanted. Keys of objects are fine.
 *
 * @see tektoncd/pipeline pkg/substitution/substitution.go ValidateNoReferencesToEntireProhibitedVariables
 */
export const wholeVariable = (text: string, prefix: VariablePrefix, prohibited: Names): Finding | undefined =>
  prefix.find(text).some(({ value }) => prohibited.has(trimStar(value))) ? wrongType(text) : undefined;

const wrongType = (text: string): Finding => wrong(`variable type invalid in ${quote(text)}`);

/**
 * Whether a text holds something beside a reference to an array: an item that becomes a list must be nothing else.
 *
 * @see tektoncd/pipeline pkg/substitution/substitution.go ValidateVariableReferenceIsIsolated
 */
export function mixedVariable(text: string, prefix: VariablePrefix, arrays: Names): Finding | undefined {
  const { names, problem } = extractNames(text, prefix);
  if (problem !== undefined) return wrong(problem);
  const isMixed = names.some((name) => arrays.has(trimStar(name))) && prefix.find(text)[0]?.text.length !== text.length;
  return isMixed ? wrong(`variable is not properly isolated in ${quote(text)}`) : undefined;
}

/** Whoever asks knows where the text is. */
const wrong = (message: string): Finding => generic(message, "");
