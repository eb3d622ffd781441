import { name, version } from "../../package.json";
import { exitCodes } from "./exit-codes.ts";
import { helpFor, usageOf } from "./help.ts";
import { migrate } from "./migrate.ts";
import { type Options, parseOptions, type WrongUsage } from "./options.ts";
import { plan } from "./plan.ts";
import { formatProblem } from "./print-diagnostic.ts";
import { renderFiles } from "./render/render-files.ts";
import { simulateFiles } from "./simulate/simulate-files.ts";
import { type Style, styleFor } from "./style.ts";
import { visible } from "./text.ts";
import { validateFiles } from "./validate/validate-files.ts";
import { isSystemError, reasonOf, type World } from "./world.ts";

/**
 * Does what the arguments ask for and answers with the exit code. Never rejects: what goes wrong is told.
 */
export async function run(argv: readonly string[], world: World): Promise<number> {
  try {
    return await obey(parseOptions(argv), world);
  } catch (error) {
    // If even this cannot be written, the exit code has to do.
    await world.stderr.write(formatFailure(error)).catch(() => {});
    return exitCodes.environment;
  }
}

async function obey({ request, color }: Options, world: World): Promise<number> {
  switch (request.kind) {
    case "plan":
      return plan({ paths: request.files, format: request.format, color }, world);
    case "validate":
      return validateFiles(request, { color, world });
    case "render":
      return renderFiles(request, { color, world });
    case "simulate":
      return simulateFiles(request, { color, world });
    case "migrate":
      return migrate({ paths: request.files, isCheck: request.isCheck, isStrict: request.isStrict, color }, world);
    case "help":
      await world.stdout.write(helpFor(request.command));
      return exitCodes.ok;
    case "version":
      await world.stdout.write(`${version}\n`);
      return exitCodes.ok;
    case "wrong-usage":
      await world.stderr.write(formatWrongUsage(request, styleFor(world.stderr, world.env, color)));
      return exitCodes.usage;
  }
}

function formatWrongUsage({ message, details, command }: WrongUsage, style: Style): string {
  const diagnostic = { code: "cli/usage", severity: "error", message } as const;
  const problem = { diagnostic: details === undefined ? diagnostic : { ...diagnostic, details } };
  return `${formatProblem(problem, style)}${usageOf(command)}`;
}

/** No stack trace: it helps nobody who uses the command. */
function formatFailure(error: unknown): string {
  if (isSystemError(error)) return `error: cannot write the output: ${reasonOf(error)}\n`;
  const message = error instanceof Error ? error.message : String(error);
  const report = `this is a mistake in ${name} ${version}; please report it to its maintainers, with the files`;
  return `internal error: ${visible(message)}\nhelp: ${report}\n`;
}
