/** The longest DNS label, in characters; the longest name of a Tekton object as well. */
export const MAX_LABEL_LENGTH = 63;

/**
 * Lower-case letters, digits and inner dashes, at most 63.
 *
 * @see Kubernetes apimachinery pkg/util/validation IsDNS1123Label
 */
export const isDnsLabel = (name: string): boolean => name.length <= MAX_LABEL_LENGTH && isLabel(name);

const isLabel = (text: string): boolean => /^[a-z0-9-]+$/.test(text) && !text.startsWith("-") && !text.endsWith("-");

/**
 * Labels with dots between them, at most 253 characters; the labels may be as long.
 *
 * @see Kubernetes apimachinery pkg/util/validation IsDNS1123Subdomain
 */
export const isDnsSubdomain = (name: string): boolean => name.length <= MAX_SUBDOMAIN_LENGTH && isSubdomain(name);

const MAX_SUBDOMAIN_LENGTH = 253;

const isSubdomain = (name: string): boolean => name.split(".").every(isLabel);

/**
 * What is wrong with a name as a Kubernetes label key, which may have a domain and a slash in front; nothing if it is right.
 *
 * @see Kubernetes apimachinery pkg/api/validate/content IsLabelKey
 */
export function labelKeyProblems(key: string): string[] {
  const parts = key.split("/");
  if (parts.length > 2)
    return [`a valid label key ${NAME_RULE} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  const name = parts.at(-1) ?? "";
  return [...(parts.length === 2 ? prefixProblems(parts[0] ?? "") : []), ...nameProblems(name)].map(
    ([part, problem]) => `${part} part ${problem}`,
  );
}

type PartProblem = readonly [part: "prefix" | "name", problem: string];

function prefixProblems(prefix: string): PartProblem[] {
  if (prefix === "") return [["prefix", NOT_EMPTY]];
  const problems: PartProblem[] = [];
  if (sizeBytes(prefix) > MAX_SUBDOMAIN_LENGTH) problems.push(["prefix", tooLong(MAX_SUBDOMAIN_LENGTH)]);
  if (!isSubdomain(prefix)) problems.push(["prefix", SUBDOMAIN_RULE]);
  return problems;
}

function nameProblems(name: string): PartProblem[] {
  const problems: PartProblem[] = [];
  if (name === "") problems.push(["name", NOT_EMPTY]);
  else if (sizeBytes(name) > MAX_LABEL_LENGTH) problems.push(["name", tooLong(MAX_LABEL_LENGTH)]);
  if (!isResultName(name)) problems.push(["name", NAME_RULE]);
  return problems;
}

const NOT_EMPTY = "must be non-empty";
const tooLong = (most: number): string => `must be no more than ${most} bytes`;

const sizeBytes = (text: string): number => new TextEncoder().encode(text).length;

const NAME_RULE =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const SUBDOMAIN_RULE =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

/** The names of results, as the reference's texts print the rule. */
export const RESULT_NAME_RULE = "^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$";

/**
 * Letters, digits and inner dashes, underscores and dots. The part of a label key behind the slash has the same rule.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/resultref.go ResultNameFormat
 */
export const isResultName = (name: string): boolean =>
  /^[\w.-]+$/.test(name) && /^[A-Za-z0-9]/.test(name) && /[A-Za-z0-9]$/.test(name);
