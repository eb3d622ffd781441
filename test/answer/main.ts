// The answering program: JSON requests a line in, JSON answers a line out, in the protocol of the oracle. Vector tests,
// fuzzing and outside checks all go through it. It runs from source, so that it is never stale.
import { createInterface } from "node:readline";
import { answer } from "./answer.ts";

for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() !== "") process.stdout.write(`${answer(JSON.parse(line))}\n`);
}
