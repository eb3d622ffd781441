import { expect, test } from "vitest";
import { expectPlaces, pipeline, verdict } from "../verdict.ts";

const one = (value: string) =>
  verdict(
    pipeline(
      `{ params: [{ name: p }], workspaces: [{ name: w }], tasks: [{ name: a, taskRef: { name: t }, params: [{ name: q, value: "${value}" }] }] }`,
    ),
  );

test("what looks like a variable is one", () => {
  expect(one("$(params.p) $(workspaces.w.bound) $(context.pipelineRun.name) $(results.x)")).toBe("");
  expect(one("$(date)")).toBe(
    'invalid value: invalid variable reference "$(date)", must start with a valid prefix: params, tasks, finally, context, workspaces, or results; if you meant a shell variable, use ${VAR} instead: spec.tasks[0].params[q].value',
  );
  expect(
    one("$(date) $(HOME) $(date)"),
  ).toBe(`invalid value: invalid variable reference "$(HOME)", must start with a valid prefix: params, tasks, finally, context, workspaces, or results; if you meant a shell variable, use \${VAR} instead: spec.tasks[0].params[q].value
invalid value: invalid variable reference "$(date)", must start with a valid prefix: params, tasks, finally, context, workspaces, or results; if you meant a shell variable, use \${VAR} instead: spec.tasks[0].params[q].value`);
  expect(one("$(param.p)")).toBe(
    'invalid value: invalid variable reference "$(param.p)", must start with a valid prefix: params, tasks, finally, context, workspaces, or results; if you meant a shell variable, use ${VAR} instead: spec.tasks[0].params[q].value',
  );
});

test("what a shell does and Tekton does not is no matter", () => {
  expect(one("$(date -u) ${HOME} $(cat a/b) $x $(params['p'])")).toBe("");
});

test("conditions and matrices are looked at", () => {
  const text = pipeline(`
  tasks:
    - name: a
      taskRef: { name: t }
      when: [{ input: $(a.b), operator: in, values: [$(c)] }]
      matrix: { params: [{ name: p, value: [$(d)] }], include: [{ name: e, params: [{ name: q, value: $(f) }] }] }
  finally:
    - { name: g, taskRef: { name: t }, params: [{ name: h, value: $(i) }] }
`);
  expect(
    verdict(text),
  ).toBe(`invalid value: invalid variable reference "$(a.b)", must start with a valid prefix: params, tasks, finally, context, workspaces, or results; if you meant a shell variable, use \${VAR} instead: spec.tasks[0].when[0]
invalid value: invalid variable reference "$(c)", must start with a valid prefix: params, tasks, finally, context, workspaces, or results; if you meant a shell variable, use \${VAR} instead: spec.tasks[0].when[0]
invalid value: invalid variable reference "$(d)", must start with a valid prefix: params, tasks, finally, context, workspaces, or results; if you meant a shell variable, use \${VAR} instead: spec.tasks[0].matrix.params[p].value
invalid value: invalid variable reference "$(f)", must start with a valid prefix: params, tasks, finally, context, workspaces, or results; if you meant a shell variable, use \${VAR} instead: spec.tasks[0].matrix.include[0].params[q].value
invalid value: invalid variable reference "$(i)", must start with a valid prefix: params, tasks, finally, context, workspaces, or results; if you meant a shell variable, use \${VAR} instead: spec.finally[0].params[h].value`);
});

test("the value is underlined, or the condition", () => {
  expectPlaces(
    pipeline(`
  tasks:
    - name: a
      taskRef: { name: t }
      params:
        - name: p.q
          value: $(a) # want spec.tasks[0].params.[p.q].value "$(a)"
      when:
        - input: b # want spec.tasks[0].when[0] "input: b"
          operator: in
          values: [$(c)]
      matrix:
        params:
          - name: d
            value: [e, $(f)] # want spec.tasks[0].matrix.params[d].value "value"
        include:
          - name: g
            params:
              - name: h
                value: $(i) # want spec.tasks[0].matrix.include[0].params[h].value "$(i)"
`),
  );
});
