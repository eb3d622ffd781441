import type { ScriptedEvent } from "../../run/simulate/script.ts";
import { SIMULATE_FORMATS, type SimulateFormat } from "../commands.ts";
import type { OptionToken } from "../option-table.ts";
import type { ClusterOptions } from "../validate/cluster-config.ts";
import { clusterOptions, isFlag, keyAndValue, valuesIn } from "../validate/options.ts";
import {
  type DurationWish,
  readAttempts,
  readDuration,
  readEvent,
  readOmission,
  readResult,
  type Wish,
} from "./script/wishes.ts";

/** What the command `simulate` is to do. */
export interface SimulateRequest extends ClusterOptions {
  readonly kind: "simulate";
  readonly files: readonly string[];
  readonly format: SimulateFormat;
  /** What shall become of tasks, in the order of the command line. */
  readonly wishes: readonly Wish[];
  /** How long tasks take of which nothing else is said. */
  readonly durationMs: number | undefined;
  readonly params: readonly (readonly [name: string, text: string])[];
  /** What the user asks of all runs, and when. */
  readonly events: readonly ScriptedEvent[];
  /** Only errors are told. */
  readonly isQuiet: boolean;
}

/** The request, once the options are known to be right. */
export function simulateRequest(files: readonly string[], options: readonly OptionToken[]): SimulateRequest {
  const wishes = options.flatMap(({ name, value = "" }) => READERS.get(name)?.(value) ?? []);
  const format = valuesIn(options, "format").at(-1);
  return {
    kind: "simulate",
    files,
    format: SIMULATE_FORMATS.find((known) => known === format) ?? "text",
    wishes: wishes.filter(({ target }) => target !== ""),
    durationMs: wishes.findLast(isForAll)?.durationMs,
    params: valuesIn(options, "param").map(keyAndValue),
    events: valuesIn(options, "spec-status").flatMap((text) => readEvent(text) ?? []),
    isQuiet: options.some(({ name }) => name === "quiet"),
    ...clusterOptions(options),
  };
}

const READERS: ReadonlyMap<string, (text: string) => Wish | undefined> = new Map([
  ["fail", (text) => readAttempts("fail", text)],
  ["hang", (text) => readAttempts("hang", text)],
  ["duration", readDuration],
  ["result", readResult],
  ["omit-result", (text) => readOmission(text)],
]);

const isForAll = (wish: Wish): wish is Wish & DurationWish => wish.kind === "duration" && wish.target === "";

/** Whether a value of an option of this command cannot be understood. */
export function isWrongValue(option: string, text: string): boolean {
  if (option === "param") return !isFlag(text);
  const read = option === "spec-status" ? readEvent : READERS.get(option);
  return read !== undefined && read(text) === undefined;
}
