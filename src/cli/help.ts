import type { Command } from "./options.ts";

/** How a command is called, or the program if none is given. */
export const usageOf = (command: Command | undefined): string =>
  `usage: ${command === undefined ? "tekton-core [options] COMMAND FILE…" : PAGES[command].usage}\n`;

/** A page about a command, or about the program if none is given. */
export const helpFor = (command: Command | undefined): string =>
  `${usageOf(command)}\n${command === undefined ? PROGRAM : PAGES[command].text}\n${EXIT_CODES}`;

const COMMON_OPTIONS = `\
  -h, --help             show this help
      --color            use colours even if nobody looks at a terminal
      --no-color         use no colours; NO_COLOR and FORCE_COLOR do the same`;

const PROGRAM = `\
Shows what Tekton pipelines do before they run.

commands:
  plan FILE…             show which task waits for which, and why
  migrate FILE…          rewrite what is of v1beta1 as v1
  help [COMMAND]         show this help, or that of a command

options:
${COMMON_OPTIONS}
      --version          show the version
`;

const FILES = `\
FILE is a file of YAML or JSON, a folder, or - for standard input. Of a folder, all *.yaml, *.yml
and *.json below it are read; node_modules and folders that start with a dot are left out, but
for .tekton.`;

const PLAN = `\
Shows the plan of every Pipeline and PipelineRun: which task waits for which, and why.

${FILES}
A PipelineRun may refer to a Pipeline in any of the files, and a pipeline to Tasks. Files may hold
other documents as well. What is of v1beta1 is planned as the v1 that a cluster makes of it.

options:
      --format FORMAT    how the plan is written: text (if left out), json, mermaid or dot
${COMMON_OPTIONS}

examples:
  tekton-core plan pipeline.yaml tasks/
  kubectl get pipelines -o yaml | tekton-core plan -
  tekton-core plan --format dot pipeline.yaml | dot -Tsvg > pipeline.svg
`;

const MIGRATE = `\
Rewrites every Task, Pipeline, TaskRun and PipelineRun of v1beta1 as v1, in its file. Comments,
order and layout stay; all other documents stay as they are. What v1 has no field for is removed,
with a warning at its place. A document with errors is left alone.

${FILES}
What comes from standard input goes to standard output, changed or not.

options:
      --check            write nothing; list the files that would be rewritten, and exit with 1
                         if there are any
${COMMON_OPTIONS}

examples:
  tekton-core migrate --check .
  tekton-core migrate tasks/ pipeline.yaml
  kubectl get task build -o yaml | tekton-core migrate - > build.yaml
`;

const PAGES: Readonly<Record<Command, { readonly usage: string; readonly text: string }>> = {
  plan: { usage: "tekton-core plan [--format text|json|mermaid|dot] FILE…", text: PLAN },
  migrate: { usage: "tekton-core migrate [--check] FILE…", text: MIGRATE },
};

const EXIT_CODES = `\
exit codes:
  0  fine
  1  with --check: there is something to rewrite
  2  wrong usage
  3  a file cannot be read or written, or something else around the command failed
  4  the files have errors, or nothing in them is of use
`;
