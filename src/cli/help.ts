import type { Command } from "./commands.ts";
import { exitCodes } from "./exit-codes.ts";

/** How a command is called, or the program if none is given. */
export const usageOf = (command: Command | undefined): string =>
  `usage: ${command === undefined ? "tekton-core [options] COMMAND FILE…" : PAGES[command].usage}\n`;

/** A page about a command, or about the program if none is given. */
export const helpFor = (command: Command | undefined): string =>
  `${usageOf(command)}\n${command === undefined ? PROGRAM : PAGES[command].text}\n${exitCodesOf(command)}`;

const COMMON_OPTIONS = `\
  -h, --help             show this help
      --color            use colours even if nobody looks at a terminal
      --no-color         use no colours; NO_COLOR and FORCE_COLOR do the same`;

const PROGRAM = `\
Shows what Tekton pipelines do before they run, and what Tekton has to say against them.

commands:
  plan FILE…             show which task waits for which, and why
  validate [FILE…]       check files as a cluster does
  render FILE…           show runs with their variables replaced
  simulate FILE…         show how runs would go, if tasks fail, hang or take long
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

const VALIDATE = `\
Checks every document of Tekton: what does not fit its API, and what its admission webhook would
refuse, in its words and with the place. Other documents are passed over.

${FILES}
Without FILE the current folder is meant. What is no YAML is an error in a FILE, and below a folder
if it speaks of tekton.dev; there, what looks like a template ({{ … }}) is a warning only.

options:
      --format FORMAT    how problems are written: text (if left out), json, sarif, github or junit
      --flag KEY=VALUE   how the cluster is set up: a key of its ConfigMap feature-flags, or one of
                         config-defaults (default-…); as often as wanted
      --config FILE      the same as YAML: a file with these ConfigMaps; as often as wanted
      --exclude PATH     leave out a file or a folder; as often as wanted
      --ignore CODE      leave out the findings with this code, such as decode/unknown-field: they
                         are not told and do not count; as often as wanted
      --stdin-filename NAME
                         what standard input is called in messages
  -q, --quiet            tell errors only: no warnings, no summary
      --strict           warnings count as errors for the exit code
      --ignore-unknown   say nothing of a FILE that does not speak of Tekton, nor if none does:
                         for hooks, which name files that nobody picked
${COMMON_OPTIONS}

examples:
  tekton-core validate
  tekton-core validate --flag enable-api-fields=alpha pipeline.yaml tasks/
  helm template . | tekton-core validate --stdin-filename chart.yaml -
  tekton-core validate --format sarif > tekton.sarif
`;

const RENDER = `\
Prints every PipelineRun and TaskRun as Tekton will run it: with the Pipeline or Task that it refers
to written in it, with the StepActions of a Task in its steps, and with every variable replaced
whose value can be known before. In tasks of a pipeline stays what their own TaskRuns put in. What
nobody knows yet, or ever, is listed on standard error, as is why a run would not start.

${FILES}
A run may refer to what is in any of the files. What is of v1beta1 is printed as the v1 that a
cluster makes of it.

options:
      --explain          instead of the runs, show where the value of each variable comes from
      --flag KEY=VALUE   how the cluster is set up: a key of its ConfigMap feature-flags, or one of
                         config-defaults (default-…); as often as wanted
      --config FILE      the same as YAML: a file with these ConfigMaps; as often as wanted
  -q, --quiet            tell errors only: no warnings, no infos, no summary
${COMMON_OPTIONS}

examples:
  tekton-core render run.yaml pipeline.yaml tasks/
  tekton-core render --explain run.yaml pipeline.yaml
  kubectl get pipelinerun release-42 -o yaml | tekton-core render - pipelines/
`;

const SIMULATE = `\
Shows how every PipelineRun would go, without a cluster: what starts when, what is skipped and why,
and how it all ends. The controller's decisions are Tekton's; made up are the ends of tasks, all of
which succeed after 10 seconds if nothing else is said. Without a PipelineRun, each Pipeline is run.

${FILES}
A PipelineRun may refer to a Pipeline in any of the files, and a pipeline to Tasks; Tasks that are
in none of them, or come by a resolver, are made up.

TASK is the name of a pipeline task, child/TASK in the pipeline of the task child, or the name of
one run, such as a row of a matrix. All options with a value but --format may be repeated.

options:
      --fail TASK[:N]    let it fail: all attempts, or only the first N
      --hang TASK[:N]    the same, but let it run until some time limit ends it
      --duration TASK=D  how long an attempt takes, such as 1m30s; --duration D is for all others
      --result TASK.RESULT=VALUE
                         a result; of an array or object as JSON: fetch.files=["a","b"]
      --omit-result TASK.RESULT
                         a result that is not written
      --param NAME=VALUE a param of the runs
      --spec-status D=STATUS
                         so long after the start, somebody sets spec.status to Cancelled,
                         CancelledRunFinally or StoppedRunFinally; D= takes it away
      --format FORMAT    how the timeline is written: text (if left out) or json
      --flag KEY=VALUE   how the cluster is set up: a key of its ConfigMap feature-flags, or one of
                         config-defaults (default-…)
      --config FILE      the same as YAML: a file with these ConfigMaps
  -q, --quiet            tell errors only: no warnings, no infos, no summary of problems
${COMMON_OPTIONS}

examples:
  tekton-core simulate pipeline.yaml tasks/ --param revision=main
  tekton-core simulate run.yaml pipeline.yaml --fail deploy --duration build=3m
  tekton-core simulate run.yaml pipeline.yaml --hang tests:1 --result build.image=app:v1
  tekton-core simulate run.yaml pipeline.yaml --format json | jq '.[].condition'
`;

const MIGRATE = `\
Rewrites every Task, Pipeline, TaskRun and PipelineRun of v1beta1 as v1, in its file. Comments,
order and layout stay; all other documents stay as they are. What v1 has no field for is removed,
with a warning at its place, as when a cluster converts it: a taskRef to a bundle becomes one to a
task of the cluster. What cannot be decoded is left alone: no YAML, an unknown field, a value of the
wrong type. What only the admission webhook would refuse does not matter.

${FILES}
What comes from standard input goes to standard output, changed or not.

options:
      --check            write nothing; list the files that would be rewritten, and exit with 1
                         if there are any
      --strict           leave a file alone if something of it would be lost, and exit with 4
${COMMON_OPTIONS}

examples:
  tekton-core migrate --check .
  tekton-core migrate tasks/ pipeline.yaml
  kubectl get task build -o yaml | tekton-core migrate - > build.yaml
`;

const PAGES: Readonly<Record<Command, { readonly usage: string; readonly text: string }>> = {
  plan: { usage: "tekton-core plan [--format text|json|mermaid|dot] FILE…", text: PLAN },
  validate: { usage: "tekton-core validate [--format text|json|sarif|github|junit] [options] [FILE…]", text: VALIDATE },
  render: { usage: "tekton-core render [--explain] [options] FILE…", text: RENDER },
  simulate: { usage: "tekton-core simulate [--format text|json] [options] FILE…", text: SIMULATE },
  migrate: { usage: "tekton-core migrate [--check] [--strict] FILE…", text: MIGRATE },
};

/** An exit code, what it tells, and on which pages; undefined is that of the program, and none means on all. */
interface ExitCode {
  readonly code: number;
  readonly text: string;
  readonly pages?: readonly (Command | undefined)[];
}

const EXIT_CODES: readonly ExitCode[] = [
  { code: exitCodes.ok, text: "fine", pages: ["plan", "validate", "render", "migrate", undefined] },
  { code: exitCodes.ok, text: "simulated, however the runs end", pages: ["simulate"] },
  { code: exitCodes.pending, text: "with --check: there is something to rewrite", pages: ["migrate", undefined] },
  { code: exitCodes.usage, text: "wrong usage" },
  {
    code: exitCodes.environment,
    text: "a file cannot be read or written, or something else around the command failed",
  },
  {
    code: exitCodes.invalid,
    text: "the files have errors, or nothing in them is of use",
    pages: ["plan", "render", undefined],
  },
  {
    code: exitCodes.invalid,
    text: "the files have errors, or nothing in them is of use, or a run fails by a mistake in them",
    pages: ["simulate"],
  },
  {
    code: exitCodes.invalid,
    text: "the files have errors, or with --strict warnings, or nothing in them is Tekton's",
    pages: ["validate"],
  },
  {
    code: exitCodes.invalid,
    text: "a document is left alone as it has errors, or a file as something would be lost",
    pages: ["migrate"],
  },
];

function exitCodesOf(command: Command | undefined): string {
  const own = EXIT_CODES.filter(({ pages }) => pages?.includes(command) !== false);
  return `exit codes:\n${own.map(({ code, text }) => `  ${code}  ${text}\n`).join("")}`;
}
