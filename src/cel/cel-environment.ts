import { lazily } from "../go/lazily.ts";
import { wantObject, wrongArgument } from "../wrong-argument.ts";
import { standardDeclarations } from "./check/standard.ts";
import type { CelEnvironment, CelRelease } from "./environment.ts";
import type { CelExtension } from "./extension.ts";
import type { CelFunction, FunctionDeclaration, Implementation } from "./functions.ts";
import { guarded, refuse } from "./guard.ts";
import { newPatterns } from "./library/patterns.ts";
import { standardFunctions } from "./library/standard.ts";
import { STANDARD_COSTS } from "./library/standard-costs.ts";
import { STANDARD_MACROS } from "./parse/macros.ts";
import { parseSignature } from "./signature.ts";
import { CelType } from "./types.ts";

/** What to make an environment of. */
export interface CelOptions {
  /** The types of the variables, by their names. Expressions can ask for identifiers, and for identifiers with dots between. */
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
 * @throws {TypeError} if the name of a function, a type or a signature cannot be read, or something else is given than the types say
 * @see google/cel-go cel/env.go NewEnv
 * @example celEnvironment({ variables: { n: celTypes.int } }).variables.get("n") === celTypes.int // true
 */
export function celEnvironment(options: CelOptions = {}): CelEnvironment {
  wantObject(options, DOING, "an object with options");
  const { variables = {}, functions = [], extensions = [], release = "v0.29", optimize = false } = options;
  want(release === "v0.29" || release === "v0.30", 'the release "v0.29" or "v0.30"', release);
  wantObject(variables, DOING, "an object with the types of variables");
  for (const [name, type] of Object.entries(variables)) {
    want(type instanceof CelType, `a CelType for the variable ${name}`, type);
  }
  want(Array.isArray(extensions), "a list of extensions", extensions);
  for (const extension of extensions) want(Array.isArray(extension?.functions), "extensions with functions", extension);
  want(Array.isArray(functions), "a list of functions", functions);
  const declarations = new Map(standardDeclarations());
  const { matches, cost } = newPatterns();
  const implementations = new Map([...standardFunctions(release), ["matches", matches]]);
  const costs = new Map([...STANDARD_COSTS, ["matches", cost]]);
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
  added: CelFunction,
): void {
  wantObject(added, DOING, "functions with a name, signatures and a call");
  const { name, signatures, call, takesAnything = false } = added;
  // `@` marks functions that only macros call.
  const isCallable = typeof name === "string" && (implementations.has(name) || isName(name.replace(/^@/, "")));
  want(isCallable, `a function with ${NAME}, or that of an operator`, name);
  want(
    Array.isArray(signatures) && signatures.length > 0,
    `one or more signatures of the function ${name}`,
    signatures,
  );
  want(typeof call === "function", `a call of the function ${name}`, call);
  const overloads = signatures.map(parseSignature);
  declarations.set(name, { name, overloads: [...(declarations.get(name)?.overloads ?? []), ...overloads] });
  // It is called only with values that it takes.
  const implementation = call as Implementation;
  const before = implementations.get(name) ?? refuse(name);
  implementations.set(name, takesAnything ? implementation : guarded(overloads, implementation, before, name));
}

const DOING = "make a CEL environment";
const NAME = "a name such as `a` or `a.b`";

/** Whether an expression can ask for something by its name. */
const isName = (name: string) => name.split(".").every((part) => /^[A-Za-z_]\w*$/.test(part));

function want(isGiven: boolean, wanted: string, given: unknown): void {
  if (!isGiven) throw wrongArgument(DOING, wanted, given);
}

/** That of Tekton's `when`: the standard library, and no variables. */
export const standardEnvironment: () => CelEnvironment = lazily(() => celEnvironment());
