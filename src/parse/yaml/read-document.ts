import {
  AMPERSAND,
  ASTERISK,
  BANG,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  codeAt,
  endsFlowNode,
  GREATER,
  MINUS,
  OPEN_BRACE,
  PIPE,
  QUESTION,
  startsFlow,
} from "./characters.ts";
import {
  atDocumentEnd,
  type Cursor,
  enterFlow,
  hasPlainLines,
  isDocumentMarker,
  isIndicator,
  leaveFlow,
  mayEndKey,
  skipToToken,
  YamlProblem,
} from "./cursor.ts";
import { readDirectives } from "./directives.ts";
import { LineReader } from "./line-reader.ts";
import { checkTrailing } from "./look-ahead.ts";
import { NodeReader } from "./node-reader.ts";
import { invalidKey, misplaced, notAllowedHere, unsupportedKey } from "./problems.ts";
import type { TagHandles } from "./scan-property.ts";
import {
  BLOCK_MAPPING,
  BLOCK_SEQUENCE,
  FLOW_MAPPING,
  FLOW_PAIR,
  FLOW_SEQUENCE,
  type FrameKind,
  INDENTLESS_SEQUENCE,
  ROOT,
  type Tree,
} from "./tree.ts";

/**
 * Reads one document into `tree`, by the grammar of libyaml.
 *
 * libyaml reads in two steps, a scanner of tokens and a parser on top. Here one loop does both: the `:` behind a scalar
 * makes it a key, and what is open stands in the frames of the tree. Three things keep that exact. A collection as a key is
 * refused sooner or later, as JSON has no such keys. A token in a wrong place ends the reading, whichever of the two steps
 * would have found it. And where libyaml's scanner is ahead of its parser in a way that shows, `look-ahead.ts` scans ahead
 * too: behind the root, and at an anchor, a tag or an alias on a line below other properties.
 */
export function readDocument(cursor: Cursor, tree: Tree): void {
  skipToToken(cursor);
  const directives = readDirectives(cursor);
  const { text, pos } = cursor;
  if (pos === cursor.lineStart && isDocumentMarker(text, pos)) {
    if (codeAt(text, pos) !== MINUS) throw new YamlProblem("did not find expected node content", pos, pos + 3);
    cursor.pos += 3;
    cursor.keyAllowed = false;
    skipToToken(cursor);
  } else if (directives.found) throw new YamlProblem("did not find expected <document start>", pos);
  const reader = new DocumentReader(cursor, tree, directives.handles);
  if (!atDocumentEnd(cursor)) reader.read();
  checkTrailing(cursor, reader.node.root);
  tree.budget.check(cursor.pos);
}

/** What the reader looks for next. */
const END_OF_DOCUMENT = 0;
/** The value of a key, an item of a sequence, or the root. */
const NODE = 1;
/** A key of a block mapping, or its end. */
const KEY = 2;
/** A dash of a block sequence, or its end. */
const ENTRY = 3;
/** What stands behind `? `. */
const EXPLICIT_KEY = 4;
/** The `: ` that may follow an explicit key. */
const VALUE_INDICATOR = 5;
/** An entry of a flow collection, or its end. */
const FLOW_ENTRY = 6;
/** A comma, or the end of a flow collection. */
const FLOW_SEPARATOR = 7;
type State = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Reads collections: which entry, key or end comes next. */
class DocumentReader {
  private readonly cursor: Cursor;
  private readonly tree: Tree;
  readonly node: NodeReader;
  private readonly hasPlainLines: boolean;
  /** Made for the first block: a stream may be of many documents that have none. */
  private lines: LineReader | undefined;
  /** Where a flow collection started last that is a value, but stands in the column of the keys: a `:` must follow. */
  private flowInKeyColumn = -1;

  constructor(cursor: Cursor, tree: Tree, handles: TagHandles) {
    this.cursor = cursor;
    this.tree = tree;
    this.node = new NodeReader(cursor, tree, handles);
    this.hasPlainLines = hasPlainLines(cursor);
  }

  read(): void {
    const { hasPlainLines } = this;
    let state: State = NODE;
    while (state !== END_OF_DOCUMENT) {
      if (hasPlainLines && (state === KEY || state === ENTRY)) state = this.readLines();
      state = this.step(state);
    }
  }

  private readLines(): State {
    this.lines ??= new LineReader(this.cursor, this.tree);
    return this.lines.read() === "value" ? NODE : this.nextState();
  }

  private step(state: State): State {
    switch (state) {
      case KEY:
        return this.readKey();
      case NODE:
        return this.cursor.flowLevel > 0 ? this.readFlowValue() : this.readBlockNode();
      case ENTRY:
        return this.readEntry();
      case EXPLICIT_KEY:
        return this.cursor.flowLevel > 0 ? this.readExplicitFlowKey() : this.readExplicitKey();
      case VALUE_INDICATOR:
        return this.readValueIndicator();
      case FLOW_ENTRY:
        return this.readFlowEntry();
      case FLOW_SEPARATOR:
        return this.readFlowSeparator();
      default:
        return END_OF_DOCUMENT;
    }
  }

  // Block collections.

  private readKey(): State {
    const { cursor, node, tree } = this;
    skipToToken(cursor);
    const { indent } = tree.frame;
    const { text, pos } = cursor;
    const column = pos - cursor.lineStart;
    if (column < indent || atDocumentEnd(cursor)) return this.closeBlock();
    const code = text.charCodeAt(pos);
    if (isIndicator(cursor, code, QUESTION) && column === indent) return this.openExplicitKey();
    if (column > indent || !cursor.keyAllowed || isIndicator(cursor, code, MINUS) || isIndicator(cursor, code, COLON))
      throw misplaced(cursor, code, "did not find expected key");
    node.start();
    for (;;) {
      const next = codeAt(text, cursor.pos);
      if (next === AMPERSAND || next === BANG) {
        if (!node.readProperty(next)) throw new YamlProblem("did not find expected key", cursor.pos);
        skipToToken(cursor);
        if (!node.keyMayEndHere()) throw new YamlProblem("could not find expected ':'", pos, cursor.scalarEnd);
        continue;
      }
      if (isIndicator(cursor, next, COLON)) {
        node.takeEmptyKey();
        return NODE;
      }
      node.readToken(next, "did not find expected key");
      if (!node.isKey()) throw new YamlProblem("could not find expected ':'", pos, cursor.scalarEnd);
      node.takeKey();
      return NODE;
    }
  }

  private readBlockNode(): State {
    const { cursor, node, tree } = this;
    const { text } = cursor;
    const { indent } = tree.frame;
    const before = cursor.pos;
    node.start();
    for (;;) {
      skipToToken(cursor);
      const column = cursor.pos - cursor.lineStart;
      if (column < indent || atDocumentEnd(cursor)) return this.addEmpty(before);
      const code = text.charCodeAt(cursor.pos);
      const block = code === PIPE || code === GREATER;
      if (column === indent && !block) return this.readNodeInParentColumn(code, before);
      if (code === AMPERSAND || code === BANG) {
        if (!node.readProperty(code)) return this.addEmpty(before);
      } else if (code === ASTERISK) return node.readAlias() ? this.takeBlockToken() : this.addEmpty(before);
      else if (block) {
        node.readBlockScalar(indent);
        return this.addToken();
      } else if (startsFlow(code)) return this.openFlow(code);
      else if (isIndicator(cursor, code, MINUS)) return this.openBlock(BLOCK_SEQUENCE, column, MINUS);
      else if (isIndicator(cursor, code, QUESTION)) return this.openBlock(BLOCK_MAPPING, column, QUESTION);
      else if (isIndicator(cursor, code, COLON)) {
        if (!node.keyMayEndHere()) throw misplaced(cursor, code, "did not find expected key");
        node.openMappingAtKey();
        node.takeEmptyKey();
        return NODE;
      } else if (node.hasProperties() && endsFlowNode(code)) return this.addEmpty(before);
      else {
        node.readToken(code, "did not find expected node content");
        return this.takeBlockToken();
      }
    }
  }

  /** Takes the token just read: as the first key of a mapping, or as the node itself. */
  private takeBlockToken(): State {
    const { node } = this;
    if (!node.isKey()) return this.addToken();
    node.openMappingAtKey();
    node.takeKey();
    return NODE;
  }

  /**
   * Reads what stands in the column of the keys or dashes around the node that is looked for. Of values only a list
   * without brackets may stand there; as in the reference, one with brackets too if a `:` follows.
   */
  private readNodeInParentColumn(code: number, before: number): State {
    const { cursor, tree } = this;
    const { indent, kind } = tree.frame;
    if (kind === BLOCK_MAPPING && isIndicator(cursor, code, MINUS))
      return this.openBlock(INDENTLESS_SEQUENCE, indent, MINUS);
    if (kind === BLOCK_SEQUENCE || !startsFlow(code)) return this.addEmpty(before);
    this.flowInKeyColumn = cursor.pos;
    return this.openFlow(code);
  }

  private readEntry(): State {
    const { cursor, tree } = this;
    skipToToken(cursor);
    const { indent, kind } = tree.frame;
    const column = cursor.pos - cursor.lineStart;
    if (column < indent || atDocumentEnd(cursor)) return this.closeBlock();
    const code = cursor.text.charCodeAt(cursor.pos);
    if (isIndicator(cursor, code, MINUS)) {
      if (column === indent) return this.takeIndicator(MINUS, NODE);
      if (!cursor.keyAllowed) throw notAllowedHere(code, cursor.pos);
    }
    if (kind === BLOCK_SEQUENCE) throw misplaced(cursor, code, "did not find expected '-' indicator");
    return this.closeBlock();
  }

  private readExplicitKey(): State {
    const { cursor, node, tree } = this;
    const { text } = cursor;
    const { indent } = tree.frame;
    node.start();
    for (;;) {
      skipToToken(cursor);
      const column = cursor.pos - cursor.lineStart;
      const code = codeAt(text, cursor.pos);
      const block = code === PIPE || code === GREATER;
      if (
        column < indent ||
        atDocumentEnd(cursor) ||
        (column === indent && !block && !isIndicator(cursor, code, MINUS))
      ) {
        node.joinProperties();
        node.setEmptyAsKey(cursor.pos, cursor.pos);
        return VALUE_INDICATOR;
      }
      if ((code === AMPERSAND || code === BANG) && node.readProperty(code)) continue;
      if (block) node.readBlockScalar(indent);
      else {
        if (isIndicator(cursor, code, MINUS) || isIndicator(cursor, code, QUESTION) || isIndicator(cursor, code, COLON))
          throw invalidKey(cursor.pos);
        node.readToken(code, "did not find expected key");
        if (node.isKey()) throw invalidKey(node.key.pos);
      }
      node.joinProperties();
      node.setTokenAsKey();
      return VALUE_INDICATOR;
    }
  }

  private readValueIndicator(): State {
    const { cursor, tree } = this;
    skipToToken(cursor);
    const code = codeAt(cursor.text, cursor.pos);
    if (cursor.flowLevel > 0) {
      if (code === COLON) return this.takeIndicator(COLON, NODE);
    } else if (
      cursor.pos - cursor.lineStart === tree.frame.indent &&
      cursor.keyAllowed &&
      isIndicator(cursor, code, COLON)
    )
      return this.takeIndicator(COLON, NODE);
    tree.scalar(null, cursor.pos, cursor.pos);
    return this.afterNode();
  }

  // Flow collections.

  private readFlowEntry(): State {
    const { cursor, node, tree } = this;
    const { text } = cursor;
    const isMapping = tree.frame.kind === FLOW_MAPPING;
    skipToToken(cursor);
    if (this.closesFlow(codeAt(text, cursor.pos))) return this.closeFlow();
    if (codeAt(text, cursor.pos) === QUESTION && !atDocumentEnd(cursor)) {
      if (!isMapping) tree.open(FLOW_PAIR, tree.frame.indent, cursor.pos, undefined);
      return this.openExplicitKey();
    }
    const before = cursor.pos;
    node.start();
    for (;;) {
      const code = this.flowCode();
      if ((code === AMPERSAND || code === BANG) && node.readProperty(code)) continue;
      if (code === COLON && node.keyMayEndHere()) {
        if (!isMapping) tree.open(FLOW_PAIR, tree.frame.indent, node.key.pos, undefined);
        node.takeEmptyKey();
        return NODE;
      }
      if (node.hasProperties() && endsFlowNode(code)) {
        if (!isMapping) return this.addEmpty(before);
        node.setEmptyAsKey(before, cursor.pos);
        tree.scalar(null, cursor.pos, cursor.pos);
        return FLOW_SEPARATOR;
      }
      if (startsFlow(code)) {
        if (isMapping) throw invalidKey(cursor.pos);
        return this.openFlow(code);
      }
      node.readToken(code, "did not find expected node content");
      if (node.isKey()) {
        if (!isMapping) tree.open(FLOW_PAIR, tree.frame.indent, node.key.pos, undefined);
        node.takeKey();
        return NODE;
      }
      if (!isMapping) return this.addToken();
      node.setTokenAsKey();
      tree.scalar(null, cursor.scalarEnd, cursor.scalarEnd);
      return FLOW_SEPARATOR;
    }
  }

  private readFlowValue(): State {
    const { cursor, node } = this;
    const before = cursor.pos;
    node.start();
    for (;;) {
      const code = this.flowCode();
      if ((code === AMPERSAND || code === BANG) && node.readProperty(code)) continue;
      if (code === COMMA || this.closesFlow(code) || (node.hasProperties() && endsFlowNode(code)))
        return this.addEmpty(before);
      if (startsFlow(code)) return this.openFlow(code);
      node.readToken(code, "did not find expected node content");
      return this.addToken();
    }
  }

  private readExplicitFlowKey(): State {
    const { cursor, node, tree } = this;
    node.start();
    for (;;) {
      const code = this.flowCode();
      if ((code === AMPERSAND || code === BANG) && node.readProperty(code)) continue;
      if (code === COMMA || code === COLON || this.closesFlow(code)) {
        // libyaml loses a token behind `?` in a list; such a key could not be used in any case.
        if (tree.frame.kind === FLOW_PAIR && !node.hasProperties()) throw unsupportedKey(cursor.pos);
        node.setEmptyAsKey(cursor.pos, cursor.pos);
        return VALUE_INDICATOR;
      }
      if (startsFlow(code)) throw invalidKey(cursor.pos);
      node.readToken(code, "did not find expected node content");
      node.setTokenAsKey();
      return VALUE_INDICATOR;
    }
  }

  private readFlowSeparator(): State {
    const { cursor, tree } = this;
    const code = this.flowCode();
    if (code === COMMA) {
      cursor.pos++;
      cursor.keyAllowed = true;
      return FLOW_ENTRY;
    }
    if (this.closesFlow(code)) return this.closeFlow();
    const expected = tree.frame.kind === FLOW_MAPPING ? "',' or '}'" : "',' or ']'";
    throw new YamlProblem(`did not find expected ${expected}`, cursor.pos);
  }

  /** The next character of a flow collection, which must not end before it is closed. */
  private flowCode(): number {
    const { cursor, tree } = this;
    skipToToken(cursor);
    if (!atDocumentEnd(cursor)) return cursor.text.charCodeAt(cursor.pos);
    const expected = tree.frame.kind === FLOW_MAPPING ? "',' or '}'" : "',' or ']'";
    throw new YamlProblem(`did not find expected ${expected}`, cursor.pos);
  }

  private closesFlow(code: number): boolean {
    return code === (this.tree.frame.kind === FLOW_MAPPING ? CLOSE_BRACE : CLOSE_BRACKET);
  }

  private openFlow(code: number): State {
    const { cursor, node, tree } = this;
    node.mayStartKey();
    node.joinProperties();
    tree.open(code === OPEN_BRACE ? FLOW_MAPPING : FLOW_SEQUENCE, tree.frame.indent, cursor.pos, node.anchor);
    enterFlow(cursor);
    return FLOW_ENTRY;
  }

  private closeFlow(): State {
    const { cursor, node, tree } = this;
    const start = tree.nodes.startOf(tree.frame.node);
    leaveFlow(cursor);
    tree.close(cursor.pos);
    if (cursor.flowLevel > 0) return this.afterNode();
    node.skipBlanks();
    if (isIndicator(cursor, codeAt(cursor.text, cursor.pos), COLON)) return this.readColonBehindFlow(start);
    if (start === this.flowInKeyColumn) throw new YamlProblem("could not find expected ':'", start, cursor.pos);
    return this.afterNode();
  }

  /**
   * As in the reference: what is not held back for the `:` behind it is a node of its own. The root ends with it; the value
   * of a key may be followed by a key that is empty.
   */
  private readColonBehindFlow(start: number): State {
    const { cursor, node, tree } = this;
    const { looseFlow } = cursor;
    if (looseFlow === undefined || !mayEndKey(cursor, looseFlow)) throw invalidKey(start);
    if (tree.frame.kind === ROOT) return this.afterNode();
    if (start !== this.flowInKeyColumn) throw invalidKey(start);
    if (tree.frame.kind === INDENTLESS_SEQUENCE) tree.close(cursor.scalarEnd);
    node.start();
    node.setEmptyAsKey(cursor.pos, cursor.pos);
    node.takeColon();
    return NODE;
  }

  private addToken(): State {
    this.node.addToken();
    return this.afterNode();
  }

  private addEmpty(at: number): State {
    this.node.addEmpty(at);
    return this.afterNode();
  }

  // Indicators, and the ends of collections.

  private openBlock(kind: FrameKind, column: number, indicator: number): State {
    const { cursor, node, tree } = this;
    if (!cursor.keyAllowed) throw notAllowedHere(indicator, cursor.pos);
    node.joinProperties();
    tree.open(kind, column, cursor.pos, node.anchor);
    return indicator === QUESTION ? this.openExplicitKey() : this.takeIndicator(MINUS, NODE);
  }

  private openExplicitKey(): State {
    return this.takeIndicator(QUESTION, EXPLICIT_KEY);
  }

  private takeIndicator(indicator: number, next: State): State {
    const { cursor } = this;
    if (cursor.flowLevel === 0 && !cursor.keyAllowed) throw notAllowedHere(indicator, cursor.pos);
    cursor.scalarEnd = ++cursor.pos;
    cursor.keyAllowed = cursor.flowLevel === 0;
    return next;
  }

  private closeBlock(): State {
    this.tree.close(this.cursor.scalarEnd);
    return this.afterNode();
  }

  /** What comes after a node, in the collection that it now belongs to. */
  private afterNode(): State {
    const { cursor, tree } = this;
    if (tree.frame.kind === FLOW_PAIR) tree.close(cursor.scalarEnd);
    return this.nextState();
  }

  /** What comes next in the innermost collection. */
  private nextState(): State {
    switch (this.tree.frame.kind) {
      case ROOT:
        return END_OF_DOCUMENT;
      case BLOCK_MAPPING:
        return KEY;
      case BLOCK_SEQUENCE:
      case INDENTLESS_SEQUENCE:
        return ENTRY;
      default:
        return FLOW_SEPARATOR;
    }
  }
}
