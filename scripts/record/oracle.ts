import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { type Answer, readAnswer } from "../../test/conformance/expectation.ts";
import { replayRun } from "./runs/replay-run.ts";
import { replayTaskRun } from "./task-runs/replay-task-run.ts";

type Json = Readonly<Record<string, unknown>>;

/** The oracle: JSON requests a line in, JSON answers a line out, in order. */
export interface Oracle {
  /** The answer; `{ ended }` with the reason if there is none, because the program could not be started or has ended. */
  ask(request: Json): Promise<Answer>;
  stop(): Promise<void>;
}

export function startOracle(path: string): Oracle {
  const program = spawn(path, [], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting: ((answer: Answer) => void)[] = [];
  let end: Answer | undefined;
  const ended = new Promise<void>((resolve) => {
    const stopAnswering = (why: string) => {
      end ??= { ended: why };
      for (const answer of waiting.splice(0)) answer(end);
      resolve();
    };
    program.on("error", ({ message }) => stopAnswering(message));
    program.on("close", (code, signal) => stopAnswering(`the program ended (${code ?? signal})`));
  });
  // Told by "close".
  program.stdin.on("error", () => {});
  createInterface({ input: program.stdout }).on("line", (line) => waiting.shift()?.(readAnswer(line)));
  const ask = (request: Json): Promise<Answer> =>
    new Promise((resolve) => {
      if (end !== undefined) resolve(end);
      else {
        waiting.push(resolve);
        program.stdin.write(`${JSON.stringify(request)}\n`);
      }
    });
  return {
    ask: (request) => {
      if (request["op"] === "trace") return replayRun(ask, request);
      return request["op"] === "taskrun-trace" ? replayTaskRun(ask, request) : ask(request);
    },
    stop: () => {
      program.stdin.end();
      return ended;
    },
  };
}
