/**
 * Starts the program of the command line. To compile it takes longer than to check a small file with it: what V8 made of it
 * is kept beside it, if one may write there. Node's own cache for this needs Node 22.
 */

import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { constants, Script } from "node:vm";
import { COMMANDS } from "./commands.ts";
import { resetFlags } from "./v8-flags.ts";
import { isSystemError } from "./world.ts";

const PROGRAM = join(__dirname, "cli-program.cjs");
// Each command runs other functions of the program; what is asked once, as the help, is not worth a file.
const command = COMMANDS.find((name) => name === process.argv[2]);
const cache = command !== undefined ? join(__dirname, `cli-program.${command}.${process.version}.v8cache`) : undefined;
const cachedData = cache === undefined ? undefined : readIfThere(cache);
const script = new Script(`(function (require) {${readFileSync(PROGRAM, "utf8")}\n})`, {
  filename: PROGRAM,
  ...(cachedData === undefined ? {} : { cachedData }),
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
// Written at the end, when all functions that the command needs have been compiled.
if (cache !== undefined && (cachedData === undefined || script.cachedDataRejected === true))
  process.once("exit", () => {
    // V8 takes back only what it made with the flags that it has at the start.
    resetFlags();
    writeIfAllowed(cache, script.createCachedData());
  });
script.runInThisContext()(createRequire(PROGRAM));

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

/** Under another name first: who starts meanwhile must not read half of it. */
function writeIfAllowed(path: string, data: Buffer): void {
  const unfinished = `${path}.${process.pid}`;
  try {
    writeFileSync(unfinished, data);
    renameSync(unfinished, path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    rmSync(unfinished, { force: true });
  }
}
