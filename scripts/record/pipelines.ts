import fc from "fast-check";

const names = ["a", "b", "c", "d", "e"];

/** Stands for a task that comes earlier, until it is known which ones there are. */
const EARLIER = "@earlier@";

/** References to other tasks, in spellings that make a task wait and in some that do not. */
const reference = fc.constantFrom(
  `$(tasks.${EARLIER}.results.r)`,
  `x-$(tasks.${EARLIER}.results.r[*])`,
  `$(tasks.${EARLIER}.results.list[1])`,
  `$(tasks.${EARLIER}.results.o.k)`,
  `$(finally.${EARLIER}.results.r)`,
  `$(tasks.${EARLIER}.status)`,
  `$(tasks.${EARLIER}.results['r'])`,
  `$$(tasks.${EARLIER}.results.r)`,
  `$(params.$(tasks.${EARLIER}.results.r))`,
  `$(tasks.${EARLIER}.results.a.b.c)`,
);
const text = fc.oneof({ weight: 3, arbitrary: fc.constant("plain") }, { weight: 1, arbitrary: reference });
const value = fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.record({ k: text }));
const params = fc.array(fc.record({ name: fc.constantFrom("p", "q"), value }), { maxLength: 2 });
const when = fc.oneof(
  fc.record({ input: text, operator: fc.constantFrom("in", "notin"), values: fc.array(text, { maxLength: 2 }) }),
  fc.record({ cel: text }),
);
const container = fc.record(
  {
    name: text,
    image: text,
    script: text,
    workingDir: text,
    command: fc.array(text, { maxLength: 2 }),
    args: fc.array(text, { maxLength: 2 }),
    env: fc.array(fc.record({ name: fc.constant("E"), value: text }), { maxLength: 1 }),
    volumeMounts: fc.array(fc.record({ name: text, mountPath: text }), { maxLength: 1 }),
  },
  { requiredKeys: [] },
);
const rows = fc.array(fc.constantFrom("x", "y", "z"), { maxLength: 3 });
const matrix = fc.record(
  {
    params: fc.uniqueArray(fc.record({ name: fc.constantFrom("m", "n", "o.p"), value: rows }), {
      maxLength: 3,
      selector: (param) => param.name,
    }),
    include: fc.array(
      fc.record(
        {
          name: fc.constantFrom("i", "j"),
          params: fc.uniqueArray(
            fc.record({ name: fc.constantFrom("m", "n", "other"), value: fc.constantFrom("x", "y", "new") }),
            { maxLength: 3, selector: (param) => param.name },
          ),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
);
const taskBody = fc.oneof(
  fc.constant({ taskRef: { name: "t" } }),
  fc.record({ taskSpec: fc.record({ steps: fc.array(container, { minLength: 1, maxLength: 2 }) }) }),
  fc.record({
    taskSpec: fc.record({
      steps: fc.constant([{ image: "x" }]),
      sidecars: fc.array(
        container.map((it) => ({ name: "s", ...it })),
        { maxLength: 1 },
      ),
    }),
  }),
);
const pipelineTask = fc
  .tuple(
    taskBody,
    fc.record(
      {
        runAfter: fc.array(fc.constant(EARLIER), { maxLength: 2 }),
        params,
        when: fc.array(when, { maxLength: 1 }),
        matrix,
        displayName: text,
      },
      { requiredKeys: [] },
    ),
  )
  .map(([body, more]) => ({ ...body, ...more }));

/** The first task has nothing to refer to. */
const firstTask = fc.record({ taskRef: fc.constant({ name: "t" }), matrix }, { requiredKeys: ["taskRef"] });

/** Which earlier task each reference means; a few mean a later one, themselves, or one that is not there. */
const targets = fc.infiniteStream(
  fc.oneof({ weight: 40, arbitrary: fc.nat(99) }, { weight: 1, arbitrary: fc.constantFrom("a", "e", "missing") }),
);

function named(task: object, index: number, next: () => number | string): { readonly name: string } {
  const name = names[index] ?? "z";
  const pick = () => {
    const target = next();
    return typeof target === "string" ? target : (names[target % index] ?? "z");
  };
  return { name, ...(JSON.parse(JSON.stringify(task).replaceAll(EARLIER, pick)) as object) };
}

/** A pipeline as far as other inputs are made from it. */
export interface TestPipeline {
  readonly spec: { readonly tasks: readonly { readonly name: string }[] };
}

/** Pipelines of few tasks with many references among them; some with a cycle, a task too few, or one too many. */
export const pipelines: fc.Arbitrary<TestPipeline> = fc
  .tuple(
    firstTask,
    fc.array(pipelineTask, { maxLength: 4 }),
    fc.array(pipelineTask, { maxLength: 1 }),
    targets,
    fc.nat(30),
  )
  .map(([first, others, final, stream, twin]) => {
    const next = () => stream.next().value ?? 0;
    const tasks = [first, ...others].map((body, index) => named(body, index, next));
    const again = twin === 0 ? tasks.slice(0, 1) : [];
    const finals = final.map((body) => ({ ...named(body, 3, next), name: "f" }));
    return {
      apiVersion: "tekton.dev/v1",
      kind: "Pipeline",
      metadata: { name: "p" },
      spec: { tasks: [...tasks, ...again].reverse(), ...(finals.length > 0 ? { finally: finals } : {}) },
    };
  });

/** Matrices with includes that fit, differ, or add something new. */
export const matrices: fc.Arbitrary<object> = matrix;
