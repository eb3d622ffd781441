import type { Diagnostic } from "../diagnostic.ts";
import type { JsonValue } from "../go/json.ts";
import { wantObject, wrongArgument } from "../wrong-argument.ts";
import type { SourceText } from "./source-text.ts";
import type { NodeTable } from "./yaml/nodes.ts";

/** One YAML document: its value, and the place of every key and value. Made from any text without throwing. */
export interface SourceDocument {
  /** Which document of its file it is, from 0. */
  readonly index: number;
  /** The whole file. */
  readonly source: SourceText;
  /** Where the document starts in the file. */
  readonly start: number;
  /** Where it ends in the file, exclusive. */
  readonly end: number;
  /** What the document says, as JSON; undefined if it cannot be read. */
  readonly value: JsonValue | undefined;
  /** What is wrong with its text, with ranges. An error means that there is no value; duplicate keys are warnings. */
  readonly diagnostics: readonly Diagnostic[];
  /** The places of its nodes, counted from `start`. To be asked through `locate` and `placeOf`. */
  readonly nodes: NodeTable;
}

/** A document that could be read. */
export interface Readable extends SourceDocument {
  readonly value: JsonValue;
}

export const isReadable = (document: SourceDocument): document is Readable => document.value !== undefined;

/** @throws {TypeError} if `given` is no document */
export function wantDocument(given: unknown, doing: string): asserts given is SourceDocument {
  const want = "a document that parseDocuments or readYaml gave";
  wantObject(given, doing, want);
  if (!("nodes" in given && "source" in given)) throw wrongArgument(doing, want, given);
}

/** Limits of what a reader takes on; past one there is a diagnostic, not a hang. */
export interface ReadOptions {
  /** The longest text, in UTF-16 units. Default 64 Mi. */
  readonly maxLength?: number;
  /** How deep lists and mappings may be inside each other. Default 512; the reference stops at 10,000. */
  readonly maxDepth?: number;
  /** How many documents a file may hold, for `parseDocuments`. Default 100,000. */
  readonly maxDocuments?: number;
}

/** @throws {TypeError} if `given` holds something else than limits */
export function wantLimits(given: unknown, doing: string): asserts given is ReadOptions {
  const want = "ReadOptions, whose limits are numbers";
  wantObject(given, doing, want);
  const { maxLength = 0, maxDepth = 0, maxDocuments = 0 } = given as Readonly<Record<string, unknown>>;
  for (const limit of [maxLength, maxDepth, maxDocuments])
    if (typeof limit !== "number" || Number.isNaN(limit)) throw wrongArgument(doing, want, limit);
}
