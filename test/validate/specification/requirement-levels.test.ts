import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TABLES } from "../../../src/decode/tables.generated.ts";
import { requirementLevel } from "../../../src/validate/specification/requirement-level.ts";
import { requirementLevels, type SpecifiedField } from "../../../src/validate/specification/requirement-levels.ts";

type Fields = readonly (readonly [name: string, field: SpecifiedField])[];

const types = Object.entries(requirementLevels).map(([type, fields]): [string, Fields] => [
  type,
  Object.entries(fields as Readonly<Record<string, SpecifiedField>>),
]);

/** The types of the fields of one of our types, as the decoding tables write them. */
const fieldTypes = (type: string): ReadonlyMap<string, string> =>
  new Map(Array.from((TABLES[type] ?? "").matchAll(/(\w+)[!?*](\S+)/g), ([, name = "", text = ""]) => [name, text]));

/** How the decoding tables write the types of the specification. */
const TABLE_TYPES = new Map([
  ["boolean", "bool"],
  ["Enum", "string"],
  ["ParamType", "string"],
  ["ResultsType", "string"],
  ["ParamValue", "paramValue"],
  ["map<string,string>", "{}string"],
  ["map<string,PropertySpec>", "{}PropertySpec"],
]);

/** A type of the tables in the words of the specification, for which a time is a string, and a task always a TaskSpec. */
const specifiedType = (type = "nothing"): string =>
  type.replace(/^(time|duration)$/, "string").replace(/^EmbeddedTask$/, "TaskSpec");

test("each field is one of our types, and of the type that decoding reads", () => {
  for (const [type, fields] of types) {
    const known = fieldTypes(type);
    const have = fields.map(([name, field]) => `${type}.${name} ${TABLE_TYPES.get(field.type) ?? field.type}`);
    expect(have).toEqual(fields.map(([name]) => `${type}.${name} ${specifiedType(known.get(name))}`));
  }
});

test("nobody can change the levels", () => {
  expect(Object.isFrozen(requirementLevels)).toBe(true);
  for (const [, fields] of types) for (const [, field] of fields) expect(Object.isFrozen(field)).toBe(true);
  for (const fields of Object.values(requirementLevels)) expect(Object.isFrozen(fields)).toBe(true);
});

const seeds = new URL("../../../../shared/seeds/", import.meta.url);
const isThere = existsSync(seeds);
const skipped = isThere ? "" : " (skipped: there is no ../shared/seeds)";

/** The tables of the specification in their order, by our names; the text has lost its headings. */
const TABLES_OF_THE_TEXT = [
  ...[
    "Task",
    "Pipeline",
    "TaskRun",
    "PipelineRun",
    "TypeMeta",
    "ObjectMeta",
    "TaskSpec",
    "ParamSpec",
    "Step",
    "Sidecar",
  ],
  ...["SecurityContext", "TaskResult", "PipelineSpec", "PipelineTask", "TaskRef", "ResolverRef", "Param"],
  ...["PipelineResult", "TaskRunSpec", "TaskRunStatus", "first Condition", "StepState", "ContainerState"],
  ...["ContainerStateRunning", "ContainerStateWaiting", "ContainerStateTerminated", "TaskRunResult", "SidecarState"],
  ...["PipelineRunSpec", "PipelineRef", "PipelineRunStatus", "PipelineRunResult", "ChildStatusReference"],
  ...["TimeoutFields", "WorkspaceDeclaration", "WorkspacePipelineTaskBinding", "PipelineWorkspaceDeclaration"],
  ...["WorkspaceBinding", "EnvVar", "Condition"],
];

/** The rows of each table: `name type LEVEL`. A row may take several lines. */
function tablesOf(text: string): Map<string, string[]> {
  const tables: string[][] = [];
  for (const part of text.split(/\n(?=Field(?: Name)? \||(?!REQ|REC|OPT)\w+(?: [*^])? \|\n(?!REQ|REC|OPT))/).slice(1)) {
    const [, name, type = "", level] = /^(\w+)(?: [*^])? \|(.*?)\|\s*(REQUIRED|RECOMM\w+|OPTIONAL)\b/s.exec(part) ?? [];
    if (part.startsWith("Field")) tables.push([]);
    else if (name !== undefined) tables.at(-1)?.push(`${name} ${type.replaceAll(/[\s|]+/g, " ").trim()} ${level}`);
  }
  return new Map(tables.map((rows, index) => [TABLES_OF_THE_TEXT[index] ?? `table ${index}`, rows]));
}

const stateRows = (type: string, level: string): string[] =>
  ["Waiting", "Running", "Terminated"].map((state) => `${type}.${state.toLowerCase()} ContainerState${state} ${level}`);

/** Where our rows differ from the text on purpose: its slips, and what Tekton writes in place of `containerState`. */
const SLIPS = new Map([
  ["Step.workingDir []string REQUIRED", ["Step.workingDir string REQUIRED"]],
  ["PipelineTask.timeout int64 REQUIRED", ["PipelineTask.timeout string REQUIRED"]],
  ["TaskRunSpec.timeout string (duration) REQUIRED", ["TaskRunSpec.timeout string REQUIRED"]],
  ['TaskRunSpec.status Enum: - "" (default)- "TaskRunCancelled" RECOMMENDED', ["TaskRunSpec.status Enum RECOMMENDED"]],
  ["StepState.containerState ContainerState REQUIRED", stateRows("StepState", "REQUIRED")],
  ["SidecarState.containerState ContainerState RECOMMENDED", stateRows("SidecarState", "RECOMMENDED")],
  ["PipelineRunSpec.workspaces WorkspaceBinding REQUIRED", ["PipelineRunSpec.workspaces []WorkspaceBinding REQUIRED"]],
  [
    "PipelineRunStatus.pipelineSpec PipelineSpec RECOMMEDED",
    ["PipelineRunStatus.pipelineSpec PipelineSpec RECOMMENDED"],
  ],
  ["ChildStatusReference.Name string REQUIRED", ["ChildStatusReference.name string REQUIRED"]],
  ["ChildStatusReference.PipelineTaskName string REQUIRED", ["ChildStatusReference.pipelineTaskName string REQUIRED"]],
  ["TimeoutFields.Pipeline string (duration) REQUIRED", ["TimeoutFields.pipeline string REQUIRED"]],
  ["TimeoutFields.Tasks string (duration) REQUIRED", ["TimeoutFields.tasks string REQUIRED"]],
  ["TimeoutFields.Finally string (duration) REQUIRED", ["TimeoutFields.finally string REQUIRED"]],
  ["WorkspaceBinding.emptyDir empty struct REQUIRED", ["WorkspaceBinding.emptyDir EmptyDirVolumeSource REQUIRED"]],
  ['Condition.status Enum: - "True" - "False" - "Unknown" (default) REQUIRED', ["Condition.status Enum REQUIRED"]],
  ['Condition.severity Enum: - "" (default)- "Warning" - "Info" REQUIRED', ["Condition.severity Enum REQUIRED"]],
]);

/** Tables of the text whose rows stand elsewhere with us: in each kind, in references, in states, in the second Condition. */
const NOT_OURS = ["TypeMeta", "ResolverRef", "ContainerState", "first Condition"];

/** What is optional without a row of its own: "all other fields" of a container, a security context, a binding, a variable. */
const ALL_OTHERS = ["Step", "SecurityContext", "WorkspaceBinding", "EnvVar"];

test.skipIf(!isThere)(`the levels are those of the text of the specification${skipped}`, () => {
  const texts = readdirSync(seeds).map((name) => readFileSync(new URL(name, seeds), "utf8"));
  const tables = tablesOf(texts.find((text) => text.includes("Tekton Pipelines API Specification")) ?? "");
  expect([...tables.keys()]).toEqual(TABLES_OF_THE_TEXT);
  const want = [...tables]
    .filter(([type]) => !NOT_OURS.includes(type))
    .flatMap(([type, rows]) => rows.map((row) => `${type}.${row}`));
  for (const row of SLIPS.keys()) expect(want).toContain(row);
  const have = types.flatMap(([type, fields]) =>
    fields
      .filter(([, { level }]) => level !== "optional" || !ALL_OTHERS.includes(type))
      .map(([name, field]) => `${type}.${name} ${field.type} ${field.level.toUpperCase()}`),
  );
  expect(have.sort()).toEqual(want.flatMap((row) => SLIPS.get(row) ?? row).sort());
});

test("a field has the weakest level of those on the way to it", () => {
  const levels = [
    requirementLevel("Task", ["spec", "steps", 3, "script"]),
    requirementLevel("TaskRun", ["spec", "taskSpec", "steps", 0, "env", 1, "valueFrom"]),
    requirementLevel("Pipeline", ["spec", "tasks", 0, "taskRef", "params", 1, "name"]),
    requirementLevel("TaskRun", ["status", "steps", 0, "terminated", "exitCode"]),
    requirementLevel("Task", ["metadata", "labels", "__proto__"]),
    requirementLevel("Param", ["value", "constructor"]),
    requirementLevel("Step", []),
  ];
  expect(levels).toEqual(["required", "optional", "recommended", "required", "recommended", "required", "required"]);
});

test("a field that the specification does not name has no level", () => {
  const levels = [
    requirementLevel("Task", ["spec", "stepTemplate"]),
    requirementLevel("Task", ["spec", "steps", "script"]),
    requirementLevel("Task", ["spec", 0]),
    requirementLevel("Task", ["spec", "description", "text"]),
    requirementLevel("Task", ["__proto__"]),
    requirementLevel("constructor", ["name"]),
    requirementLevel("StepAction", []),
    requirementLevel("WorkspaceBinding", ["emptyDir", "medium"]),
  ];
  expect(levels).toEqual(levels.map(() => undefined));
});
