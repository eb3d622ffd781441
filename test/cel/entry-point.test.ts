import { expect, test } from "vitest";
import {
  type CelEnvironment,
  type CelFunction,
  type CelProgram,
  type CelRelease,
  CelType,
  type CelTypeKind,
  type CelValue,
  type CelVariables,
  type Checked,
  celEnvironment,
  celTypes,
  compileCel,
  type Diagnostic,
  type Evaluated,
  evaluateCel,
  type SourceRange,
} from "../../src/cel/index.ts";

// What the types say is checked by the compiler: this file imports nothing else.

const environmentOf = (release: CelRelease, ...functions: readonly CelFunction[]): CelEnvironment =>
  celEnvironment({ release, functions, variables: { x: celTypes.dyn } });

const evaluate = (program: Checked<CelProgram>, variables?: CelVariables): Checked<CelValue> =>
  program.ok ? evaluateCel(program.value, variables) : program;

const placeOf = ({ range }: Diagnostic): SourceRange | undefined => range;

test("a wrapper can be written with the types of this entry point alone", () => {
  const call = (value: CelValue): Evaluated => value;
  const environment = environmentOf("v0.30", { name: "same", signatures: ["(A) -> A"], call });
  const body: unknown = JSON.parse('{ "number": 1 }');
  const program = compileCel("same(x)", environment);
  const kind: CelTypeKind | undefined = program.ok ? program.value.type.kind : undefined;
  expect(kind).toBe("dyn");
  expect(evaluate(program, { x: body as CelValue })).toEqual({ ok: true, value: { number: 1 }, diagnostics: [] });
  expect(evaluate(compileCel("y", environment)).diagnostics.map(placeOf)).toEqual([
    { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } },
  ]);
});

test("a type that is too large cannot be made", () => {
  const deep = (depth: number): CelType =>
    Array(depth)
      .fill(celTypes.list)
      .reduce((type, list) => list(type), celTypes.int);
  expect(deep(499)).toBeInstanceOf(CelType);
  expect(() => deep(500)).toThrow(RangeError);
});
