import fc from "fast-check";
import { decodeResource } from "../../src/decode/decode.ts";
import { convertToV1beta1 } from "../../src/decode/v1beta1/convert-to-v1beta1.ts";
import { isV1beta1Kind } from "../../src/decode/v1beta1/version.ts";
import type { Pipeline } from "../../src/types/pipeline.ts";
import type { PipelineRun } from "../../src/types/pipeline-run.ts";
import type { Resource } from "../../src/types/resource.ts";
import type { Task } from "../../src/types/task.ts";
import type { TaskRun } from "../../src/types/task-run.ts";
import type { Input } from "../../test/conformance/expectation.ts";
import { type Json, plainJson } from "./resources/arbitraries.ts";
import { pipelineSpecs } from "./resources/pipeline-specs.ts";
import { customRunSpecs, pipelineRunSpecs, taskRunSpecs } from "./resources/runs.ts";
import { defaultsData, flagsFor } from "./resources/settings.ts";
import { stepActionSpecs } from "./resources/step-actions.ts";
import { taskSpecs } from "./resources/task-specs.ts";
import { oldVersionSlips } from "./slips/old-version-slips.ts";
import { paramSlips } from "./slips/param-slips.ts";
import { pipelineSlips } from "./slips/pipeline-slips.ts";
import { questionSlips } from "./slips/question-slips.ts";
import { runSlips } from "./slips/run-slips.ts";
import { makeSlip, type Slip } from "./slips/slip.ts";
import { taskSlips } from "./slips/task-slips.ts";

/** All the mistakes that are made. */
export const slips: readonly Slip[] = [...taskSlips, ...paramSlips, ...pipelineSlips, ...runSlips, ...questionSlips];

/** A resource, and what else counts for the answer. */
interface Question {
  readonly document: Json;
  readonly flags: Json;
  readonly defaults: Json;
  readonly old?: Json;
}

const documentOf =
  (kind: string, version = "v1") =>
  (spec: Json): Json => ({ apiVersion: `tekton.dev/${version}`, kind, metadata: { name: "doc" }, spec });

const runs = fc.oneof(
  taskRunSpecs(taskSpecs).map(documentOf("TaskRun")),
  pipelineRunSpecs(pipelineSpecs).map(documentOf("PipelineRun")),
);
const resolutionRequests = fc.constant({
  apiVersion: "resolution.tekton.dev/v1beta1",
  kind: "ResolutionRequest",
  metadata: { name: "doc", labels: { "resolution.tekton.dev/type": "git" } },
  spec: { params: [{ name: "url", value: "https://example.com" }] },
});
const documents: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: taskSpecs.map(documentOf("Task")) },
  { weight: 5, arbitrary: pipelineSpecs.map(documentOf("Pipeline")) },
  { weight: 6, arbitrary: runs },
  { weight: 2, arbitrary: stepActionSpecs.map(documentOf("StepAction", "v1beta1")) },
  { weight: 1, arbitrary: fc.oneof(resolutionRequests, customRunSpecs.map(documentOf("CustomRun", "v1beta1"))) },
);

/** What a run was before: the same, not yet cancelled, or done. */
const updates = fc
  .tuple(runs, fc.constantFrom("same", "not cancelled", "done"))
  .map(([document, update]): Omit<Question, "flags" | "defaults"> => {
    const { status, ...spec } = document["spec"] as Json;
    if (update === "not cancelled") return { document, old: { ...document, spec } };
    const done = { conditions: [{ type: "Succeeded", status: "True" }] };
    return { document, old: update === "done" ? { ...document, status: done } : document };
  });

const questions: fc.Arbitrary<Question> = fc
  .tuple(
    fc.oneof(
      { weight: 12, arbitrary: documents.map((document): Omit<Question, "flags" | "defaults"> => ({ document })) },
      { weight: 1, arbitrary: updates },
    ),
    defaultsData,
  )
  .map(([question, defaults]) => ({ ...question, flags: flagsFor(question.document), defaults }));

/** Which slips, and where: of those that can be made, and of the places where they can. */
const choicesOf = (slips: readonly Slip[], maxLength: number) =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 9, arbitrary: fc.constant([]) },
    { weight: 11, arbitrary: fc.array(fc.tuple(fc.nat(slips.length - 1), fc.nat(20)), { minLength: 1, maxLength }) },
  );

/** Resources as people write them, with no slips or a few; each is a question to the webhook. */
export const resources: fc.Arbitrary<Input> = fc
  .tuple(questions, choicesOf(slips, 3))
  .map(([question, chosen]) => inputOf(withSlips(question, slips, chosen)));

/** The same in the old version, with mistakes that can only be made there. */
export const oldResources: fc.Arbitrary<Input> = fc
  .tuple(questions, choicesOf(slips, 1), choicesOf(oldVersionSlips, 2))
  .filter(([{ document }]) => isV1beta1Kind(document["kind"]))
  .map(([question, chosen, inOldVersion]) => {
    const { document, old, ...others } = withSlips(question, slips, chosen);
    const asked = {
      ...others,
      document: toOldVersion(document),
      ...(old === undefined ? {} : { old: toOldVersion(old) }),
    };
    return inputOf(withSlips(asked, oldVersionSlips, inOldVersion));
  });

/** What our own conversion makes of it; where that cannot, because of a slip, only the version is another. */
function toOldVersion(document: Json): Json {
  const decoded = decodeResource(plainJson(document));
  const converted = decoded.ok && isConvertible(decoded.value) ? convertToV1beta1(decoded.value) : undefined;
  const body = converted?.ok === true ? (converted.value as Json) : document;
  return { ...body, apiVersion: "tekton.dev/v1beta1" };
}

const isConvertible = (resource: Resource): resource is Task | Pipeline | TaskRun | PipelineRun =>
  isV1beta1Kind(resource.kind);

const inputOf = ({ document, flags, defaults, old }: Question): Input => ({
  op: "validate",
  yaml: JSON.stringify(document),
  ...(Object.keys(flags).length > 0 ? { flags } : {}),
  ...(Object.keys(defaults).length > 0 ? { defaults } : {}),
  ...(old === undefined ? {} : { old: plainJson(old) }),
});

/** If a slip cannot be made, another one is: they are tried in an order that has nothing to do with what they are about. */
function withSlips(
  question: Question,
  slips: readonly Slip[],
  chosen: readonly (readonly [slip: number, place: number])[],
): Question {
  let whole: Json = { question };
  for (const [first, place] of chosen)
    for (let turn = 0; turn < slips.length; turn++) {
      const slip = slips[(first + turn * STRIDE) % slips.length];
      const changed = slip && makeSlip(whole, slip, place);
      if (changed === undefined) continue;
      whole = changed;
      break;
    }
  return whole["question"] as Question;
}

/** A prime number, larger than there are slips. */
const STRIDE = 7919;
