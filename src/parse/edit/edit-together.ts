import type { PatchOperation } from "../../go/json.ts";
import type { Readable } from "../source-document.ts";
import { applySteps } from "./apply-steps.ts";
import { Claims } from "./claims.ts";
import { additionOf, applyStep, isSameJson, type PatchStep, pathOf, stepsOf } from "./json-patch.ts";
import { type Excerpt, LINE_BREAK, type Splice, Splicer } from "./splices.ts";

/** Reads the text of a document on its own; undefined if it is not one document that can be read. */
export type Read = (text: string) => Readable | undefined;

/** The first operation of a patch that cannot be done; without a `problem`, it does not fit into the text. */
export interface Refused {
  readonly operation: PatchOperation;
  readonly problem?: string;
}

/**
 * A document after a patch. Operations that have nothing to do with each other change the text together: it is read again
 * and held against the patched value once for all of them, and for fewer only where that fails. So a patch takes as many
 * readings as it has operations that need one another, and the result is that of one after the other.
 *
 * @throws {TypeError} if an operation is malformed
 */
export function editTogether(document: Readable, patch: readonly PatchOperation[], read: Read): Readable | Refused {
  let edited = document;
  let refused: (Refused & Pick<Waiting, "index">) | undefined;
  let waiting: readonly Waiting[] = patch.map((operation, index) => ({ index, operation }));
  while (waiting.length > 0) {
    const { ready, later, problem } = nextOf(edited, waiting);
    const done = afterReady(edited, ready, read);
    edited = done.document;
    refused = done.refused ?? problem ?? refused;
    const last = refused?.index ?? patch.length;
    waiting = [...done.rest, ...later].filter(({ index }) => index < last).sort((a, b) => a.index - b.index);
  }
  return refused ?? edited;
}

/** An operation that is still to be done. */
interface Waiting {
  /** Where it stands in the patch. */
  readonly index: number;
  readonly operation: PatchOperation;
  /** Of a move of which the first half is done: what is to be added. */
  readonly moved?: Pick<PatchStep & { kind: "add" }, "value"> & { readonly excerpt: Excerpt | undefined };
}

/** An operation that nothing stands in the way of, and its steps. */
interface Ready extends Waiting {
  readonly steps: readonly PatchStep[];
}

interface Next {
  readonly ready: readonly Ready[];
  readonly later: readonly Waiting[];
  /** What comes behind an operation that cannot be done need not be done either. */
  readonly problem?: Required<Refused> & Pick<Waiting, "index">;
}

/** So many that have to wait are looked at for one that need not, and some more at the start. */
const WAITING_PER_READY = 32;

/** Of the operations that wait, those that do not wait for each other. */
function nextOf({ value }: Readable, waiting: readonly Waiting[]): Next {
  const claims = new Claims(value);
  const ready: Ready[] = [];
  const later: Waiting[] = [];
  for (const [at, each] of waiting.entries()) {
    const { index, operation, moved } = each;
    if (later.length > WAITING_PER_READY * (ready.length + 1)) return { ready, later: later.concat(waiting.slice(at)) };
    if (claims.add(operation).waits) {
      later.push(each);
      continue;
    }
    const steps = moved === undefined ? stepsOf(value, operation) : additionOf(value, operation.path, moved.value);
    if ("problem" in steps) return { ready, later, problem: { index, operation, problem: steps.problem } };
    if (steps.steps.length > 0) ready.push({ ...each, steps: steps.steps });
  }
  return { ready, later };
}

/** A document after some operations, and those of them that are not done. */
interface Done {
  readonly document: Readable;
  readonly rest: readonly Waiting[];
  readonly refused?: Refused & Pick<Waiting, "index">;
}

function afterReady(document: Readable, ready: readonly Ready[], read: Read): Done {
  const [first] = ready;
  if (first === undefined) return { document, rest: [] };
  if (ready.length === 1) {
    const { index, operation } = first;
    const edited = afterSteps(document, first, read);
    return edited === undefined
      ? { document, rest: [], refused: { index, operation } }
      : { document: edited, rest: [] };
  }
  const done = afterAll(document, ready, read);
  if (done !== undefined) return done;
  const middle = ready.length >> 1;
  const half = afterReady(document, ready.slice(0, middle), read);
  if (half.refused !== undefined) return half;
  const whole = afterReady(half.document, ready.slice(middle), read);
  return { ...whole, rest: [...half.rest, ...whole.rest] };
}

/** An operation and the change of the text for its first step. */
interface Change extends Splice, Ready {
  readonly excerpt: Excerpt | undefined;
}

/** The document after the first steps of operations, each written in the nicest way; undefined if it does not read so. */
function afterAll(document: Readable, ready: readonly Ready[], read: Read): Done | undefined {
  const splicer = new Splicer(document);
  const changes: Change[] = [];
  for (const each of ready) {
    const excerpt = excerptFor(each, document, splicer);
    const splice = firstOf(each.steps.slice(0, 1).flatMap((step) => firstOf(splicer.splicesFor(step, excerpt)) ?? []));
    if (splice === undefined) return undefined;
    changes.push({ ...each, ...splice, excerpt });
  }
  const { apart, others } = withoutOverlaps(changes);
  const edited = read(spliced(document.source.text, apart));
  const expected = applySteps(
    document.value,
    apart.flatMap(({ steps }) => steps.slice(0, 1)),
  );
  if (edited === undefined || !isSameJson(edited.value, expected)) return undefined;
  return { document: edited, rest: [...others, ...apart.flatMap(restOf)] };
}

function firstOf<T>(items: Iterable<T>): T | undefined {
  for (const item of items) return item;
  return undefined;
}

/** The second half of a move. */
function restOf({ index, operation: { path }, excerpt, steps: [, addition] }: Change): readonly Waiting[] {
  if (addition?.kind !== "add" && addition?.kind !== "replace") return [];
  const { value } = addition;
  return [{ index, operation: { op: "add", path, value }, moved: { value, excerpt } }];
}

/**
 * Changes in the order of the text, without those that touch the place of an earlier operation: where two texts come to
 * one place, their order is that of the patch.
 */
function withoutOverlaps(changes: readonly Change[]): { apart: readonly Change[]; others: readonly Change[] } {
  const apart: Change[] = [];
  const others: Change[] = [];
  for (const change of changes.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    let last = apart.at(-1);
    while (last !== undefined && touch(last, change) && last.index > change.index) {
      others.push(last);
      apart.pop();
      last = apart.at(-1);
    }
    if (last !== undefined && touch(last, change)) others.push(change);
    else apart.push(change);
  }
  return { apart, others };
}

const touch = (before: Splice, behind: Splice): boolean => behind.from < before.to || behind.from === before.from;

/** How a value looks that is moved or copied, if it may look so in its new place: an item in a list, a key in a mapping. */
function excerptFor({ operation, steps, moved }: Ready, document: Readable, splicer: Splicer): Excerpt | undefined {
  if (moved !== undefined) return moved.excerpt;
  if (operation.op !== "move" && operation.op !== "copy") return undefined;
  const excerpt = splicer.excerptAt(pathOf(document.value, operation.from));
  const isItem = typeof steps.at(-1)?.path.at(-1) === "number";
  if (excerpt?.isItem !== isItem) return undefined;
  return operation.op === "move" ? excerpt : { ...excerpt, comments: [] };
}

function afterSteps(document: Readable, ready: Ready, read: Read): Readable | undefined {
  const excerpt = excerptFor(ready, document, new Splicer(document));
  let edited: Readable | undefined = document;
  for (const step of ready.steps) edited = edited === undefined ? undefined : afterStep(edited, step, excerpt, read);
  return edited;
}

/** The document after one step, in the first way of writing it that reads as it should. */
function afterStep(
  document: Readable,
  step: PatchStep,
  excerpt: Excerpt | undefined,
  read: Read,
): Readable | undefined {
  const expected = applyStep(document.value, step);
  for (const splice of new Splicer(document).splicesFor(step, excerpt)) {
    const edited = read(spliced(document.source.text, [splice]));
    if (edited !== undefined && isSameJson(edited.value, expected)) return edited;
  }
  return undefined;
}

/** A text after changes that are in its order. */
function spliced(source: string, splices: readonly Splice[]): string {
  const lineBreak = LINE_BREAK.exec(source)?.[0] ?? "\n";
  const parts: string[] = [];
  let end = 0;
  for (const { from, to, text } of splices) {
    parts.push(
      source.slice(end, from),
      text.replaceAll("\n", () => lineBreak),
    );
    end = to;
  }
  return parts.join("") + source.slice(end);
}
