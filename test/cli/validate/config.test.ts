import { expect, test } from "vitest";
import { command, pipeline } from "../command.ts";

const alpha = pipeline("tasks: [{ name: a, pipelineRef: { name: b } }]");
const needsAlpha =
  'error: pipelineRef requires "enable-api-fields" feature gate to be "alpha" but it is "beta"\n --> p.yaml:5:22';

const configMap = (name: string, data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: tekton-pipelines }\ndata: ${data}\n`;

/** Validates a pipeline that needs alpha features; `config` is what stands in `config.yaml`. */
const validate = (args: string, config = "") =>
  command(`validate ${args} p.yaml`, { files: { "p.yaml": alpha, "config.yaml": config } });

test("a cluster has its defaults unless something is said about it", async () => {
  const { code, stdout } = await validate("");
  expect({ code, stdout: stdout.slice(0, needsAlpha.length) }).toEqual({ code: 4, stdout: needsAlpha });
});

test("--flag sets a feature flag, in Tekton's letter case or not", async () => {
  for (const value of ["alpha", "ALPHA"]) expect((await validate(`--flag enable-api-fields=${value}`)).code).toBe(0);
  expect((await validate("--flag=enable-api-fields=alpha --flag enable-api-fields=beta")).code).toBe(4);
});

test("--flag sets a default too, whose keys start with default-", async () => {
  const rows = pipeline("tasks: [{ name: a, taskRef: { name: b }, matrix: { params: [{ name: c, value: [p, q] }] } }]");
  const { stdout } = await command("validate --flag default-max-matrix-combinations-count=1 -", { stdin: rows });
  expect(stdout.split("\n")[0]).toBe("error: expected 0 <= 2 <= 1: spec.tasks[0].matrix");
});

test("--config reads the ConfigMaps among whatever a file holds, and --flag wins", async () => {
  const config = `${configMap("other", "{ a: b }")}---\n${configMap("feature-flags", "{ _example: x, enable-api-fields: alpha }")}`;
  expect((await validate("--config config.yaml", config)).code).toBe(0);
  expect((await validate("--config config.yaml --flag enable-api-fields=stable", config)).code).toBe(4);
  const list = `kind: List\nitems:\n- ${configMap("feature-flags", "{ enable-api-fields: alpha }").replace(/\n(?=.)/g, "\n  ")}`;
  expect((await validate("--config config.yaml", list)).code).toBe(0);
});

test("a value that Tekton refuses is wrong usage, told at its place, and nothing is checked", async () => {
  expect(await validate("--config config.yaml", configMap("feature-flags", "{ enable-api-fields: gamma }"))).toEqual({
    code: 2,
    stdout: "",
    stderr: `\
error: invalid value for feature flag "enable-api-fields": "gamma"
 --> config.yaml:4:28
4 | data: { enable-api-fields: gamma }
  |                            ^^^^^
help: want one of "stable", "beta", "alpha"

`,
  });
  expect(await validate("--flag enable-api-fields=gamma")).toEqual({
    code: 2,
    stdout: "",
    stderr: `\
error: invalid value for feature flag "enable-api-fields": "gamma"
help: want one of "stable", "beta", "alpha"

`,
  });
});

const misspelt = configMap("feature-flags", "{ enable-api: alpha }");

test("a key that Tekton does not know is a warning in a file, reported with all others", async () => {
  const files = {
    "config.yaml": misspelt,
    "t.yaml": "apiVersion: tekton.dev/v1beta1\nkind: StepAction\nmetadata: { name: s }\nspec: { image: a }\n",
  };
  const call = (args: string) => command(`validate --config config.yaml ${args} t.yaml`, { files });
  const message = 'unknown key "enable-api" in the ConfigMap feature-flags: Tekton ignores it';
  expect(await call("")).toEqual({
    code: 0,
    stdout: `\
warning: ${message}
 --> config.yaml:4:21
4 | data: { enable-api: alpha }
  |                     ^^^^^

1 document in 1 file: 1 warning
`,
    stderr: "",
  });
  expect([(await call("--strict")).code, await call("-q")]).toEqual([4, { code: 0, stdout: "", stderr: "" }]);
  const { problems, summary } = JSON.parse((await call("--format json")).stdout);
  expect([problems.map(({ file, code }: { file: string; code: string }) => [file, code]), summary]).toEqual([
    [["config.yaml", "config/unknown-key"]],
    { files: 1, documents: 1, errors: 0, warnings: 1, ignored: 0 },
  ]);
  const [run] = JSON.parse((await call("--format sarif")).stdout).runs;
  expect(run.results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(["config/unknown-key"]);
  expect((await call("--format github")).stdout.split(",")[0]).toBe("::warning file=config.yaml");
  expect((await call("--format junit")).stdout).toContain(`<testcase name="configuration" classname="config.yaml"`);
  expect((await call("--strict --ignore config/unknown-key")).stdout).toBe("1 document in 1 file: fine, 1 ignored\n");
});

test("a key that Tekton does not know is wrong usage in an option", async () => {
  expect(await validate("--flag enable-api-field=alpha")).toEqual({
    code: 2,
    stdout: "",
    stderr: `\
error: option --flag: the ConfigMap feature-flags has no key "enable-api-field"
help: did you mean "enable-api-fields"?

`,
  });
  expect((await validate("-q --flag nosuch=1 --config config.yaml", misspelt)).stderr).toBe(
    'error: option --flag: the ConfigMap feature-flags has no key "nosuch"\n\n',
  );
});

test("a file without these ConfigMaps, one that is no YAML and one that is not there end it", async () => {
  expect(await validate("--config config.yaml", "a: 1")).toEqual({
    code: 2,
    stdout: "",
    stderr: "error: no ConfigMap feature-flags or config-defaults in config.yaml\n\n",
  });
  expect((await validate("--config config.yaml", "a: [")).code).toBe(2);
  expect(await validate("--config gone.yaml")).toEqual({
    code: 3,
    stdout: "",
    stderr: "error: cannot read gone.yaml: no such file or folder\n\n",
  });
});

test("keys may have any name", async () => {
  for (const key of ["__proto__", "constructor"]) {
    const { code, stderr } = await validate(`--flag ${key}=1`);
    expect({ code, heading: stderr.split("\n")[0] }).toEqual({
      code: 2,
      heading: `error: option --flag: the ConfigMap feature-flags has no key "${key}"`,
    });
  }
});
