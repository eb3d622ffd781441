import { expect } from "vitest";
import { decodeConfig } from "../../src/decode/config.ts";
import { locate } from "../../src/parse/locate.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import type { Config } from "../../src/types/config.ts";
import { formatFieldErrors } from "../../src/validate/field-errors.ts";
import { validate } from "../../src/validate/validate.ts";
import { textOf, wantedPlaces } from "../parse/markers.ts";
import { frozen, resource } from "../types/defaults/defaulted.ts";

type Data = Readonly<Record<string, string>>;

/** How the cluster is set up, as its ConfigMaps say it; and what the resource was before. */
interface Circumstances {
  readonly flags?: Data;
  readonly defaults?: Data;
  readonly old?: string;
}

const diagnosticsOf = (text: string, { flags = {}, defaults = {}, old }: Circumstances) =>
  validate(resource(text), {
    config: configOf(flags, defaults),
    ...(old === undefined ? {} : { old: resource(old) }),
  });

function configOf(featureFlags: Data, defaults: Data): Config {
  const decoded = decodeConfig({ featureFlags, defaults });
  if (!decoded.ok || decoded.diagnostics.length > 0) throw new Error(JSON.stringify(decoded.diagnostics));
  return frozen(decoded.value);
}

/** What the webhook says of a resource written in YAML, word for word; nothing if it admits it. */
export const verdict = (text: string, circumstances: Circumstances = {}): string =>
  formatFieldErrors(diagnosticsOf(text, circumstances));

/** Expects that what is underlined is what comments say: `# want spec.steps[0].Image "name: a"`, as the path is printed. */
export function expectPlaces(text: string, circumstances: Circumstances = {}): void {
  const document = readYaml(text);
  const found = locate(document, diagnosticsOf(text, circumstances)).flatMap(({ paths, range }) =>
    (paths.length === 0 ? [""] : paths).map(
      (path) => `${range?.start.line} ${path.replaceAll(" ", "_")} ${textOf(document, range)}`,
    ),
  );
  expect(found.sort()).toEqual(wantedPlaces(text).sort());
}

/** A Task with this spec, a mapping in brackets; and so on. */
const inSpec =
  (kind: string, apiVersion = "tekton.dev/v1") =>
  (spec: string): string =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\nspec: ${spec}\n`;

export const task = inSpec("Task");
export const pipeline = inSpec("Pipeline");
export const taskRun = inSpec("TaskRun");
export const pipelineRun = inSpec("PipelineRun");
export const stepAction = inSpec("StepAction", "tekton.dev/v1beta1");
export const customRun = inSpec("CustomRun", "tekton.dev/v1beta1");

/** Flags of clusters. */
export const stable = { flags: { "enable-api-fields": "stable" } };
export const alpha = { flags: { "enable-api-fields": "alpha" } };
