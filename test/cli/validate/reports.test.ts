import { expect, test } from "vitest";
import { version } from "../../../package.json";
import { command } from "../command.ts";

const task = (name: string, spec: string) =>
  `apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
const files = {
  "fine.yaml": task("fine", "{ steps: [{ image: a }] }"),
  "none.yaml": "a: 1",
  "ci/100%, two:.yaml": `${task("a", "{ a: 1 }")}---\n${task("b", "{ steps: [{ image: a, Script: b }] }")}`,
};

const validate = (format: string, given: Readonly<Record<string, string>> = files) => {
  const entries = Object.keys(given).map((name) => ({ name, kind: "file" }) as const);
  return command(`validate --format ${format}`, { files: given, folder: entries });
};

const unknownField = {
  file: "ci/100%, two:.yaml",
  code: "decode/unknown-field",
  severity: "error",
  message: 'json: unknown field "a"',
  details: null,
  paths: ["spec.a"],
  at: ["spec", "a"],
  range: { start: { line: 4, column: 9, offset: 67 }, end: { line: 4, column: 10, offset: 68 } },
};
const noSteps = {
  file: "ci/100%, two:.yaml",
  code: "validate/steps",
  severity: "error",
  message: "missing field(s)",
  details: null,
  paths: ["spec.steps"],
  at: ["spec"],
  range: { start: { line: 4, column: 1, offset: 59 }, end: { line: 4, column: 5, offset: 63 } },
};
const letterCase = {
  file: "ci/100%, two:.yaml",
  code: "decode/field-case",
  severity: "warning",
  message: 'field "Script" is read as "script"',
  details: "the API server knows only the latter",
  paths: ["spec.steps[0].Script"],
  at: ["spec", "steps", 0, "Script"],
  range: { start: { line: 9, column: 29, offset: 165 }, end: { line: 9, column: 35, offset: 171 } },
};

test("JSON: one object with all problems and what was found", async () => {
  const { code, stdout } = await validate("json");
  expect({ code, report: JSON.parse(stdout) }).toEqual({
    code: 4,
    report: {
      version: 1,
      problems: [noSteps, unknownField, letterCase],
      summary: { files: 2, documents: 3, errors: 2, warnings: 1, ignored: 0 },
    },
  });
});

test("JSON: no problems are an empty list, and one about the whole call has no file", async () => {
  expect((await validate("json", { "fine.yaml": files["fine.yaml"] })).stdout).toBe(
    '{\n  "version": 1,\n  "problems": [],\n  "summary": {"files":1,"documents":1,"errors":0,"warnings":0,"ignored":0}\n}\n',
  );
  const { code, stdout } = await validate("json", { "none.yaml": "a: 1" });
  expect({ code, problems: JSON.parse(stdout).problems }).toEqual({
    code: 4,
    problems: [
      {
        file: null,
        code: "cli/nothing-to-validate",
        severity: "error",
        message: "nothing to validate: no Tekton document in .",
        details: null,
        paths: [],
        at: [],
        range: null,
      },
    ],
  });
});

test("SARIF: results with rules, levels and places, under relative URIs", async () => {
  const { stdout } = await validate("sarif");
  const uri = "ci/100%25%2C%20two%3A.yaml";
  const location = (name: string, [startLine, startColumn, endLine, endColumn]: readonly number[]) => ({
    physicalLocation: { artifactLocation: { uri }, region: { startLine, startColumn, endLine, endColumn } },
    logicalLocations: [{ fullyQualifiedName: name }],
  });
  const rule = (id: string, text: string) => ({
    id,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `${id} is explained in docs/diagnostics.md of @x/tekton-core` },
  });
  expect(JSON.parse(stdout)).toEqual({
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        columnKind: "utf16CodeUnits",
        results: [
          {
            ruleId: "validate/steps",
            ruleIndex: 0,
            level: "error",
            message: { text: "missing field(s): spec.steps" },
            locations: [location("Task a", [4, 1, 4, 5])],
          },
          {
            ruleId: "decode/unknown-field",
            ruleIndex: 1,
            level: "error",
            message: { text: 'json: unknown field "a"' },
            locations: [location("Task a", [4, 9, 4, 10])],
          },
          {
            ruleId: "decode/field-case",
            ruleIndex: 2,
            level: "warning",
            message: { text: 'field "Script" is read as "script"\nthe API server knows only the latter' },
            locations: [location("Task b", [9, 29, 9, 35])],
          },
        ],
        invocations: [{ executionSuccessful: true }],
        tool: {
          driver: {
            name: "tekton-core",
            fullName: "@x/tekton-core",
            semanticVersion: version,
            rules: [
              rule("validate/steps", "A Task without steps"),
              rule("decode/unknown-field", "A field that Tekton does not know"),
              rule("decode/field-case", "A field in another letter case, which is read all the same"),
            ],
          },
        },
      },
    ],
  });
});

test("SARIF: what has no place in a file is a notification", async () => {
  const { stdout } = await validate("sarif", { "none.yaml": "a: 1" });
  const [run] = JSON.parse(stdout).runs;
  expect({ results: run.results, invocations: run.invocations }).toEqual({
    results: [],
    invocations: [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            descriptor: { id: "cli/nothing-to-validate" },
            level: "error",
            message: { text: "nothing to validate: no Tekton document in ." },
          },
        ],
      },
    ],
  });
});

test("GitHub: a command for each problem, with what would end it escaped", async () => {
  const name = "ci/100%25%2C two%3A.yaml";
  expect((await validate("github")).stdout).toBe(`\
::error file=${name},line=4,col=1,endLine=4,endColumn=5,title=validate/steps::ci/100%25, two:.yaml:4:1: missing field(s): spec.steps
::error file=${name},line=4,col=9,endLine=4,endColumn=10,title=decode/unknown-field::ci/100%25, two:.yaml:4:9: json: unknown field "a"
::warning file=${name},line=9,col=29,endLine=9,endColumn=35,title=decode/field-case::ci/100%25, two:.yaml:9:29: field "Script" is read as "script"%0Athe API server knows only the latter
3 documents in 2 files: 2 errors, 1 warning
`);
});

test("GitHub: no text of a file starts a command of its own", async () => {
  const text = task("a", '{ "x\\n::error::%\\r": 1, steps: [{ image: a, name: "\\n::warning::" }] }');
  const { stdout } = await validate("github", { "a.yaml": text });
  expect(stdout.match(/^::\w+/gm)).toEqual(["::error", "::error"]);
  expect(stdout.split(/[\r\n]+/)).toHaveLength(4);
});

test("JUnit: a suite for each file, a test for each document", async () => {
  const name = "ci/100%, two:.yaml";
  expect((await validate("junit")).stdout).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="tekton-core validate">
  <testsuite name="${name}" tests="2" failures="1" errors="0">
    <testcase name="Task a" classname="${name}" file="${name}" line="1">
      <failure type="validate/steps" message="missing field(s): spec.steps (and 1 more)">error: missing field(s): spec.steps
 --&gt; ${name}:4:1
4 | spec: { a: 1 }
  | ^^^^

error: json: unknown field &quot;a&quot;
 --&gt; ${name}:4:9
4 | spec: { a: 1 }
  |         ^
</failure>
    </testcase>
    <testcase name="Task b" classname="${name}" file="${name}" line="6">
      <system-out>warning: field &quot;Script&quot; is read as &quot;script&quot;
 --&gt; ${name}:9:29
9 | spec: { steps: [{ image: a, Script: b }] }
  |                             ^^^^^^
help: the API server knows only the latter
</system-out>
    </testcase>
  </testsuite>
  <testsuite name="fine.yaml" tests="1" failures="0" errors="0">
    <testcase name="Task fine" classname="fine.yaml" file="fine.yaml" line="1"/>
  </testsuite>
</testsuites>
`);
});

test("JUnit: nothing to validate is an error", async () => {
  expect((await validate("junit", { "none.yaml": "a: 1" })).stdout).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="tekton-core validate">
  <testsuite name="tekton-core validate" tests="1" failures="0" errors="1">
    <testcase name="cli/nothing-to-validate" classname="tekton-core validate">
      <error type="cli/nothing-to-validate" message="nothing to validate: no Tekton document in .">error: nothing to validate: no Tekton document in .
</error>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test("JUnit: what XML cannot say, and what would end an element, is harmless", async () => {
  const name = '"a]]>\\0\\e\\uffff<b>&amp;\\n\\t\\""';
  const { stdout } = await validate("junit", { "a.yaml": task(name, "{}") });
  expect(stdout).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\]\]>/);
  expect(stdout.match(/<testcase name="([^"]*)"/)?.[1]).toBe(
    "Task a]]&gt;\ufffd\ufffd\ufffd&lt;b&gt;&amp;amp;&#10;&#9;&quot;",
  );
});

test("JUnit: of many problems of one document the first are shown", async () => {
  const fields = Array.from({ length: 102 }, (_, index) => `x${index}: 1`);
  const { stdout } = await validate("junit", {
    "a.yaml": task("a", `{ steps: [{ image: a }], ${fields.join(", ")} }`),
  });
  expect([stdout.match(/^error/gm)?.length, stdout.split("\n").at(-6)]).toEqual([99, "… and 2 more"]);
});

test("SARIF: a rule says in plain text what its code means", async () => {
  const run = task("r", "{ taskRef: { name: t } }").replace("Task", "TaskRun");
  const needy = task("t", "{ params: [{ name: p }], steps: [{ image: a, onError: b }] }");
  const { stdout } = await validate("sarif", { "a.yaml": `${run}---\n${needy}` });
  const [{ tool }] = JSON.parse(stdout).runs;
  const rules = tool.driver.rules.map(({ id, fullDescription }: { id: string; fullDescription: { text: string } }) => [
    id,
    fullDescription.text,
  ]);
  expect(rules).toEqual([
    ["validate/param-missing", "A param without a default is not given"],
    ["validate/on-error", "onError is neither continue nor stopAndFail, or does not go with retries"],
  ]);
});

test("what is ignored is in no report, does not count, and is told to be left out", async () => {
  const [errors, all] = ["--ignore validate/steps --ignore=decode/unknown-field", "--ignore decode/field-case"];
  const json = await validate(`json ${errors} ${all}`);
  expect([json.code, JSON.parse(json.stdout)]).toEqual([
    0,
    { version: 1, problems: [], summary: { files: 2, documents: 3, errors: 0, warnings: 0, ignored: 3 } },
  ]);
  expect((await validate(`text ${errors} ${all}`)).stdout).toBe("3 documents in 2 files: fine, 3 ignored\n");
  expect((await validate(`text -q ${errors} ${all}`)).stdout).toBe("");
  const github = await validate(`github ${errors}`);
  expect([github.code, github.stdout.match(/^::\w+/gm), github.stdout.split("\n").at(-2)]).toEqual([
    0,
    ["::warning"],
    "3 documents in 2 files: 1 warning, 2 ignored",
  ]);
  const [run] = JSON.parse((await validate(`sarif ${errors} ${all}`)).stdout).runs;
  expect([run.results, run.invocations]).toEqual([[], [{ executionSuccessful: true, properties: { ignored: 3 } }]]);
  expect((await validate(`junit ${errors} ${all}`)).stdout).not.toMatch(/<failure|<system-out/);
  expect([
    (await validate(`json --strict ${errors}`)).code,
    (await validate(`json --strict ${errors} ${all}`)).code,
  ]).toEqual([4, 0]);
});

test("a report of any length is written in parts", async () => {
  const lengths: number[] = [];
  const fields = Array.from({ length: 5000 }, (_, index) => `x${index}: 1`);
  const stdout = { write: async (text: string) => void lengths.push(text.length), isTerminal: false, columns: 100 };
  const stdin = task("a", `{ ${fields.join(", ")} }`);
  for (const format of ["text", "json", "sarif", "github"]) {
    lengths.length = 0;
    await command(`validate --format ${format} -`, { stdin, world: { stdout } });
    expect([format, lengths.length > 5, Math.max(...lengths) < 70_000]).toEqual([format, true, true]);
  }
});
