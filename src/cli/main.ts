import { exitCodes } from "./exit-codes.ts";
import { nodeWorld } from "./node-world.ts";
import { run } from "./run.ts";

process.once("SIGINT", () => process.exit(exitCodes.interrupted));

// No `process.exit` here: what has been written may still be on its way.
run(process.argv.slice(2), nodeWorld(process)).then((code) => {
  process.exitCode = code;
});
