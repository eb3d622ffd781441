export type { Checked, Diagnostic, Path, Severity, SourcePosition, SourceRange } from "../diagnostic.ts";
export { type CelOptions, celEnvironment } from "./cel-environment.ts";
export { checkCel } from "./check-cel.ts";
export { type CelProgram, compileCel } from "./compile-cel.ts";
export type { CelEnvironment, CelRelease } from "./environment.ts";
export { type CelVariables, evaluateCel } from "./evaluate-cel.ts";
export type { CelExtension } from "./extension.ts";
export { celLists } from "./extensions/lists.ts";
export { celStrings } from "./extensions/strings.ts";
export type { CelFunction } from "./functions.ts";
export type { CelErrorCode } from "./interruption.ts";
export { CelType, type CelTypeKind, celTypes } from "./types.ts";
export {
  CelDuration,
  CelFailure,
  CelMap,
  type CelObject,
  CelTimestamp,
  CelUint,
  type CelValue,
  type Evaluated,
} from "./values.ts";
