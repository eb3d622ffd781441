import { formatTime } from "../../go/time.ts";
import type { Time } from "../../types/scalars.ts";
import { wrongArgument } from "../../wrong-argument.ts";

/** Where a value stands in an object of Kubernetes, for who is told that it is wrong. */
export interface Place {
  /** What the caller wants to do: `"open a TaskRun"`. */
  readonly doing: string;
  /** What the object is: `"a pod"`. */
  readonly object: string;
  /** `"status.phase"`; empty for the object itself. */
  readonly path: string;
}

/** Gives a value of a type, or throws a `TypeError` that says what is wanted. */
export type Reader<T> = (given: unknown, place: Place) => T;

/** A reader for each field of an interface; those of optional fields may give nothing. */
export type Readers<T> = {
  readonly [K in keyof T]-?: Reader<Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K]>;
};

/** A string. */
export const text: Reader<string> = (given, place) =>
  typeof given === "string" ? given : refuse("a string", given, place);

/** A number. */
export const number: Reader<number> = (given, place) =>
  typeof given === "number" ? given : refuse("a number", given, place);

/** True or false. */
export const flag: Reader<boolean> = (given, place) =>
  typeof given === "boolean" ? given : refuse("true or false", given, place);

/** Clients for JavaScript make Dates of times. */
export const time: Reader<Time> = (given, place) => {
  if (!(given instanceof Date)) return text(given, place);
  return Number.isNaN(given.getTime()) ? refuse("a valid Date", given, place) : formatTime(given.getTime());
};

/** For what may be missing; null is as if it were. */
export const optional =
  <T>(read: Reader<T>): Reader<T | undefined> =>
  (given, place) =>
    given === undefined || given === null ? undefined : read(given, place);

/** For what is never missing: as in Go, it has its zero value then. */
export const orZero =
  <T>(read: Reader<T>, zero: T): Reader<T> =>
  (given, place) =>
    given === undefined || given === null ? zero : read(given, place);

/** A list of objects; as in Go, null stands for one without any fields. */
export const listOf =
  <T>(read: Reader<T>): Reader<readonly T[]> =>
  (given, place) => {
    if (!Array.isArray(given)) return refuse("a list", given, place);
    return given.map((item: unknown, index) => read(item ?? {}, { ...place, path: `${place.path}[${index}]` }));
  };

/** Texts under names of anybody's choice. */
export const texts: Reader<Readonly<Record<string, string>>> = (given, place) =>
  Object.fromEntries(entriesOf(given, place).map(([key, value]) => [key, orZero(text, "")(value, inside(place, key))]));

/** An object with these fields; it has none that are not there, and others are left out. */
export const fields =
  <T extends object>(readers: Readers<T>): Reader<T> =>
  (given, place) => {
    const values = new Map(entriesOf(given, place));
    const read = Object.entries<Reader<unknown>>(readers).flatMap(([key, reader]) => {
      const value = reader(values.get(key), inside(place, key));
      return value === undefined ? [] : [[key, value]];
    });
    // The readers are those of T.
    return Object.fromEntries(read) as T;
  };

function entriesOf(given: unknown, place: Place): [string, unknown][] {
  if (typeof given !== "object" || given === null || Symbol.iterator in given) return refuse("an object", given, place);
  return Object.entries(given);
}

const inside = (place: Place, key: string): Place => ({
  ...place,
  path: place.path === "" ? key : `${place.path}.${key}`,
});

function refuse(want: string, given: unknown, { doing, object, path }: Place): never {
  throw wrongArgument(doing, path === "" ? object : `${want} as ${path} of ${object}`, given);
}
