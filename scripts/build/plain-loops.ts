import { resolve } from "node:path";
import ts from "typescript";
import type { Rewrite } from "./rewrite-sources.ts";

/**
 * Makes loops over lists count, and takes lists apart by their indexes.
 *
 * `for (const item of list)` asks an iterator, which makes an object for each step as long as the engine has not optimized the
 * function. A command is over before that. So it becomes `for (let $list = (list), $index = 0; $index < $list.length; $index++)
 * { const item = $list[$index]; … }`, and `const [a, b] = list` becomes `const { 0: a, 1: b } = list`.
 *
 * The types tell what is a list: this is for programs that nobody calls with something else. All other loops stay.
 *
 * @param files the entry points of the program
 */
export function plainLoops(files: readonly string[]): Rewrite {
  let program: ts.Program | undefined;
  return (text, path) => {
    program ??= ts.createProgram(files, optionsOf("tsconfig.json"));
    const file = program.getSourceFile(resolve(path));
    if (file === undefined) return text;
    if (file.text !== text) throw new Error(`The loops of ${path} are looked for in another text`);
    return new Printer(file, program.getTypeChecker()).print(file);
  };
}

/** The types have to be those that the project is checked with: of what cannot be resolved nobody knows that it is a list. */
function optionsOf(path: string): ts.CompilerOptions {
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, "\n"));
  return ts.parseJsonConfigFileContent(config, ts.sys, process.cwd()).options;
}

/** A loop over a list. */
interface ListLoop {
  readonly list: ts.Expression;
  /** `const` or `let`. */
  readonly keyword: string;
  readonly index: ts.BindingName | undefined;
  readonly item: ts.BindingName | undefined;
}

/** Prints a file as it is written, but for its loops over lists and its patterns of lists. */
class Printer {
  private readonly file: ts.SourceFile;
  private readonly checker: ts.TypeChecker;
  private loops = 0;

  constructor(file: ts.SourceFile, checker: ts.TypeChecker) {
    this.file = file;
    this.checker = checker;
  }

  /** With the blanks and comments before it. */
  print(node: ts.Node): string {
    if (ts.isForOfStatement(node)) {
      const loop = this.listLoopOf(node);
      if (loop !== undefined) return this.printLoop(node, loop);
    }
    if (ts.isArrayBindingPattern(node) && this.isList(node) && !node.elements.some(isRest))
      return this.printPattern(node);
    const { text } = this.file;
    let printed = "";
    let end = node.pos;
    ts.forEachChild(node, (child) => {
      printed += text.slice(end, child.pos) + this.print(child);
      end = child.end;
    });
    return printed + text.slice(end, node.end);
  }

  private inline(node: ts.Node): string {
    return this.print(node).trimStart();
  }

  private printLoop(node: ts.ForOfStatement, { list, keyword, index, item }: ListLoop): string {
    const [$list, $index] = [`$list${this.loops}`, `$index${this.loops}`];
    this.loops++;
    const declared = [
      ...(index === undefined ? [] : [`${this.inline(index)} = ${$index}`]),
      ...(item === undefined ? [] : [`${this.inline(item)} = ${$list}[${$index}]`]),
    ];
    const head = `let ${$list} = (${this.inline(list)}), ${$index} = 0; ${$index} < ${$list}.length; ${$index}++`;
    return `${this.blanksBefore(node)}for (${head}) { ${keyword} ${declared.join(", ")}; ${this.inline(node.statement)} }`;
  }

  private printPattern(pattern: ts.ArrayBindingPattern): string {
    const elements = pattern.elements.flatMap((element, index) =>
      ts.isOmittedExpression(element) ? [] : [`${index}: ${this.inline(element)}`],
    );
    return `${this.blanksBefore(pattern)}{ ${elements.join(", ")} }`;
  }

  private blanksBefore(node: ts.Node): string {
    return this.file.text.slice(node.pos, node.getStart(this.file));
  }

  private listLoopOf({ initializer, expression, awaitModifier }: ts.ForOfStatement): ListLoop | undefined {
    if (awaitModifier !== undefined || !ts.isVariableDeclarationList(initializer)) return undefined;
    const name = initializer.declarations[0]?.name;
    const keyword = initializer.flags & ts.NodeFlags.Const ? "const" : "let";
    if (this.isList(expression)) return { list: expression, keyword, index: undefined, item: name };
    const list = listOfEntries(expression);
    if (list === undefined || !this.isList(list) || name === undefined || !ts.isArrayBindingPattern(name))
      return undefined;
    if (name.elements.some(isMoreThanName)) return undefined;
    const [index, item] = name.elements.map(nameOf);
    return index === undefined && item === undefined ? undefined : { list, keyword, index, item };
  }

  private isList(node: ts.Node): boolean {
    return this.isListType(this.checker.getTypeAtLocation(node));
  }

  private isListType(type: ts.Type): boolean {
    const { checker } = this;
    const certain = checker.getNonNullableType(checker.getBaseConstraintOfType(type) ?? type);
    if (certain.isUnion()) return certain.types.every((part) => this.isListType(part));
    return checker.isArrayType(certain) || checker.isTupleType(certain);
  }
}

const isRest = (element: ts.ArrayBindingElement): boolean =>
  ts.isBindingElement(element) && element.dotDotDotToken !== undefined;

const isMoreThanName = (element: ts.ArrayBindingElement): boolean =>
  isRest(element) || (ts.isBindingElement(element) && element.initializer !== undefined);

const nameOf = (element: ts.ArrayBindingElement): ts.BindingName | undefined =>
  ts.isBindingElement(element) ? element.name : undefined;

/** The `list` of `list.entries()`. */
function listOfEntries(expression: ts.Expression): ts.Expression | undefined {
  if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return undefined;
  const { expression: list, name } = expression.expression;
  return name.text === "entries" ? list : undefined;
}
