import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import ts from "typescript";

/** An import or re-export of a source file; of types, too. */
export interface SourceImport {
  /** The importing file, relative to `src`: `dag/plan-pipeline.ts`. */
  readonly from: string;
  /** A file relative to `src`, or the name of a package. */
  readonly to: string;
  readonly isFile: boolean;
  /** What is imported or re-exported, as it is written: `{ z }`, `* as z`, `*`. */
  readonly clause: string;
}

/** The source files, relative to `src`. */
export const sourceFiles = (): string[] =>
  readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts"))
    .sort();

/** All that a file imports: statically, dynamically, in a type, or to export it again. */
export function importsOf(from: string, text = readFileSync(`src/${from}`, "utf8")): SourceImport[] {
  const file = ts.createSourceFile(from, text, ts.ScriptTarget.Latest);
  const found: SourceImport[] = [];
  const add = (specifier: ts.Node | undefined, clause: string) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const isFile = specifier.text.startsWith(".");
    const to = isFile ? posix.join(posix.dirname(from), specifier.text) : specifier.text;
    found.push({ from, to, isFile, clause });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.getText(file) ?? "");
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.exportClause?.getText(file) ?? "*");
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, "");
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], "");
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
