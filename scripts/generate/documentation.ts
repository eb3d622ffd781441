import { fileURLToPath } from "node:url";
import ts from "typescript";

/** What src/types says to its readers: the texts above interfaces and fields, and the words that a field may be. */
export interface Documentation {
  /** The text above an interface or a type alias. */
  ofType(name: string): string | undefined;
  ofField(typeName: string, fieldName: string): FieldDocumentation;
}

export interface FieldDocumentation {
  readonly description?: string;
  /** Of a field that is `OneOf<…>`, in alphabetical order. */
  readonly words: readonly string[];
}

/** Reads the sources of src/types. */
export function readDocumentation(): Documentation {
  const index = fileURLToPath(new URL("../../src/types/index.ts", import.meta.url));
  const program = ts.createProgram([index], {
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  const checker = program.getTypeChecker();
  const declarations = new Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>();
  for (const file of program.getSourceFiles()) {
    if (!file.fileName.includes("/src/types/")) continue;
    for (const statement of file.statements)
      if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
        declarations.set(statement.name.text, statement);
  }
  const textOf = (symbol: ts.Symbol | undefined): string | undefined => {
    const text = ts.displayPartsToString(symbol?.getDocumentationComment(checker));
    // Lines are broken where the source file ends, paragraphs where the author says so.
    return text === "" ? undefined : text.replace(/([^\n])\n(?!\n)/g, "$1 ");
  };
  return {
    ofType: (name) => {
      const declaration = declarations.get(name);
      return declaration && textOf(checker.getSymbolAtLocation(declaration.name));
    },
    ofField: (typeName, fieldName) => {
      const declaration = declarations.get(typeName);
      const field = declaration && checker.getTypeAtLocation(declaration.name).getProperty(fieldName);
      if (field === undefined) throw new Error(`src/types has no interface ${typeName} with a field ${fieldName}`);
      const description = textOf(field);
      return { ...(description === undefined ? {} : { description }), words: wordsOf(checker.getTypeOfSymbol(field)) };
    },
  };
}

/** `OneOf<…>` is a union of the words and of any other string. */
function wordsOf(type: ts.Type): readonly string[] {
  if (!type.isUnion()) return [];
  return type.types.flatMap((member) => (member.isStringLiteral() ? [member.value] : [])).sort();
}
