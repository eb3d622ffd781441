// `$(…)`: where references stand, and what they refer to.
export {
  findReferences,
  parseResultReference,
  parseVariable,
  type Reference,
  type ResultReference,
  type Variable,
} from "./references.ts";
export { type ResultUse, resultReferencesOf } from "./result-references.ts";
