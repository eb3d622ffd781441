// The answering program: JSON requests a line in, JSON answers a line out, in the protocol of the oracle. Vector tests,
// fuzzing and outside checks all go through it. It runs from source, so that it is never stale.
import { createInterface } from "node:readline";
import { goJson, type JsonValue } from "../../src/go/json.ts";
import { operations, type Request } from "./operations.ts";

for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() !== "") process.stdout.write(`${goJson(answer(JSON.parse(line)))}\n`);
}

function answer(request: Request): JsonValue {
  const { id, op } = request;
  const operation = operations.get(String(op));
  const body = operation === undefined ? { error: `unknown op ${JSON.stringify(op)}` } : operation(request);
  // Answers are made of what the library gives, which is JSON.
  return { ...(id === undefined ? {} : { id }), ...body } as JsonValue;
}
