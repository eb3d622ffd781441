import {
  AMPERSAND,
  ASTERISK,
  COLON,
  canStartPlain,
  codeAt,
  DOUBLE_QUOTE,
  endsFlowNode,
  GREATER,
  isBlank,
  MINUS,
  PIPE,
  QUESTION,
  SINGLE_QUOTE,
  startsFlow,
} from "./characters.ts";
import { type Cursor, holdFlow, isIndicator, type KeyStart, mayEndKey, YamlProblem } from "./cursor.ts";
import { isKeyAhead } from "./look-ahead.ts";
import { withoutQuotes } from "./nodes.ts";
import { cannotStart, invalidKey, misplaced, notAllowedHere } from "./problems.ts";
import { isFloat, keyText, resolvePlain, resolveTagged, type ScalarValue } from "./resolve-scalar.ts";
import { scanBlock } from "./scan-block.ts";
import { scanPlain } from "./scan-plain.ts";
import { resolveTag, scanName, scanTag, type TagHandles, YAML_TAG } from "./scan-property.ts";
import { scanQuoted } from "./scan-quoted.ts";
import { BLOCK_MAPPING, ROOT, type Tree } from "./tree.ts";

/** The scalar or alias that was read last. */
interface Token {
  start: number;
  /** Its text, quotes and escapes resolved; of an alias, its name. */
  text: string;
  style: "plain" | "quoted" | "block" | "alias";
}

/**
 * Reads scalars and aliases with the anchors and tags before them, tells whether they are keys, and puts them into the tree
 * as keys or as values. Where in a collection they stand is not its business.
 */
export class NodeReader {
  /** Where the root started, if it was a scalar or a flow collection that might have been a key. */
  root: KeyStart | undefined;
  /** Where the key would start that a `:` would make of what is being read; `pos` is -1 where none may. */
  readonly key = { pos: -1, lineStart: -1 };
  /** Properties from `key` on: they belong to the key, if it is one. */
  anchor: string | undefined;
  private tag: string | undefined;
  /** Properties before it: they belong to the mapping that the key opens. */
  private outerAnchor: string | undefined;
  private outerTag: string | undefined;
  private readonly token: Token = { start: 0, text: "", style: "plain" };
  private readonly cursor: Cursor;
  private readonly tree: Tree;
  private readonly handles: TagHandles;

  constructor(cursor: Cursor, tree: Tree, handles: TagHandles) {
    this.cursor = cursor;
    this.tree = tree;
    this.handles = handles;
  }

  /** Forgets the last node. */
  start(): void {
    this.key.pos = -1;
    this.anchor = undefined;
    this.tag = undefined;
    this.outerAnchor = undefined;
    this.outerTag = undefined;
  }

  /** To be called where a token starts with which a key may start. */
  mayStartKey(): void {
    const { cursor } = this;
    if (!cursor.keyAllowed) return;
    holdFlow(cursor);
    this.key.pos = cursor.pos;
    this.key.lineStart = cursor.lineStart;
    if (this.tree.frame.kind === ROOT) this.root = { ...this.key };
    if (!this.hasProperties()) return;
    this.outerAnchor ??= this.anchor;
    this.outerTag ??= this.tag;
    this.anchor = undefined;
    this.tag = undefined;
  }

  hasProperties(): boolean {
    return this.anchor !== undefined || this.tag !== undefined;
  }

  /** What is no key has all the properties before it. */
  joinProperties(): void {
    this.anchor ??= this.outerAnchor;
    this.tag ??= this.outerTag;
    this.outerAnchor = undefined;
    this.outerTag = undefined;
  }

  /** Reads an anchor or a tag; false if the node has one already: it ends before this one. */
  readProperty(code: number): boolean {
    this.mayStartKey();
    if (code === AMPERSAND) {
      if (!this.isFree(this.anchor, this.outerAnchor)) return false;
      this.anchor = scanName(this.cursor);
    } else {
      if (!this.isFree(this.tag, this.outerTag)) return false;
      this.tag = this.readTag();
    }
    return true;
  }

  /** Reads an alias; false if the node has an anchor or a tag: it ends before the alias. */
  readAlias(): boolean {
    const { cursor, token } = this;
    this.mayStartKey();
    if (!this.isFree(this.anchor ?? this.tag, this.outerAnchor ?? this.outerTag)) return false;
    token.start = cursor.pos;
    token.text = scanName(cursor);
    token.style = "alias";
    return true;
  }

  /** Whether a property is free to be set. What was set before the line does not count if the line has a key of its own. */
  private isFree(own: string | undefined, outer: string | undefined): boolean {
    return own === undefined && (outer === undefined || isKeyAhead(this.cursor, this.key.pos));
  }

  private readTag(): string {
    const { cursor } = this;
    const start = cursor.pos;
    const tag = resolveTag(scanTag(cursor), this.handles);
    if (tag === undefined) throw new YamlProblem("found undefined tag handle", start, cursor.pos);
    return tag;
  }

  /** Reads a scalar that is no block scalar, or an alias. */
  readToken(code: number, problem: string): void {
    const { cursor, token } = this;
    if (code === ASTERISK) {
      if (!this.readAlias()) throw new YamlProblem(problem, cursor.pos);
      return;
    }
    this.mayStartKey();
    token.start = cursor.pos;
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      token.text = scanQuoted(cursor);
      token.style = "quoted";
      return;
    }
    if (isIndicator(cursor, code, MINUS) || isIndicator(cursor, code, QUESTION) || isIndicator(cursor, code, COLON))
      throw misplaced(cursor, code, problem);
    if (!canStartPlain(code)) {
      const block = cursor.flowLevel === 0 && (code === PIPE || code === GREATER);
      const structural = endsFlowNode(code) || startsFlow(code);
      throw block || structural ? new YamlProblem(problem, cursor.pos) : cannotStart(cursor.pos);
    }
    token.text = scanPlain(cursor, this.tree.frame.indent + 1);
    token.style = "plain";
  }

  readBlockScalar(indent: number): void {
    const { cursor, token } = this;
    token.start = cursor.pos;
    token.text = scanBlock(cursor, indent);
    token.style = "block";
  }

  /** Whether a `:` makes a key of the token just read; the cursor then stands at it. */
  isKey(): boolean {
    const { cursor } = this;
    // Behind a line break the `:` would stand for itself.
    if (cursor.keyAllowed) return false;
    this.skipBlanks();
    const code = codeAt(cursor.text, cursor.pos);
    if (!isIndicator(cursor, code, COLON)) return false;
    if (this.keyMayEndHere()) return true;
    if (cursor.flowLevel === 0) throw notAllowedHere(COLON, cursor.pos);
    return false;
  }

  /** Whether the key that may have started at `key` may end at the cursor. */
  keyMayEndHere(): boolean {
    return this.key.pos >= 0 && mayEndKey(this.cursor, this.key);
  }

  openMappingAtKey(): void {
    const { pos, lineStart } = this.key;
    this.tree.open(BLOCK_MAPPING, pos - lineStart, pos, this.outerAnchor);
  }

  /** Takes the token just read as a key, and its `:`. */
  takeKey(): void {
    this.setTokenAsKey();
    this.takeColon();
  }

  /** Takes a key that has properties and nothing else, and its `:`. */
  takeEmptyKey(): void {
    this.setEmptyAsKey(this.key.pos, this.cursor.scalarEnd);
    this.takeColon();
  }

  takeColon(): void {
    this.cursor.pos++;
    this.cursor.keyAllowed = false;
  }

  setTokenAsKey(): void {
    const { cursor, token, tree } = this;
    if (token.style !== "alias") {
      this.setKey(token.text, token.start, cursor.scalarEnd);
      return;
    }
    const { value, asKey } = tree.resolve(token.text, token.start, cursor.scalarEnd);
    if (typeof value === "object" && value !== null) throw invalidKey(token.start);
    tree.key(asKey, token.start, cursor.scalarEnd, undefined);
  }

  /** Sets as the key what has properties, or not even these. */
  setEmptyAsKey(start: number, end: number): void {
    this.setKey(this.resolveEmpty(), start, end);
  }

  /** Sets a scalar as the key that waits for its value; an empty one (no token) is null, unless a tag says otherwise. */
  private setKey(text: string | null, start: number, end: number): void {
    const { tree, tag } = this;
    const { style } = this.token;
    if (text === "<<" && ((style === "plain" && tag === undefined) || tag === "!" || tag === `${YAML_TAG}merge`)) {
      const node = tree.mergeKey(start, end);
      if (this.anchor !== undefined) tree.nameScalar(this.anchor, node, text, text);
      return;
    }
    const value = text === null ? null : this.resolve(text, style, start, end);
    const key = text === null ? undefined : keyText(value, text, tag);
    const node = tree.key(key, start, end, withoutQuotes(this.cursor.text.slice(start, end)));
    if (value === 0 && isFloat(value, text ?? "", tag)) tree.zeroKey();
    if (this.anchor !== undefined) tree.nameScalar(this.anchor, node, value, key);
  }

  addToken(): void {
    const { cursor, token, tree } = this;
    if (token.style === "alias") {
      tree.alias(token.text, token.start, cursor.scalarEnd);
      return;
    }
    this.joinProperties();
    const { text, style, start } = token;
    this.addScalar(this.resolve(text, style, start, cursor.scalarEnd), text, start, cursor.scalarEnd);
  }

  addEmpty(at: number): void {
    this.joinProperties();
    const text = this.resolveEmpty();
    this.addScalar(text === null ? null : this.resolve(text, "plain", at, at), "", at, at);
  }

  private addScalar(value: ScalarValue, text: string, start: number, end: number): void {
    const { anchor, tag, tree } = this;
    const node = tree.scalar(value, start, end);
    if (anchor !== undefined) tree.nameScalar(anchor, node, value, keyText(value, text, tag));
  }

  /** The text of a node that is not there: null, unless it has a tag. */
  private resolveEmpty(): string | null {
    return this.tag === undefined ? null : "";
  }

  private resolve(text: string, style: Token["style"], start: number, end: number): ScalarValue {
    const { tag } = this;
    if (tag === undefined) return style === "plain" ? resolvePlain(text) : text;
    const resolved = resolveTagged(tag, text);
    if ("problem" in resolved) throw new YamlProblem(resolved.problem, start, end);
    return resolved.value;
  }

  skipBlanks(): void {
    const { cursor } = this;
    while (isBlank(codeAt(cursor.text, cursor.pos))) cursor.pos++;
  }
}
