import type { Command } from "./options.ts";

/** How a command is called, or the program if none is given. */
export const usageOf = (command: Command | undefined): string =>
  `usage: ${command === undefined ? USAGE : PLAN_USAGE}\n`;

/** A page about a command, or about the program if none is given. */
export const helpFor = (command: Command | undefined): string =>
  `${usageOf(command)}\n${command === undefined ? PROGRAM : PLAN}\n${EXIT_CODES}`;

const USAGE = "tekton-core [options] plan FILE…";
const PLAN_USAGE = "tekton-core plan [--format text|json|mermaid|dot] FILE…";

const COMMON_OPTIONS = `\
  -h, --help             show this help
      --color            use colours even if nobody looks at a terminal
      --no-color         use no colours; NO_COLOR and FORCE_COLOR do the same`;

const PROGRAM = `\
Shows what Tekton pipelines do before they run.

commands:
  plan FILE…             show which task waits for which, and why
  help [COMMAND]         show this help, or that of a command

options:
${COMMON_OPTIONS}
      --version          show the version
`;

const PLAN = `\
Shows the plan of every Pipeline and PipelineRun: which task waits for which, and why.

FILE is a file of YAML or JSON, a folder, or - for standard input. Of a folder, all *.yaml, *.yml
and *.json below it are read; node_modules and folders that start with a dot are left out, but
for .tekton.
A PipelineRun may refer to a Pipeline in any of the files, and a pipeline to Tasks. Files may hold
other documents as well.

options:
      --format FORMAT    how the plan is written: text (if left out), json, mermaid or dot
${COMMON_OPTIONS}

examples:
  tekton-core plan pipeline.yaml tasks/
  kubectl get pipelines -o yaml | tekton-core plan -
  tekton-core plan --format dot pipeline.yaml | dot -Tsvg > pipeline.svg
`;

const EXIT_CODES = `\
exit codes:
  0  fine
  2  wrong usage
  3  a file cannot be read, or something else around the command failed
  4  the files have errors, or nothing in them is of use
`;
