import type { Json } from "../resources/arbitraries.ts";
import { append, leaveOut, put, repeatFirst, type Slip, slipsAt } from "./slip.ts";

const keysOfJavaScript = (value: unknown): Json =>
  Object.fromEntries(["__proto__", "toString"].map((key) => [key, value]));

/** Slips in declarations of params. */
const declarationSlips = [
  ["a param twice", repeatFirst("params")],
  ["a param with a bad name", append("params", { name: "1st" })],
  ["params with bad names", append("params", { name: "a b", type: "array" }, { name: "é" }, { name: "a b" })],
  ["an object with dots", append("params", { name: "o.p", type: "object", properties: { "k.l": {}, ok: {} } })],
  ["an object with a bad key", append("params", { name: "o", type: "object", properties: { "2": {}, ok: {} } })],
  [
    "an object with keys of JavaScript's",
    append(
      "params",
      { name: "o", default: keysOfJavaScript("v") },
      { name: "o2", type: "object", properties: keysOfJavaScript({}) },
    ),
  ],
  ["a param of no type", append("params", { name: "p", type: "number" })],
  ["a default of another type", append("params", { name: "p", type: "array", default: "x" })],
  ["an object's default for a string", append("params", { name: "p", type: "string", default: { k: "v" } })],
  ["an object without keys", append("params", { name: "o", type: "object" })],
  [
    "an object of lists",
    append("params", { name: "o", type: "object", properties: { k: { type: "array" }, a: { type: "array" } } }),
  ],
  [
    "an object with too short a default",
    append("params", { name: "o", properties: { k: {}, l: {} }, default: { k: "v" } }),
  ],
  ["an enum of an array", append("params", { name: "e", type: "array", enum: ["a"] })],
  ["an enum with a value twice", append("params", { name: "e", enum: ["a", "b", "a"] })],
  ["an enum without the default", append("params", { name: "e", enum: ["a", "b"], default: "c" })],
  ["no declarations of params", leaveOut("params")],
] as const;

/** Who declares params: a task, a pipeline, and a step action, which alone has its image in its spec. */
const OWNERS = [
  ["{steps}", () => true],
  ["{tasks}", () => true],
  ["document.spec", (spec: Json) => spec["image"] !== undefined],
] as const;

const inOwners = OWNERS.flatMap(([at, isOwner]) =>
  slipsAt(at, Object.fromEntries(declarationSlips)).map(({ name, change }) => ({
    name: `${name}, in ${at}`,
    at,
    change: (spec: Json) => (isOwner(spec) ? change(spec) : undefined),
  })),
);

/** Slips in params, declared or given. */
export const paramSlips: readonly Slip[] = [
  ...inOwners,
  ...slipsAt("params.*", {
    "another name": put({ name: "other" }),
    "a name in capitals": ({ name, ...param }) => ({ name: String(name).toUpperCase(), ...param }),
    "without a value": leaveOut("value"),
    "a value of no type": put({ value: 5 }),
    "a list for a value": (param) =>
      param["value"] === undefined ? undefined : { ...param, value: ["a", "$(params.nope)"] },
    "an object for a value": (param) =>
      param["value"] === undefined
        ? undefined
        : { ...param, value: { url: "$(params.nope)", more: "$(params.flags[*])" } },
    "a string for a value": (param) =>
      param["value"] === undefined ? undefined : { ...param, value: "$(params.repo)" },
    "without a type": leaveOut("type"),
    "without a default": leaveOut("default"),
    "without keys": leaveOut("properties"),
    "another type": (param) => (param["value"] === undefined ? { ...param, type: "object" } : undefined),
    "an empty name": put({ name: "" }),
  }),
];
