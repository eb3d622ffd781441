import type { Path } from "../../diagnostic.ts";
import { isObject, type JsonValue } from "../../go/json.ts";
import { isJson } from "../json-stream.ts";
import type { SourceDocument } from "../source-document.ts";
import { Blocks, type Container } from "./blocks.ts";
import { isSameJson, type PatchStep } from "./json-patch.ts";
import {
  behindColon,
  behindDash,
  blockLines,
  flowPair,
  flowText,
  indented,
  type Layout,
  layoutOf,
  type Quotes,
  quoted,
  stringText,
  type Written,
} from "./write-yaml.ts";

/** A change of a text: what stands between two offsets gives way to another text, whose line breaks are `\n`. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** An item of a list, or a key with its value, as it stands in the text. */
export interface Excerpt {
  readonly isItem: boolean;
  /** The comments right above it. */
  readonly comments: readonly string[];
  readonly written: Written;
}

/**
 * Finds the stretch of text to change for a step of a patch. All else stays as it stands, comments included.
 *
 * A step has several ways, the nicest first. They are taken from how the lines look and not proved: tags, anchors or odd
 * indentation may be in the way. So the result of each has to be read again and compared.
 */
export class Splicer {
  private readonly blocks: Blocks;
  private readonly layout: Layout;
  private readonly quotes: Quotes;

  constructor(document: SourceDocument) {
    this.blocks = new Blocks(document);
    const text = document.source.text.slice(document.start, document.end);
    this.layout = layoutOf(text);
    this.quotes = isJson(text) ? "always" : "where needed";
  }

  /** @param excerpt - how a value that is moved looks: it goes, and comes, with its comments */
  *splicesFor(step: PatchStep, excerpt?: Excerpt): Generator<Splice> {
    const { path } = step;
    const last = path.at(-1);
    if (last === undefined) {
      if ("value" in step) yield* this.replaceRoot(step.value);
      return;
    }
    const container = this.blocks.containerAt(path.slice(0, -1));
    const index = this.blocks.indexOf(container, path);
    const exists = index < container.children.length;
    if (step.kind === "rename") yield* this.rename(container, index, step.key);
    else if (step.kind === "remove") yield* exists ? this.remove(container, index, excerpt) : [];
    else if (exists && (step.kind === "replace" || typeof last === "string")) {
      yield* this.wrap(container, index, path, step.value);
      yield* this.replace(container, index, step.value);
    } else yield* this.insert({ container, index, segment: last, value: step.value }, excerpt);
  }

  /** A value as it stands in the text, with the comments inside; undefined where it cannot be taken out so. */
  excerptAt(path: Path): Excerpt | undefined {
    const { blocks } = this;
    const container = blocks.containerAt(path.slice(0, -1));
    const index = blocks.indexOf(container, path);
    const child = container.children[index];
    const from = child === undefined || container.isFlow ? undefined : blocks.indicatorEnd(container, index);
    if (child === undefined || from === undefined) return undefined;
    const indentation = blocks.indentationOf(container);
    const [head = "", ...body] = linesOf(blocks.text.slice(from, this.endOfLines(container, index)));
    if (body.some((line) => !line.startsWith(indentation) && line.trim() !== "")) return undefined;
    const begin = blocks.beginOf(container, index);
    const above = blocks.isFirstOfLine(begin) ? blocks.text.slice(blocks.startOfComments(begin), begin) : "";
    return {
      isItem: child.key === undefined,
      comments: linesOf(above.trim())
        .map((line) => line.trimStart())
        .filter((line) => line !== ""),
      written: { head, body: body.map((line) => line.slice(indentation.length)) },
    };
  }

  private *replaceRoot(value: JsonValue): Generator<Splice> {
    const { blocks } = this;
    const { nodes, end } = blocks.document;
    const from = nodes.count === 0 ? end : blocks.startOf(0);
    const to = nodes.count === 0 ? end : blocks.endOf({ node: 0 });
    const lines = indented(blockLines(value, this.layout) ?? [], from - blocks.startOfLine(from));
    if (lines.length > 0 && this.quotes === "where needed") yield { from, to, text: lines.join("\n").trimStart() };
    yield { from, to, text: flowText(value, this.quotes) };
  }

  /** A value that becomes the only one of a new mapping looks as it did there, and its comments stay with it. */
  private *wrap(container: Container, index: number, path: Path, value: JsonValue): Generator<Splice> {
    const { blocks } = this;
    const [pair, ...others] = isObject(value) ? Object.entries(value) : [];
    if (pair === undefined || others.length > 0 || !isSameJson(pair[1], blocks.valueAt(path))) return;
    const excerpt = this.excerptAt(path);
    const from = blocks.indicatorEnd(container, index);
    if (excerpt === undefined || excerpt.isItem || from === undefined) return;
    const { comments, written } = excerpt;
    const lines = [`${stringText(pair[0])}:${written.head}`, ...written.body];
    const to = this.endOfLines(container, index);
    // What stands above the first key may be about the whole mapping.
    if (index === 0 || comments.length === 0) {
      yield { from, to, text: this.below(container, indented(lines, this.layout.indent)) };
      return;
    }
    const begin = blocks.beginOf(container, index);
    const head = blocks.indentationOf(container) + blocks.text.slice(begin, from);
    const text = head + this.below(container, indented([...comments, ...lines], this.layout.indent));
    yield { from: blocks.startOfComments(begin), to, text };
  }

  private *replace(container: Container, index: number, value: JsonValue): Generator<Splice> {
    const child = container.children[index];
    if (child === undefined) return;
    const { node, key } = child;
    const from = this.blocks.startOf(node);
    const to = this.blocks.endOf({ node });
    if (typeof value === "string" && !value.includes("\n")) {
      const quote = this.blocks.text.charAt(from);
      if (quote === '"') yield { from, to, text: quoted(value) };
      if (quote === "'") yield { from, to, text: `'${value.replaceAll("'", "''")}'` };
    }
    if (container.isFlow) {
      const text = flowText(value, this.quotes);
      yield { from, to, text: from === to ? ` ${text}` : text };
      // `{a}` is a key without a colon.
      yield { from, to, text: `: ${text}` };
      return;
    }
    const brackets = /^[[{]\s*[^\]}\s]/.test(this.blocks.text.slice(from, to));
    const onOne = onOneLine(value);
    if (brackets && blockLines(value, this.layout) !== undefined && onOne.head.length <= LONGEST_FLOW)
      yield { from, to, text: onOne.head.trimStart() };
    const behind = key === undefined ? behindDash : behindColon;
    for (const written of [behind(value, this.layout), onOne])
      yield* this.putBehind(container, index, { from, to, written });
  }

  private *rename({ children, isFlow }: Container, index: number, key: string): Generator<Splice> {
    const node = children[index]?.key;
    if (node === undefined) return;
    const from = this.blocks.startOf(node);
    yield { from, to: this.blocks.endOf({ node }), text: isFlow ? flowText(key, this.quotes) : stringText(key) };
  }

  /** Puts a value between two offsets of the place behind an indicator; what else is on its line stays where it may. */
  private *putBehind(
    container: Container,
    index: number,
    { from, to, written: { head, body } }: { from: number; to: number; written: Written },
  ): Generator<Splice> {
    const { blocks } = this;
    const start = blocks.indicatorEnd(container, index) ?? from;
    const end = blocks.endOfLine(to);
    const below = this.below(container, body);
    const [line = "", ...lines] = linesOf(blocks.text.slice(start, from));
    const rest = blocks.text.slice(to, end);
    // An anchor may stay before a mapping or a list; the others have it on their line.
    if (head === "") yield { from: start, to: end, text: line.trimEnd() + rest + below };
    else if (lines.length === 0 && from < to) yield { from, to: end, text: head.trimStart() + rest + below };
    yield { from: start, to: end, text: head + commentIn(line) + commentIn(rest) + below };
  }

  private *insert({ container, index, segment, value }: Insertion, excerpt: Excerpt | undefined): Generator<Splice> {
    const isItem = typeof segment === "number";
    if (container.children.length === 0) {
      if (excerpt !== undefined && !isItem) yield* this.fillWith(container, segment, excerpt);
      yield* this.fill(container, isItem ? [value] : { [segment]: value });
      return;
    }
    if (container.isFlow) {
      yield this.insertFlow(
        container,
        index,
        isItem ? flowText(value, this.quotes) : flowPair(segment, value, this.quotes),
      );
      return;
    }
    const indicator = isItem ? "-" : `${stringText(segment)}:`;
    const behind = isItem ? behindDash : behindColon;
    if (excerpt !== undefined) {
      const { comments, written } = excerpt;
      yield this.insertLines(container, index, [...comments, indicator + written.head, ...written.body]);
    }
    for (const { head, body } of [behind(value, this.layout), onOneLine(value)])
      yield this.insertLines(container, index, [indicator + head, ...body]);
  }

  private *remove(container: Container, index: number, excerpt: Excerpt | undefined): Generator<Splice> {
    const { length, 0: first } = container.children;
    const isFirstKey = index === 0 && first?.key !== undefined;
    if (length === 1) yield* this.empty(container, first?.key === undefined ? [] : {});
    else if (container.isFlow) yield this.removeFlow(container, index);
    // What stands above the first key may be about the whole mapping.
    else yield this.removeLines(container, index, isFirstKey && excerpt === undefined ? "stay" : "go");
  }

  /** Writes brackets for a mapping or a list whose only child goes, with the comments that belong to it. */
  private *empty(container: Container, value: JsonValue): Generator<Splice> {
    const isInLines = !container.isFlow && container.path.length > 0;
    for (const splice of this.fill(container, value))
      yield isInLines ? { ...splice, to: Math.max(splice.to, this.endOfLines(container, 0)) } : splice;
  }

  /** Gives a mapping or a list that is empty, or is to become so, a new value. */
  private *fill({ path }: Container, value: JsonValue): Generator<Splice> {
    if (path.length === 0) {
      yield* this.replaceRoot(value);
      return;
    }
    const outer = this.blocks.containerAt(path.slice(0, -1));
    yield* this.replace(outer, this.blocks.indexOf(outer, path), value);
  }

  /** Gives an empty mapping its first key, with a value that stood elsewhere and looks as it did there. */
  private *fillWith({ path }: Container, key: string, { comments, written }: Excerpt): Generator<Splice> {
    if (path.length === 0) return;
    const outer = this.blocks.containerAt(path.slice(0, -1));
    const index = this.blocks.indexOf(outer, path);
    const child = outer.children[index];
    if (child === undefined || outer.isFlow) return;
    const lines = [...comments, `${stringText(key)}:${written.head}`, ...written.body];
    const from = this.blocks.startOf(child.node);
    const body = indented(lines, child.key === undefined ? 2 : this.layout.indent);
    yield* this.putBehind(outer, index, { from, to: this.blocks.endOf(child), written: { head: "", body } });
  }

  private insertLines(container: Container, index: number, lines: readonly string[]): Splice {
    const { blocks } = this;
    const before = container.children[index - 1];
    const below = this.below(container, lines);
    if (before !== undefined) {
      const end = blocks.endOfLine(blocks.endOf(before));
      return { from: end, to: end, text: below };
    }
    const begin = blocks.beginOf(container, 0);
    if (!blocks.isFirstOfLine(begin))
      return { from: begin, to: begin, text: `${below.trimStart()}\n${blocks.indentationOf(container)}` };
    // Comments right above the first child are about that one.
    const start = blocks.startOfComments(begin);
    return { from: start, to: start, text: `${below.slice(1)}\n` };
  }

  private removeLines(container: Container, index: number, comments: "stay" | "go"): Splice {
    const { blocks } = this;
    const begin = blocks.beginOf(container, index);
    const end = this.endOfLines(container, index);
    if (blocks.isFirstOfLine(begin)) {
      const start = comments === "go" ? blocks.startOfComments(begin) : blocks.startOfLine(begin);
      return withLineBreak(blocks.text, start, end);
    }
    // The first key of an item stands behind the dash: the second one moves up, unless there is a comment above it.
    const second = blocks.beginOf(container, index + 1);
    if (blocks.text.slice(end, second).trim() === "") return { from: begin, to: second, text: "" };
    return { from: begin - blanksBefore(blocks.text, begin), to: end, text: "" };
  }

  private insertFlow(container: Container, index: number, written: string): Splice {
    const { blocks } = this;
    const before = container.children[index - 1];
    const sibling = blocks.beginOf(container, Math.max(index - 1, 0));
    const lineStart = blocks.startOfLine(sibling);
    const gap = blocks.isFirstOfLine(sibling) ? `,\n${blocks.text.slice(lineStart, sibling)}` : ", ";
    if (before === undefined) return { from: sibling, to: sibling, text: written + gap };
    const end = blocks.endOf(before);
    return { from: end, to: end, text: gap + written };
  }

  private removeFlow(container: Container, index: number): Splice {
    const { blocks } = this;
    const before = container.children[index - 1];
    const child = container.children[index];
    const isLast = index + 1 === container.children.length;
    if (isLast && before !== undefined && child !== undefined)
      return { from: blocks.endOf(before), to: blocks.endOf(child), text: "" };
    return { from: blocks.beginOf(container, index), to: blocks.beginOf(container, index + 1), text: "" };
  }

  /** The end of the lines of a child, with the comments below that are further right. */
  private endOfLines(container: Container, index: number): number {
    const { blocks } = this;
    const end = blocks.endOfLine(blocks.endOf(container.children[index] ?? container));
    if (!blocks.isFirstOfLine(blocks.beginOf(container, index))) return end;
    return blocks.endOfComments(end, blocks.indentationOf(container).length);
  }

  /** Lines for a container, each with the line break before it. */
  private below(container: Container, lines: readonly string[]): string {
    const { length } = this.blocks.indentationOf(container);
    return indented(lines, length)
      .map((line) => `\n${line}`)
      .join("");
  }
}

/** What stood in brackets stays in brackets, unless it becomes longer than this. */
const LONGEST_FLOW = 80;

interface Insertion {
  readonly container: Container;
  readonly index: number;
  readonly segment: string | number;
  readonly value: JsonValue;
}

const onOneLine = (value: JsonValue): Written => ({ head: ` ${flowText(value, "where needed")}`, body: [] });

const linesOf = (text: string): string[] => text.split(LINE_BREAK);

/** The comment of a piece of a line that holds no value. */
function commentIn(text: string): string {
  const start = text.indexOf("#");
  return start < 0 ? "" : ` ${text.slice(start)}`;
}

function blanksBefore(text: string, offset: number): number {
  let blanks = 0;
  while (text.charAt(offset - blanks - 1) === " ") blanks++;
  return blanks;
}

/** Takes whole lines out: with the line break behind them, or with the one before if there is none. */
function withLineBreak(text: string, from: number, to: number): Splice {
  const after = new RegExp(LINE_BREAK, "y");
  after.lastIndex = to;
  if (after.test(text)) return { from, to: after.lastIndex, text: "" };
  const before = LINE_BREAK_AT_END.exec(text.slice(Math.max(from - LONGEST_LINE_BREAK, 0), from));
  return { from: from - (before?.[0].length ?? 0), to, text: "" };
}

/** One carriage return too many is part of the line break behind it, as in the reference. */
export const LINE_BREAK = /\r?\r\n|\r|\n/;

const LINE_BREAK_AT_END = new RegExp(`(?:${LINE_BREAK.source})$`);
const LONGEST_LINE_BREAK = "\r\r\n".length;
