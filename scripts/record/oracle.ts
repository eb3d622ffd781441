import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { type Answer, readAnswer } from "../../test/conformance/expectation.ts";

type Json = Readonly<Record<string, unknown>>;

/** The oracle: JSON requests a line in, JSON answers a line out, in order. */
export interface Oracle {
  ask(request: Json): Promise<Answer>;
  stop(): Promise<void>;
}

export function startOracle(path: string): Oracle {
  const program = spawn(path, [], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting: ((answer: Answer) => void)[] = [];
  createInterface({ input: program.stdout }).on("line", (line) => waiting.shift()?.(readAnswer(line)));
  const ended = new Promise<void>((resolve) => program.on("close", () => resolve()));
  return {
    ask: (request) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        program.stdin.write(`${JSON.stringify(request)}\n`);
      }),
    stop: () => {
      program.stdin.end();
      return ended;
    },
  };
}
