import { decodeType } from "../../src/decode/decode-type.ts";
import { evaluateWhen } from "../../src/run/evaluate-when.ts";
import { replacerOf } from "../../src/substitute/replacer.ts";
import type { PipelineTask } from "../../src/types/pipeline.ts";
import { encodeAs } from "./apply-taskrun.ts";
import type { Answer, Request } from "./operations.ts";
import { replacementsOf } from "./substitute.ts";

/** Replaces variables, evaluates CEL, and says whether all conditions hold, as the PipelineRun controller does. */
export function answerWhen(request: Request): Answer {
  const { value } = decodeType<PipelineTask>("PipelineTask", { name: "t", when: request["when"] ?? [] });
  const replacer = replacerOf(replacementsOf(request));
  const when = (value.when ?? []).map(replacer.when);
  const outcome = evaluateWhen(when);
  const shown = when.map((expression) => encodeAs("WhenExpression", expression));
  if (!outcome.ok) return { when: shown, allows: false, celError: outcome.diagnostics[0]?.message };
  const { allows, cel } = outcome.value;
  return { when: shown, cel: Object.fromEntries(cel), allows };
}
