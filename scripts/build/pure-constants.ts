import ts from "typescript";

/**
 * Lets bundlers leave out constants that nobody uses: the schemas above all, and zod with them.
 *
 * A bundler keeps `const paramSchema = strict(…)(…)`, because any call might have an effect. Ours have none, so each is
 * built as `const paramSchema = /* @__PURE__ *\/ (() => strict(…)(…))()`.
 */
export function pureConstants(text: string): string {
  const file = ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest);
  let marked = "";
  let end = 0;
  for (const initializer of file.statements.filter(ts.isVariableStatement).flatMap(initializers)) {
    if (!mayHaveEffects(initializer)) continue;
    const start = initializer.getStart(file);
    marked += `${text.slice(end, start)}/* @__PURE__ */ (() => (${text.slice(start, initializer.end)}))()`;
    end = initializer.end;
  }
  return marked + text.slice(end);
}

const initializers = (statement: ts.VariableStatement) =>
  statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    initializer !== undefined && ts.isIdentifier(name) ? [initializer] : [],
  );

function mayHaveEffects(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node)) return true;
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isSpreadElement(node))
    return true;
  return ts.forEachChild(node, mayHaveEffects) ?? false;
}
