import { lazily } from "../go/lazily.ts";
import { wantObject, wrongArgument } from "../wrong-argument.ts";
import { standardDeclarations } from "./check/standard.ts";
import type { CelEnvironment, CelRelease } from "./environment.ts";
import type { CelExtension } from "./extension.ts";
import type { CelFunction, FunctionDeclaration, Implementation } from "./functions.ts";
import { guarded, refuse } from "./guard.ts";
import { standardFunctions } from "./library/standard.ts";
import { STANDARD_COSTS } from "./library/standard-costs.ts";
import { STANDARD_MACROS } from "./parse/macros.ts";
import { parseSignature } from "./signature.ts";
import { CelType } from "./types.ts";

/** What to make an environment of. */
export interface CelOptions {
  /** The types of the variables, by their names; names may have points. */
  readonly variables?: Readonly<Record<string, CelType>>;
  readonly functions?: readonly CelFunction[];
  readonly extensions?: readonly CelExtension[];
  /** By default that of Tekton. */
  readonly release?: CelRelease;
  /**
   * As with cel-go's option OptOptimize, which Pipelines-as-Code sets for placeholders: what is known is computed when a program
   * is made, and fails then.
   */
  readonly optimize?: boolean;
}

/**
 * An environment for expressions. To make one costs more than to compile an expression: make it once.
 *
 * @throws {TypeError} if a signature cannot be read
 * @see google/cel-go cel/env.go NewEnv
 * @example celEnvironment({ variables: { n: celTypes.int } }).variables.get("n") === celTypes.int // true
 */
export function celEnvironment(options: CelOptions = {}): CelEnvironment {
  wantObject(options, "make a CEL environment", "an object with options");
  const { variables = {}, functions = [], extensions = [], release = "v0.29", optimize = false } = options;
  wantObject(variables, "make a CEL environment", "an object with the types of variables");
  for (const type of Object.values(variables))
    if (!(type instanceof CelType)) throw wrongArgument("make a CEL environment", "a CelType for each variable", type);
  for (const list of [functions, extensions])
    if (!Array.isArray(list)) throw wrongArgument("make a CEL environment", "lists of functions and extensions", list);
  const declarations = new Map(standardDeclarations());
  const implementations = new Map(standardFunctions(release));
  const costs = new Map(STANDARD_COSTS);
  for (const added of [...extensions.flatMap((extension) => extension.functions), ...functions]) {
    addFunction(declarations, implementations, added);
    if (added.cost !== undefined) costs.set(added.name, added.cost);
  }
  const names = [...Object.keys(variables), ...declarations.keys(), "google.protobuf.Duration"];
  return {
    variables: new Map(Object.entries(variables)),
    functions: declarations,
    macros: new Map([...STANDARD_MACROS, ...extensions.flatMap(({ macros = [] }) => [...macros])]),
    checks: extensions.flatMap(({ checkCall = [] }) => checkCall),
    namespaces: new Set(names.filter((name) => name.includes(".")).map((name) => name.slice(0, name.indexOf(".")))),
    implementations,
    costs,
    isOptimized: optimize,
  };
}

/** Adds a function, or overloads to one that is there. */
function addFunction(
  declarations: Map<string, FunctionDeclaration>,
  implementations: Map<string, Implementation>,
  { name, signatures, call, takesAnything = false }: CelFunction,
): void {
  const overloads = signatures.map(parseSignature);
  declarations.set(name, { name, overloads: [...(declarations.get(name)?.overloads ?? []), ...overloads] });
  // It is called only with values that it takes.
  const implementation = call as Implementation;
  const before = implementations.get(name) ?? refuse(name);
  implementations.set(name, takesAnything ? implementation : guarded(overloads, implementation, before));
}

/** That of Tekton's `when`: the standard library, and no variables. */
export const standardEnvironment: () => CelEnvironment = lazily(() => celEnvironment());
