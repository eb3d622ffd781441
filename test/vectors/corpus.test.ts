import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { planPipeline } from "../../src/dag/plan-pipeline.ts";
import { decodeResource } from "../../src/decode/decode.ts";
import { locate } from "../../src/parse/locate.ts";
import { parseDocuments } from "../../src/parse/parse-documents.ts";
import type { SourceDocument } from "../../src/parse/source-document.ts";
import type { Pipeline } from "../../src/types/pipeline.ts";
import type { PipelineRun } from "../../src/types/pipeline-run.ts";

// Real files of public repositories, as people write them. They are no part of this repository.

const corpus = new URL("../../../shared/corpus/", import.meta.url);
const isThere = existsSync(corpus);
const skipped = isThere ? "" : " (skipped: there is no ../shared/corpus)";

function documents(): SourceDocument[] {
  const files = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((path) => /\.ya?ml$/.test(path));
  return files.sort().flatMap((path) => parseDocuments(readFileSync(new URL(path, corpus), "utf8")));
}

const kindOf = ({ value }: SourceDocument): unknown => (value as { readonly kind?: unknown } | null | undefined)?.kind;

test.skipIf(!isThere)(`every real document is parsed and decoded, and what is wrong has a place${skipped}`, () => {
  const placeless = documents().flatMap((document) => {
    const { diagnostics } = decodeResource(document.value);
    const located = [...document.diagnostics, ...locate(document, diagnostics)];
    return document.value === undefined ? [] : located.filter(({ range }) => range === undefined);
  });
  expect(placeless).toEqual([]);
});

test.skipIf(!isThere)(
  `every real v1 Pipeline, and every PipelineRun with a pipeline in it, is planned${skipped}`,
  () => {
    const planned = { Pipeline: 0, PipelineRun: 0 };
    const failed: unknown[] = [];
    for (const document of documents()) {
      const kind = kindOf(document);
      const decoded = kind === "Pipeline" || kind === "PipelineRun" ? decodeResource(document.value) : undefined;
      if (decoded?.ok !== true) continue;
      const resource = decoded.value as Pipeline | PipelineRun;
      if (resource.kind === "PipelineRun" && (resource as PipelineRun).spec?.pipelineSpec === undefined) continue;
      const plan = planPipeline(resource);
      if (plan.ok) planned[resource.kind as "Pipeline"]++;
      else failed.push(plan.diagnostics);
    }
    expect(failed).toEqual([]);
    expect(planned.Pipeline).toBeGreaterThan(50);
    expect(planned.PipelineRun).toBeGreaterThan(50);
  },
);
