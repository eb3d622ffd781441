import {
  AMPERSAND,
  ASTERISK,
  BANG,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  codeAt,
  DOUBLE_QUOTE,
  GREATER,
  isBlank,
  isBlankOrEnd,
  LESS,
  LINE_FEED,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  PIPE,
  PLAIN,
  PLAIN_START,
  QUESTION,
  SINGLE_QUOTE,
  SPACE,
} from "./characters.ts";
import { atDocumentEnd, type Cursor, isDocumentMarker, skipToToken, YamlProblem } from "./cursor.ts";
import { readDirectives } from "./directives.ts";
import { KeyCache } from "./key-cache.ts";
import { isStringStart, keyText, resolvePlain, resolveTagged, type ScalarValue } from "./resolve-scalar.ts";
import { scanBlock } from "./scan-block.ts";
import { scanPlain } from "./scan-plain.ts";
import { scanName, scanTag, type TagHandles, YAML_TAG } from "./scan-property.ts";
import { scanQuoted } from "./scan-quoted.ts";
import { cannotStart, canStartPlain, checkTrailing, type KeyStart, LONGEST_KEY, notAllowedHere } from "./trailing.ts";
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
 * makes it a key, and what is open stands in the frames of the tree. Two things keep that exact. A collection as a key is
 * refused sooner or later, as JSON has no such keys, so only scalars and aliases need be looked behind. And a token in a
 * wrong place ends the reading, whichever of the two steps would have found it.
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
  checkTrailing(cursor, directives.handles, reader.root);
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

/** The scalar or alias that was read last. */
interface Token {
  start: number;
  /** Its text, quotes and escapes resolved; of an alias, its name. */
  text: string;
  style: "plain" | "quoted" | "block" | "alias";
}

class DocumentReader {
  private readonly cursor: Cursor;
  private readonly tree: Tree;
  private readonly handles: TagHandles;
  private readonly keys: KeyCache;
  private readonly token: Token = { start: 0, text: "", style: "plain" };
  /** Where the root started, if it was a scalar or a flow collection that might have been a key. */
  root: KeyStart | undefined;
  /** Where the key would start that a `:` would make of what is being read; -1 where none may. */
  private keyStart = -1;
  private keyLine = -1;
  /** Properties from `keyStart` on: they belong to the key, if it is one. */
  private anchor: string | undefined;
  private tag: string | undefined;
  /** Properties before it: they belong to the mapping that the key opens. */
  private outerAnchor: string | undefined;
  private outerTag: string | undefined;

  constructor(cursor: Cursor, tree: Tree, handles: TagHandles) {
    this.cursor = cursor;
    this.tree = tree;
    this.handles = handles;
    this.keys = new KeyCache(cursor.text.length);
  }

  read(): void {
    let state: State = NODE;
    while (state !== END_OF_DOCUMENT) state = this.step(state);
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
    const { cursor, tree } = this;
    skipToToken(cursor);
    const { indent } = tree.frame;
    const { text, pos } = cursor;
    const column = pos - cursor.lineStart;
    if (column < indent || atDocumentEnd(cursor)) return this.closeBlock();
    const code = text.charCodeAt(pos);
    const wordEnd = column === indent ? this.endOfWordKey() : -1;
    if (wordEnd >= 0) {
      return this.takeWordKey(wordEnd);
    }
    if (this.isIndicator(code, QUESTION) && column === indent) return this.openExplicitKey();
    if (column > indent || !cursor.keyAllowed || this.isIndicator(code, MINUS) || this.isIndicator(code, COLON))
      throw this.misplaced(code, "did not find expected key");
    this.startNode();
    for (;;) {
      const next = codeAt(text, cursor.pos);
      if (next === AMPERSAND || next === BANG) {
        if (!this.readProperty(next)) throw new YamlProblem("did not find expected key", cursor.pos);
        skipToToken(cursor);
        if (!this.keyMayEndHere()) throw new YamlProblem("could not find expected ':'", pos, cursor.scalarEnd);
        continue;
      }
      if (this.isIndicator(next, COLON)) return this.takeEmptyKey();
      this.readToken(next, "did not find expected key");
      if (!this.isKey()) throw new YamlProblem("could not find expected ':'", pos, cursor.scalarEnd);
      return this.takeKey();
    }
  }

  private readBlockNode(): State {
    const { cursor, tree } = this;
    const { text } = cursor;
    const { indent, kind } = tree.frame;
    const before = cursor.pos;
    this.startNode();
    for (;;) {
      skipToToken(cursor);
      const { pos } = cursor;
      const column = pos - cursor.lineStart;
      if (column < indent || atDocumentEnd(cursor)) return this.addEmpty(before);
      const code = text.charCodeAt(pos);
      if (column > indent && code < 0x80 && PLAIN_START[code] === 1) {
        const wordEnd = this.endOfWordKey();
        if (wordEnd >= 0) {
          this.joinProperties();
          tree.open(BLOCK_MAPPING, column, pos, this.anchor);
          return this.takeWordKey(wordEnd);
        }
        this.readPlain();
        if (!this.isKey()) return this.addToken();
        this.openMappingAtKey();
        return this.takeKey();
      }
      const block = code === PIPE || code === GREATER;
      if (column === indent && !block) {
        if (kind !== BLOCK_MAPPING || !this.isIndicator(code, MINUS)) return this.addEmpty(before);
        return this.openBlock(INDENTLESS_SEQUENCE, column, MINUS);
      }
      if (code === AMPERSAND || code === BANG) {
        if (!this.readProperty(code)) return this.addEmpty(before);
      } else if (block) return this.addBlockScalar(indent);
      else if (code === OPEN_BRACKET || code === OPEN_BRACE) return this.openFlow(code);
      else if (this.isIndicator(code, MINUS)) return this.openBlock(BLOCK_SEQUENCE, column, MINUS);
      else if (this.isIndicator(code, QUESTION)) return this.openBlock(BLOCK_MAPPING, column, QUESTION);
      else if (this.isIndicator(code, COLON)) {
        if (!this.keyMayEndHere()) throw this.misplaced(code, "did not find expected key");
        this.openMappingAtKey();
        return this.takeEmptyKey();
      } else {
        this.readToken(code, "did not find expected node content");
        if (!this.isKey()) return this.addToken();
        this.openMappingAtKey();
        return this.takeKey();
      }
    }
  }

  private readEntry(): State {
    const { cursor, tree } = this;
    skipToToken(cursor);
    const { indent, kind } = tree.frame;
    const column = cursor.pos - cursor.lineStart;
    if (column < indent || atDocumentEnd(cursor)) return this.closeBlock();
    const code = cursor.text.charCodeAt(cursor.pos);
    if (this.isIndicator(code, MINUS)) {
      if (column === indent) return this.takeIndicator(MINUS, NODE);
      if (!cursor.keyAllowed) throw notAllowedHere(code, cursor.pos);
    }
    if (kind === BLOCK_SEQUENCE) throw this.misplaced(code, "did not find expected '-' indicator");
    return this.closeBlock();
  }

  private readExplicitKey(): State {
    const { cursor, tree } = this;
    const { text } = cursor;
    const { indent } = tree.frame;
    this.startNode();
    for (;;) {
      skipToToken(cursor);
      const column = cursor.pos - cursor.lineStart;
      const code = codeAt(text, cursor.pos);
      const block = code === PIPE || code === GREATER;
      if (column < indent || atDocumentEnd(cursor) || (column === indent && !block && !this.isIndicator(code, MINUS))) {
        this.setKey(this.resolveEmpty(), cursor.pos, cursor.pos);
        return VALUE_INDICATOR;
      }
      if ((code === AMPERSAND || code === BANG) && this.readProperty(code)) continue;
      if (block) this.readBlockScalar(indent);
      else {
        if (this.isIndicator(code, MINUS) || this.isIndicator(code, QUESTION) || this.isIndicator(code, COLON))
          throw invalidKey(cursor.pos);
        this.readToken(code, "did not find expected key");
        if (this.isKey()) throw invalidKey(this.keyStart);
      }
      this.joinProperties();
      this.setTokenAsKey();
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
      this.isIndicator(code, COLON)
    )
      return this.takeIndicator(COLON, NODE);
    tree.scalar(null, cursor.pos, cursor.pos);
    return this.afterNode();
  }

  // Flow collections.

  private readFlowEntry(): State {
    const { cursor, tree } = this;
    const { text } = cursor;
    const isMapping = tree.frame.kind === FLOW_MAPPING;
    skipToToken(cursor);
    if (this.closesFlow(codeAt(text, cursor.pos))) return this.closeFlow();
    if (codeAt(text, cursor.pos) === QUESTION && !atDocumentEnd(cursor)) {
      if (!isMapping) tree.open(FLOW_PAIR, tree.frame.indent, cursor.pos, undefined);
      return this.openExplicitKey();
    }
    const before = cursor.pos;
    this.startNode();
    for (;;) {
      const code = this.flowCode();
      if ((code === AMPERSAND || code === BANG) && this.readProperty(code)) continue;
      if (code === COLON && this.keyMayEndHere()) {
        if (!isMapping) tree.open(FLOW_PAIR, tree.frame.indent, this.keyStart, undefined);
        return this.takeEmptyKey();
      }
      if (this.hasProperties() && endsFlowNode(code)) {
        if (!isMapping) return this.addEmpty(before);
        this.setKey(this.resolveEmpty(), before, cursor.pos);
        tree.scalar(null, cursor.pos, cursor.pos);
        return FLOW_SEPARATOR;
      }
      if (code === OPEN_BRACKET || code === OPEN_BRACE) {
        if (isMapping) throw invalidKey(cursor.pos);
        return this.openFlow(code);
      }
      this.readToken(code, "did not find expected node content");
      if (this.isKey()) {
        if (!isMapping) tree.open(FLOW_PAIR, tree.frame.indent, this.keyStart, undefined);
        return this.takeKey();
      }
      if (!isMapping) return this.addToken();
      this.setTokenAsKey();
      tree.scalar(null, cursor.scalarEnd, cursor.scalarEnd);
      return FLOW_SEPARATOR;
    }
  }

  private readFlowValue(): State {
    const { cursor } = this;
    const before = cursor.pos;
    this.startNode();
    for (;;) {
      const code = this.flowCode();
      if ((code === AMPERSAND || code === BANG) && this.readProperty(code)) continue;
      if (code === COMMA || this.closesFlow(code) || (this.hasProperties() && endsFlowNode(code)))
        return this.addEmpty(before);
      if (code === OPEN_BRACKET || code === OPEN_BRACE) return this.openFlow(code);
      this.readToken(code, "did not find expected node content");
      return this.addToken();
    }
  }

  private readExplicitFlowKey(): State {
    const { cursor, tree } = this;
    this.startNode();
    for (;;) {
      const code = this.flowCode();
      if ((code === AMPERSAND || code === BANG) && this.readProperty(code)) continue;
      if (code === COMMA || code === COLON || this.closesFlow(code)) {
        // libyaml loses a token behind `?` in a list; such a key could not be used in any case.
        if (tree.frame.kind === FLOW_PAIR && !this.hasProperties()) throw unsupportedKey(cursor.pos);
        this.setKey(this.resolveEmpty(), cursor.pos, cursor.pos);
        return VALUE_INDICATOR;
      }
      if (code === OPEN_BRACKET || code === OPEN_BRACE) throw invalidKey(cursor.pos);
      this.readToken(code, "did not find expected node content");
      this.setTokenAsKey();
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
    const { cursor, tree } = this;
    this.mayStartKey();
    this.joinProperties();
    tree.open(code === OPEN_BRACE ? FLOW_MAPPING : FLOW_SEQUENCE, tree.frame.indent, cursor.pos, this.anchor);
    cursor.pos++;
    cursor.flowLevel++;
    cursor.keyAllowed = true;
    return FLOW_ENTRY;
  }

  private closeFlow(): State {
    const { cursor, tree } = this;
    const { node } = tree.frame;
    cursor.pos++;
    cursor.flowLevel--;
    cursor.keyAllowed = false;
    cursor.scalarEnd = cursor.pos;
    tree.close(cursor.pos);
    if (cursor.flowLevel === 0) {
      this.skipBlanks();
      if (this.isIndicator(codeAt(cursor.text, cursor.pos), COLON)) throw invalidKey(tree.nodes.startOf(node));
    }
    return this.afterNode();
  }

  // Nodes.

  private startNode(): void {
    this.keyStart = -1;
    this.anchor = undefined;
    this.tag = undefined;
    this.outerAnchor = undefined;
    this.outerTag = undefined;
  }

  /** To be called where a token starts with which a key may start. */
  private mayStartKey(): void {
    const { cursor } = this;
    if (!cursor.keyAllowed) return;
    this.keyStart = cursor.pos;
    this.keyLine = cursor.lineStart;
    if (this.tree.frame.kind === ROOT) this.root = { pos: cursor.pos, lineStart: cursor.lineStart };
    if (!this.hasProperties()) return;
    if (this.conflicting()) throw new YamlProblem("did not find expected node content", cursor.pos);
    this.outerAnchor ??= this.anchor;
    this.outerTag ??= this.tag;
    this.anchor = undefined;
    this.tag = undefined;
  }

  private hasProperties(): boolean {
    return this.anchor !== undefined || this.tag !== undefined;
  }

  private conflicting(): boolean {
    return (
      (this.anchor !== undefined && this.outerAnchor !== undefined) ||
      (this.tag !== undefined && this.outerTag !== undefined)
    );
  }

  /** What is no key has all the properties before it. */
  private joinProperties(): void {
    if (this.conflicting()) throw new YamlProblem("did not find expected node content", this.keyStart);
    this.anchor ??= this.outerAnchor;
    this.tag ??= this.outerTag;
    this.outerAnchor = undefined;
    this.outerTag = undefined;
  }

  /** Reads an anchor or a tag; false if there is one already, which ends the node. */
  private readProperty(code: number): boolean {
    this.mayStartKey();
    if (code === AMPERSAND) {
      if (this.anchor !== undefined) return false;
      this.anchor = scanName(this.cursor);
    } else {
      if (this.tag !== undefined) return false;
      this.tag = scanTag(this.cursor, this.handles);
    }
    return true;
  }

  /** Reads a scalar that is no block scalar, or an alias. */
  private readToken(code: number, problem: string): void {
    const { cursor, token } = this;
    this.mayStartKey();
    token.start = cursor.pos;
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      token.text = scanQuoted(cursor);
      token.style = "quoted";
      return;
    }
    if (code === ASTERISK) {
      if (this.hasProperties()) throw new YamlProblem(problem, cursor.pos);
      token.text = scanName(cursor);
      token.style = "alias";
      return;
    }
    if (this.isIndicator(code, MINUS) || this.isIndicator(code, QUESTION) || this.isIndicator(code, COLON))
      throw this.misplaced(code, problem);
    if (!canStartPlain(code)) {
      const structural =
        endsFlowNode(code) || code === OPEN_BRACKET || code === OPEN_BRACE || code === PIPE || code === GREATER;
      throw structural && cursor.flowLevel === 0 ? new YamlProblem(problem, cursor.pos) : cannotStart(cursor.pos);
    }
    this.scanPlain();
  }

  /** Reads a plain scalar where there can be nothing else. */
  private readPlain(): void {
    this.mayStartKey();
    this.token.start = this.cursor.pos;
    this.scanPlain();
  }

  private scanPlain(): void {
    this.token.text = scanPlain(this.cursor, this.tree.frame.indent + 1);
    this.token.style = "plain";
  }

  private readBlockScalar(indent: number): void {
    const { cursor, token } = this;
    token.start = cursor.pos;
    token.text = scanBlock(cursor, indent);
    token.style = "block";
  }

  private addBlockScalar(indent: number): State {
    this.readBlockScalar(indent);
    return this.addToken();
  }

  /** Whether a `:` makes a key of the token just read; the cursor then stands at it. */
  private isKey(): boolean {
    const { cursor } = this;
    // Behind a line break the `:` would stand for itself.
    if (cursor.keyAllowed) return false;
    this.skipBlanks();
    const code = codeAt(cursor.text, cursor.pos);
    if (!this.isIndicator(code, COLON)) return false;
    if (this.keyMayEndHere()) return true;
    if (cursor.flowLevel === 0) throw notAllowedHere(COLON, cursor.pos);
    return false;
  }

  /** Whether a key that started at `keyStart` may end at the cursor: on the same line, and not too far away. */
  private keyMayEndHere(): boolean {
    const { cursor, keyStart } = this;
    if (keyStart < 0 || this.keyLine !== cursor.lineStart) return false;
    const units = cursor.pos - keyStart;
    return (
      units <= LONGEST_KEY ||
      (units <= 2 * LONGEST_KEY && [...cursor.text.slice(keyStart, cursor.pos)].length <= LONGEST_KEY)
    );
  }

  private openMappingAtKey(): void {
    this.tree.open(BLOCK_MAPPING, this.keyStart - this.keyLine, this.keyStart, this.outerAnchor);
  }

  private takeKey(): State {
    this.setTokenAsKey();
    return this.takeColon();
  }

  /** Where the word at the cursor ends if it is a key like most keys: a string without blanks, and its `:`. Otherwise -1. */
  private endOfWordKey(): number {
    const { cursor } = this;
    const { text, pos: start } = cursor;
    const first = codeAt(text, start);
    if (!cursor.keyAllowed || PLAIN_START[first] !== 1 || first === LESS || !isStringStart(first)) return -1;
    let pos = start + 1;
    while (PLAIN[codeAt(text, pos)] === 1) pos++;
    if (codeAt(text, pos) !== COLON || pos - start > LONGEST_KEY) return -1;
    const next = codeAt(text, pos + 1);
    return next === SPACE || next === LINE_FEED ? pos : -1;
  }

  /** Takes a key like most keys, its `:`, and a plain scalar that follows on the same line. */
  private takeWordKey(end: number): State {
    const { cursor, tree } = this;
    const { text } = cursor;
    const key = this.keys.get(text, cursor.pos, end);
    tree.key(key, cursor.pos, end, key);
    cursor.scalarEnd = end;
    cursor.pos = end + 1;
    cursor.keyAllowed = false;
    const start = end + 2;
    if (PLAIN_START[codeAt(text, start)] !== 1 || text.charCodeAt(end + 1) !== SPACE) return NODE;
    cursor.pos = start;
    const scalar = scanPlain(cursor, tree.frame.indent + 1);
    this.keyStart = -1;
    // Behind a value there can be no `:`; this tells so.
    if (!cursor.keyAllowed) this.isKey();
    tree.scalar(resolvePlain(scalar), start, cursor.scalarEnd);
    return KEY;
  }

  private takeEmptyKey(): State {
    this.setKey(this.resolveEmpty(), this.keyStart, this.cursor.scalarEnd);
    return this.takeColon();
  }

  private takeColon(): State {
    this.cursor.pos++;
    this.cursor.keyAllowed = false;
    return NODE;
  }

  private setTokenAsKey(): void {
    const { cursor, token, tree } = this;
    if (token.style !== "alias") {
      this.setKey(token.text, token.start, cursor.scalarEnd);
      return;
    }
    const { value, asKey } = tree.resolve(token.text, token.start, cursor.scalarEnd);
    if (typeof value === "object" && value !== null) throw invalidKey(token.start);
    tree.key(asKey, token.start, cursor.scalarEnd, undefined);
  }

  /** Sets a scalar as the key that waits for its value; an empty one (no token) is null, unless a tag says otherwise. */
  private setKey(text: string | null, start: number, end: number): void {
    const { tree, tag } = this;
    const quoted = this.token.style !== "plain";
    if (text === "<<" && ((!quoted && tag === undefined) || tag === "!" || tag === `${YAML_TAG}merge`)) {
      const node = tree.mergeKey(start, end);
      if (this.anchor !== undefined) tree.nameScalar(this.anchor, node, text, text);
      return;
    }
    const value = text === null ? null : this.resolve(text, quoted);
    const key = text === null ? undefined : keyText(value, text, tag);
    const shown = quoted ? this.cursor.text.slice(start + 1, end - 1) : value === text ? text : undefined;
    const node = tree.key(key, start, end, shown ?? undefined);
    if (this.anchor !== undefined) tree.nameScalar(this.anchor, node, value, key);
  }

  private addToken(): State {
    const { cursor, token, tree } = this;
    if (token.style === "alias") {
      this.joinProperties();
      if (this.hasProperties()) throw new YamlProblem("did not find expected node content", token.start);
      tree.alias(token.text, token.start, cursor.scalarEnd);
      return this.afterNode();
    }
    this.joinProperties();
    this.addScalar(this.resolve(token.text, token.style !== "plain"), token.text, token.start, cursor.scalarEnd);
    return this.afterNode();
  }

  private addEmpty(at: number): State {
    this.joinProperties();
    const text = this.resolveEmpty();
    this.addScalar(text === null ? null : this.resolve(text, false), "", at, at);
    return this.afterNode();
  }

  private addScalar(value: ScalarValue, text: string, start: number, end: number): void {
    const { anchor, tag, tree } = this;
    const node = tree.scalar(value, start, end);
    if (anchor !== undefined) tree.nameScalar(anchor, node, value, keyText(value, text, tag));
  }

  /** The text of a node that is not there: null, unless it has a tag. */
  private resolveEmpty(): string | null {
    this.joinProperties();
    return this.tag === undefined ? null : "";
  }

  private resolve(text: string, quoted: boolean): ScalarValue {
    const { tag } = this;
    if (tag === undefined) return quoted ? text : resolvePlain(text);
    const resolved = resolveTagged(tag, text);
    if ("problem" in resolved) throw new YamlProblem(resolved.problem, this.token.start, this.cursor.scalarEnd);
    return resolved.value;
  }

  // Indicators, and the ends of collections.

  /** Whether `code`, the character at the cursor, is the given indicator here. */
  private isIndicator(code: number, indicator: number): boolean {
    if (code !== indicator) return false;
    const { cursor } = this;
    return (cursor.flowLevel > 0 && code !== MINUS) || isBlankOrEnd(codeAt(cursor.text, cursor.pos + 1));
  }

  private openBlock(kind: FrameKind, column: number, indicator: number): State {
    const { cursor, tree } = this;
    if (!cursor.keyAllowed) throw notAllowedHere(indicator, cursor.pos);
    this.joinProperties();
    tree.open(kind, column, cursor.pos, this.anchor);
    return indicator === QUESTION ? this.openExplicitKey() : this.takeIndicator(MINUS, NODE);
  }

  private openExplicitKey(): State {
    return this.takeIndicator(QUESTION, EXPLICIT_KEY);
  }

  private takeIndicator(indicator: number, next: State): State {
    const { cursor } = this;
    if (cursor.flowLevel === 0 && !cursor.keyAllowed) throw notAllowedHere(indicator, cursor.pos);
    cursor.pos++;
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
    switch (tree.frame.kind) {
      case ROOT:
        return END_OF_DOCUMENT;
      case BLOCK_MAPPING:
        return KEY;
      case BLOCK_SEQUENCE:
      case INDENTLESS_SEQUENCE:
        return ENTRY;
      case FLOW_PAIR:
        tree.close(cursor.scalarEnd);
        return FLOW_SEPARATOR;
      default:
        return FLOW_SEPARATOR;
    }
  }

  private misplaced(code: number, problem: string): YamlProblem {
    const { cursor } = this;
    const indicates = [MINUS, QUESTION, COLON].some((indicator) => this.isIndicator(code, indicator));
    if (indicates && cursor.flowLevel === 0 && !cursor.keyAllowed) return notAllowedHere(code, cursor.pos);
    return new YamlProblem(problem, cursor.pos);
  }

  private skipBlanks(): void {
    const { cursor } = this;
    while (isBlank(codeAt(cursor.text, cursor.pos))) cursor.pos++;
  }
}

const endsFlowNode = (code: number): boolean => code === COMMA || code === CLOSE_BRACKET || code === CLOSE_BRACE;

const invalidKey = (pos: number): YamlProblem => new YamlProblem("invalid map key", pos);

const unsupportedKey = (pos: number): YamlProblem => new YamlProblem("unsupported map key of type null", pos);
