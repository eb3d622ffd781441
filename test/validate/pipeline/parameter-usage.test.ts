import { expect, test } from "vitest";
import { expectPlaces, pipeline, verdict } from "../verdict.ts";

const PARAMS = "params: [{ name: s }, { name: l, type: array }, { name: o, type: object, properties: { k: {} } }]";
const one = (fields: string) => pipeline(`{ ${PARAMS}, tasks: [{ name: a, taskRef: { name: t }, ${fields} }] }`);
const param = (value: string) => verdict(one(`params: [{ name: p, value: ${value} }]`));

test("params that tasks are given are declared", () => {
  expect(param("$(params.s) $(params.o.k)")).toBe("");
  expect(param("$(params.x)")).toBe('non-existent variable in "$(params.x)": spec.tasks[0].params[p]');
  expect(param("[$(params.s), $(params.y)]")).toBe(
    'non-existent variable in "$(params.y)": spec.tasks[0].params[p].value[1]',
  );
  expect(param("{ k: $(params.z), a.b: $(params.z) }")).toBe(
    'non-existent variable in "$(params.z)": spec.tasks[0].params[p].properties.[a.b], spec.tasks[0].params[p].properties[k]',
  );
  expect(param("$(params.o.x)")).toBe('non-existent variable in "$(params.o.x)": spec.tasks[0].params[p]');
});

test("a whole array or object becomes the value; beside other text it is no string", () => {
  expect(param("'$(params.l[*])'")).toBe("");
  expect(param("'$(params.o[*])'")).toBe("");
  expect(param(`"$(params['l[*]'])"`)).toBe("");
  expect(param("'x$(params.l[*])'")).toBe('variable type invalid in "x$(params.l[*])": spec.tasks[0].params[p]');
  expect(param("$(params.l)")).toBe('variable type invalid in "$(params.l)": spec.tasks[0].params[p]');
  expect(param("$(params.o)")).toBe('variable type invalid in "$(params.o)": spec.tasks[0].params[p]');
  expect(param("'$(params.l[0])'")).toBe("");
  expect(param("'$(params.x[*])'")).toBe('non-existent variable in "$(params.x[*])": spec.tasks[0].params[p]');
});

test("in a list an array stands alone", () => {
  expect(param("['$(params.l[*])', $(params.l)]")).toBe("");
  expect(param("['x$(params.l[*])']")).toBe(
    'variable is not properly isolated in "x$(params.l[*])": spec.tasks[0].params[p].value[0]',
  );
  expect(param("['$(params.o[*])']")).toBe(
    'variable type invalid in "$(params.o[*])": spec.tasks[0].params[p].value[0]',
  );
});

test("a matrix has its own rules: lists for its params, strings for those of its includes", () => {
  expect(verdict(one("matrix: { params: [{ name: p, value: [$(params.x), '$(params.l[*])'] }] }"))).toBe(
    'non-existent variable in "$(params.x)": spec.tasks[0].matrix.params[p].value[0]',
  );
  expect(verdict(one("matrix: { params: [{ name: p, value: '$(params.x[*])' }] }"))).toBe("");
  expect(
    verdict(
      one(
        "matrix: { include: [{ name: i }, { name: j, params: [{ name: p, value: $(params.x) }, { name: q, value: $(params.l) }] }] }",
      ),
    ),
  ).toBe(`non-existent variable in "$(params.x)": spec.tasks[0].matrix.include.params[0]
variable type invalid in "$(params.l)": spec.tasks[0].matrix.include.params[1]`);
});

test("conditions compare strings, but a whole array may stand among the values", () => {
  const when = (input: string, values: string) =>
    verdict(one(`when: [{ input: "${input}", operator: in, values: [${values}] }]`));
  expect(when("$(params.s)", "'$(params.l[*])'")).toBe("");
  expect(when("$(params.x)", "$(params.y)")).toBe(`non-existent variable in "$(params.x)": spec.tasks[0].when[0].input
non-existent variable in "$(params.y)": spec.tasks[0].when[0].values`);
  expect(
    when("$(params.l)", "'x$(params.l[*])', $(params.l)"),
  ).toBe(`variable type invalid in "$(params.l)": spec.tasks[0].when[0].input, spec.tasks[0].when[0].values
variable type invalid in "x$(params.l[*])": spec.tasks[0].when[0].values`);
  expect(
    when("$(params.o)", "$(params.o.x)"),
  ).toBe(`non-existent variable in "$(params.o.x)": spec.tasks[0].when[0].values
variable type invalid in "$(params.o)": spec.tasks[0].when[0].input`);
});

test("each finding is shown where it is, whatever the path says", () => {
  expectPlaces(
    pipeline(`
  ${PARAMS}
  tasks:
    - name: a
      taskRef: { name: t }
      params:
        - name: p
          value: $(params.x) # want spec.tasks[0].params[p] "$(params.x)"
        - name: q
          value: [b, $(params.x)] # want spec.tasks[0].params[q].value[1] "$(params.x)"
        - name: r
          value: { k: $(params.x) } # want spec.tasks[0].params[r].properties[k] "$(params.x)"
      when:
        - input: $(params.x) # want spec.tasks[0].when[0].input "$(params.x)"
          operator: in
          values: [c, $(params.x)] # want spec.tasks[0].when[0].values "$(params.x)"
      matrix:
        params:
          - name: u
            value: [d, $(params.x)] # want spec.tasks[0].matrix.params[u].value[1] "$(params.x)"
        include:
          - name: e
          - name: f
            params:
              - name: v
                value: $(params.x) # want spec.tasks[0].matrix.include.params[0] "$(params.x)"
`),
  );
});
