import type fc from "fast-check";
import type { Input } from "../../test/conformance/expectation.ts";
import { chosen } from "./cel/choices.ts";
import { CONDITIONS } from "./cel/edge-cases.ts";
import { expressionOf } from "./cel/expression-of.ts";
import { STANDARD_FORMS } from "./cel/forms.ts";
import type { Variable, Vocabulary } from "./cel/write-expression.ts";

/** What variables of Tekton are replaced by, as far as conditions are made of them. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  "params.branch": "main",
  "params.count": "3",
  "params.flag": "true",
  "params.quote": "it's",
  "params.expression": "1 < 2 || false",
  "tasks.scan.results.digest": "sha256:0a1b",
  "tasks.scan.status": "Succeeded",
  "context.pipelineRun.name": "run-é",
};

const REFERENCES: readonly Variable[] = [
  { text: "'$(params.branch)'", type: "string" },
  { text: '"$(params.quote)"', type: "string" },
  { text: "'$(tasks.scan.results.digest)'", type: "string" },
  { text: "'$(tasks.scan.status)'", type: "string" },
  { text: "r'$(context.pipelineRun.name)'", type: "string" },
  { text: "'$(params.absent)'", type: "string" },
  { text: "$(params.count)", type: "int" },
  { text: "$(params.flag)", type: "bool" },
  { text: "($(params.expression))", type: "bool" },
];
const PLAIN: Vocabulary = { forms: [STANDARD_FORMS], variables: [] };
const WITH_REFERENCES: Vocabulary = { forms: [STANDARD_FORMS], variables: REFERENCES };

const inputOf = (when: readonly { readonly cel: string }[]): Input => {
  const text = JSON.stringify(when);
  const used = Object.entries(REPLACEMENTS).filter(([name]) => text.includes(`$(${name})`));
  return { op: "when", when, ...(used.length === 0 ? {} : { replacements: Object.fromEntries(used) }) };
};

/** The types of the conditions; what is no bool is an error. */
const LISTS = [
  ...Array.from({ length: 10 }, () => ["bool"]),
  ...[["bool", "bool"], ["bool", "bool", "bool"], ["string"], ["dyn"]],
];

/** Lists of conditions in CEL, mostly of one. */
export const conditions: fc.Arbitrary<Input> = chosen((choices) => {
  const vocabulary = choices.pick([PLAIN, PLAIN, WITH_REFERENCES]);
  return inputOf(choices.pick(LISTS).map((type) => ({ cel: expressionOf(choices, vocabulary, type) })));
});

/** Those that are written by hand. */
export const edgeConditions: readonly Input[] = CONDITIONS.map((cel) => inputOf([{ cel }]));
