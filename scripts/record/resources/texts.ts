import fc from "fast-check";

const plainTexts = fc.constantFrom("build", "a b", "", "--out=/tmp/x", "${HOME}", "1.5", "ü");

/** Strings, items of arrays and keys of objects. */
const PARAM_REFERENCES = [
  "$(params.url)",
  "$(params['url'])",
  '$(params["image.tag"])',
  "$(params['image.tag'])",
  "$(params.constructor)",
  "$(params._level-2)",
  "$(params.flags[0])",
  '$(params["list.of"][1])',
  "$(params.repo.url)",
  "$(params.repo.commit)",
  "$(params.opts.dry-run)",
];

const STEP_REFERENCES = [
  ...PARAM_REFERENCES,
  "$(context.taskRun.name)",
  "$(context.taskRun.uid)",
  "$(context.task.name)",
  "$(context.task.retry-count)",
  "$(workspaces.source.path)",
  "$(workspaces.cache.bound)",
];

const PIPELINE_REFERENCES = [
  ...PARAM_REFERENCES,
  "$(context.pipelineRun.name)",
  "$(context.pipelineRun.namespace)",
  "$(context.pipeline.name)",
  "$(context.pipelineTask.retries)",
  "$(workspaces.source.bound)",
];

/** References to arrays and objects as a whole. */
const WHOLE_ARRAYS = ["$(params.flags[*])", "$(params['list.of'][*])", '$(params["flags"][*])'];

/** Stands for an earlier task until it is known which ones there are: the digit chooses one. */
export const TASK_RESULTS = [
  "$(tasks.@0@.results.digest)",
  "$(tasks.@1@.results.digest)",
  "$(tasks.@2@.results.files[0])",
  "$(tasks.@1@.results.meta.size)",
  "$(tasks.@0@.results['digest'])",
];
export const WHOLE_RESULTS = ["$(tasks.@0@.results.files[*])", "$(tasks.@1@.results.meta[*])"];

const withReference = (references: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom("", "", "x-", "$(params.url)/"),
      fc.constantFrom(...references),
      fc.constantFrom("", "", "/y"),
    )
    .map((parts) => parts.join(""));

const textWith = (references: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: plainTexts },
    { weight: 2, arbitrary: withReference(references) },
  );

/** A text of a step that becomes a string, as far as it is needed to make the pod. */
export const podTexts = textWith(STEP_REFERENCES);

/** A text of a step that is read when the step runs. */
export const stepTexts = textWith([...STEP_REFERENCES, "$(steps.s0.results.out)", "$(steps.s1.results.out)"]);

/** An item of `command` or `args`, which may become several. */
export const stepItems = fc.oneof(
  { withCrossShrink: true },
  { weight: 4, arbitrary: stepTexts },
  { weight: 1, arbitrary: fc.constantFrom(...WHOLE_ARRAYS, "$(steps.s0.results.files[*])") },
);

/** A text of a pipeline task that becomes a string. */
export const pipelineTexts = fc.oneof(
  { withCrossShrink: true },
  { weight: 3, arbitrary: textWith(PIPELINE_REFERENCES) },
  { weight: 1, arbitrary: withReference(TASK_RESULTS) },
);

/** An item of an array in a pipeline task, which may become several. */
export const pipelineItems = fc.oneof(
  { withCrossShrink: true },
  { weight: 4, arbitrary: pipelineTexts },
  { weight: 1, arbitrary: fc.constantFrom(...WHOLE_ARRAYS) },
);

/** A text that becomes a whole array or object. */
export const wholeReferences = fc.constantFrom(...WHOLE_ARRAYS, "$(params.repo[*])", ...WHOLE_RESULTS);
