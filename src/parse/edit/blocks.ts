import type { Path } from "../../diagnostic.ts";
import { isList, isObject, type JsonValue } from "../../go/json.ts";
import { afterOf, endOf, itemsIn, type Places, pairsIn, placesOf, startOf } from "../places.ts";
import type { SourceDocument } from "../source-document.ts";
import type { NodeTable } from "../yaml/nodes.ts";

/** A key with its value, or an item of a list. */
export interface Child {
  readonly node: number;
  readonly key: number | undefined;
}

/** A mapping or a list in the text. */
export interface Container {
  readonly node: number;
  readonly path: Path;
  /** It stands in brackets, or inside something that does: lines mean nothing there. */
  readonly isFlow: boolean;
  /** In the order of the text, `<<` included. */
  readonly children: readonly Child[];
}

/** Tells where the mappings and lists of a document stand, and what is in them. Offsets count from the start of the file. */
export class Blocks {
  readonly document: SourceDocument;
  readonly text: string;
  private readonly places: Places;
  /** What a container holds is listed once, however many changes there are in it. */
  private readonly children = new Map<number, readonly Child[]>();

  constructor(document: SourceDocument) {
    this.document = document;
    this.text = document.source.text;
    this.places = placesOf(document);
  }

  /** The mapping or list at a path. One behind an alias is found where the text stands. */
  containerAt(path: Path): Container {
    const { nodes } = this.document;
    const { place, value } = this.places.find(path);
    const node = nodes.aliases.get(place.node) ?? place.node;
    const children = this.children.get(node) ?? childrenIn(nodes, node, value);
    this.children.set(node, children);
    const isFlow = [...path.keys(), path.length].some((depth) => this.isBracket(path.slice(0, depth)));
    return { node, path, isFlow, children };
  }

  /** The value at a path that exists. */
  valueAt(path: Path): JsonValue {
    return this.places.find(path).value;
  }

  /** Which child a path leads to; behind the last one, if there is none or if it is merged from elsewhere. */
  indexOf({ children }: Container, path: Path): number {
    const last = path.at(-1);
    if (typeof last === "number") return last;
    const { place, depth } = this.places.find(path);
    const index = depth === path.length ? children.findIndex(({ key }) => key === place.key) : -1;
    return index < 0 ? children.length : index;
  }

  /** Where a child starts: its key or its dash, tags and anchors included. */
  beginOf({ node, children, isFlow }: Container, index: number): number {
    const start = this.startOf(node);
    const before = children[index - 1];
    if (before === undefined) return isFlow ? this.behindBlanks(start + 1) : start;
    const end = this.endOf(before);
    return this.behindBlanks(isFlow ? this.text.indexOf(",", end) + 1 : end);
  }

  /** Where the value of a child starts; tags and anchors stand before it. */
  startOf(node: number): number {
    return this.document.start + startOf(this.document.nodes, node);
  }

  /** Where a child ends, before a comment that may follow. Of what is empty only the last node knows its place. */
  endOf({ node, key = node }: { readonly node: number; readonly key?: number | undefined }): number {
    const { nodes, start } = this.document;
    return start + Math.max(endOf(nodes, node), endOf(nodes, afterOf(nodes, node) - 1), endOf(nodes, key));
  }

  /** The offset behind the `:` or the `-` of a child of a block; undefined if the `:` is not on the line of its key. */
  indicatorEnd(container: Container, index: number): number | undefined {
    const key = container.children[index]?.key;
    if (key === undefined) return this.beginOf(container, index) + 1;
    const colon = /[ \t]*:/y;
    colon.lastIndex = this.document.start + endOf(this.document.nodes, key);
    return colon.test(this.text) ? colon.lastIndex : undefined;
  }

  endOfLine(offset: number): number {
    return this.document.source.endOfLine(offset);
  }

  /** The start of the line of an offset, behind a byte order mark. */
  startOfLine(offset: number): number {
    return offset - this.document.source.positionAt(offset).column + 1;
  }

  /** The blanks before the keys or dashes of a container. */
  indentationOf(container: Container): string {
    const begin = this.beginOf(container, 0);
    return " ".repeat(begin - this.startOfLine(begin));
  }

  /** The start of the lines that belong to a child which has its line for itself: the comments right above it. */
  startOfComments(begin: number): number {
    const start = this.startOfLine(begin);
    const indentation = this.text.slice(start, begin);
    let first = start;
    for (;;) {
      // Between two carriage returns stands no line of its own.
      const breakWidth = this.text.startsWith("\r\r\n", first - 3) ? 3 : 1;
      const above = this.startOfLine(Math.max(first - breakWidth, 0));
      if (above === first || !this.text.startsWith(`${indentation}#`, above)) return first;
      first = above;
    }
  }

  isFirstOfLine(offset: number): boolean {
    return this.text.slice(this.startOfLine(offset), offset).trim() === "";
  }

  /** The end of the last line below that is a comment further right than `column`: it belongs to what stands above. */
  endOfComments(end: number, column: number): number {
    const line = /(?:\r\n?|\n)([ \t]*)(#?)[^\r\n]*/y;
    let last = end;
    for (line.lastIndex = end; ; ) {
      const match = line.exec(this.text);
      if (match === null || (match[2] === "" && match[0].trim() !== "")) return last;
      if (match[2] === "#" && (match[1] ?? "").length <= column) return last;
      if (match[2] === "#") last = line.lastIndex;
    }
  }

  private isBracket(path: Path): boolean {
    const { nodes } = this.document;
    const { node } = this.places.find(path).place;
    const start = this.text.charAt(this.startOf(nodes.aliases.get(node) ?? node));
    return start === "[" || start === "{";
  }

  /** Moves over blanks, line breaks and comments. */
  private behindBlanks(offset: number): number {
    for (;;) {
      while (/\s/.test(this.text.charAt(offset))) offset++;
      if (this.text.charAt(offset) !== "#") return offset;
      offset = this.endOfLine(offset);
    }
  }
}

function childrenIn(nodes: NodeTable, node: number, value: JsonValue): readonly Child[] {
  if (isList(value)) return itemsIn(nodes, node);
  return isObject(value) ? pairsIn(nodes, node) : [];
}
