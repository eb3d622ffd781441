import fc from "fast-check";
import { type FieldType, structType, type ValueType } from "../../src/decode/types.ts";
import { V1BETA1_TABLES } from "../../src/decode/v1beta1/tables.generated.ts";

const KINDS: readonly (readonly [kind: string, apiVersion: string])[] = [
  ["Task", "tekton.dev/v1"],
  ["Pipeline", "tekton.dev/v1"],
  ["TaskRun", "tekton.dev/v1"],
  ["PipelineRun", "tekton.dev/v1"],
  ["StepAction", "tekton.dev/v1beta1"],
  ["CustomRun", "tekton.dev/v1beta1"],
];

/** Values of every type that Go reads by itself: most of them right, some not. */
const scalars: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  string: fc.constantFrom("a", "build", "$(params.x)", "", "x-1", 5, null),
  bool: fc.constantFrom(true, false, true, false, "yes", null),
  int32: fc.constantFrom(0, 1, 420, -1, 2147483648, 1.5, "1"),
  int64: fc.constantFrom(0, 1, 1000, 4294967296, "1"),
  duration: fc.constantFrom("1h", "60m", "0", "90s", "1.5h", "-5m", "1h30m5.25s", "250ms", "1d", "60", "", 60),
  quantity: fc.constantFrom("1", "500m", "0.5", "1024Mi", "1Gi", "1e3", "1.5Gi", "+5", 2, 0.25, "lots"),
  time: fc.constantFrom("2024-05-01T12:00:00Z", "2024-05-01T14:00:00+02:00", "2024-05-01T12:00:00.5Z", "yesterday"),
  intOrString: fc.constantFrom(80, "http", "50%", true),
  raw: fc.constantFrom({ any: [1, "x"] }, {}, null),
  resultType: fc.constantFrom(1, 3, "TaskRunResult", "StepResult", "nonsense", 1.5, true, null),
  paramValue: fc.constantFrom(
    "x",
    "",
    5,
    1.1,
    true,
    null,
    ["a", null],
    [1, 2],
    { k: "v" },
    { k: 1 },
    { k: null },
    [],
    {},
    [["a<b"]],
  ),
};

/** Fields of a document are taken by chance; a few have a slip in their name. */
function structOf(id: string, depth: number): fc.Arbitrary<object> {
  const fields = [...structType(id, V1BETA1_TABLES).fields.values()];
  return fc.subarray(fields, { maxLength: Math.min(fields.length, depth > 2 ? 4 : 2) }).chain((chosen) => {
    const entries = withRequired(fields, chosen).map((field) =>
      fc.tuple(fieldName(field), valueOfType(field.type, depth - 1)),
    );
    return fc.tuple(...entries).map((pairs) => Object.fromEntries(pairs as [string, unknown][]));
  });
}

const withRequired = (fields: readonly FieldType[], chosen: readonly FieldType[]): readonly FieldType[] =>
  fields.filter((field) => chosen.includes(field) || field.name === "spec");

const fieldName = ({ name }: FieldType): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 60, arbitrary: fc.constant(name) },
    { weight: 1, arbitrary: fc.constantFrom(name.toUpperCase(), `${name}s`, name.slice(0, -1)) },
  );

function valueOfType(type: ValueType, depth: number): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case "struct":
      return depth <= 0 ? fc.constant({}) : structOf(type.struct.id, depth);
    case "list":
      return fc.array(valueOfType(type.item, depth), { minLength: 0, maxLength: 2 });
    case "map":
      return fc.dictionary(fc.constantFrom("a", "b.c/d", "__proto__"), valueOfType(type.item, depth), {
        maxKeys: 2,
        noNullPrototype: true,
      });
    default:
      return fc.oneof(
        { weight: 9, arbitrary: fittingScalar(type.kind) },
        { weight: 1, arbitrary: scalars[type.kind] ?? fc.constant(null) },
      );
  }
}

/** The first values of each list fit. */
const fittingScalar = (kind: string): fc.Arbitrary<unknown> =>
  ({
    string: fc.constantFrom("a", "build", "$(params.x)"),
    bool: fc.boolean(),
    int32: fc.constantFrom(0, 1, 420),
    int64: fc.constantFrom(0, 1, 1000),
    duration: fc.constantFrom("1h", "60m", "0", "90s", "1.5h", "1h30m5.25s"),
    quantity: fc.constantFrom("1", "500m", "0.5", "1024Mi", "1.5Gi", 2),
    time: fc.constantFrom("2024-05-01T12:00:00Z", "2024-05-01T14:00:00+02:00"),
    intOrString: fc.constantFrom(80, "http"),
    resultType: fc.constantFrom(1, "TaskRunResult"),
  })[kind] ??
  scalars[kind] ??
  fc.constant(null);

/** Documents of every kind, from what the decoding tables know: most can be decoded, some have one or more slips. */
export const documents: fc.Arbitrary<object> = fc
  .constantFrom(...KINDS)
  .chain(([kind, apiVersion]) => structOf(kind, 5).map((body) => named(body, apiVersion, kind)));

const named = (body: { readonly metadata?: object }, apiVersion: string, kind: string): object => ({
  ...body,
  apiVersion,
  kind,
  metadata: { name: "doc", ...body.metadata },
});

/** Annotations in which conversions keep what the other version has no field for: right ones, and some that are not. */
const parked = fc.record(
  {
    "tekton.dev/v1beta1Resources": fc.constantFrom(
      "{}",
      "[]",
      "null",
      '{"inputs":[{"name":"a","type":"git"}]}',
      '[{"name":"a","type":"git"}]',
      "{",
    ),
    "tekton.dev/v1beta1.task-deprecations": fc.constantFrom(
      "{}",
      '{"doc":{"deprecatedSteps":[{"name":"","tty":true,"resources":{}}]},"other":{}}',
      '{"doc":{"deprecatedSteps":[{"ports":[{"containerPort":80}]}],"deprecatedStepTemplate":{"name":"x"}}}',
      '{"a":{"deprecatedSteps":[{"lifecycle":{}},{}]}}',
      "[]",
    ),
    "tekton.dev/v1beta1CloudEvents": fc.constantFrom("[]", '[{"target":"t","status":{"message":"","retryCount":1}}]'),
    "tekton.dev/v1beta1ResourcesResult": fc.constantFrom('[{"key":"k","value":"v","type":"TaskRunResult"}]', "5"),
    "tekton.dev/v1beta1ResourcesStatus": fc.constantFrom('{"outputs":[]}', '{"outputs":[{"name":"b","type":"image"}]}'),
    mine: fc.constant("kept"),
  },
  { requiredKeys: [] },
);

/** Documents to convert, of both versions; every other one has been converted before, as its annotations say. */
export const convertibleDocuments: fc.Arbitrary<object> = fc
  .tuple(
    fc.constantFrom("Task", "Pipeline", "TaskRun", "PipelineRun"),
    fc.constantFrom("tekton.dev/v1", "tekton.dev/v1beta1"),
    fc.option(parked, { nil: undefined }),
  )
  .chain(([kind, apiVersion, annotations]) =>
    structOf(apiVersion === "tekton.dev/v1" ? kind : `V1beta1${kind}`, 6).map((body) => ({
      ...named(body, apiVersion, kind),
      metadata: { name: "doc", ...(annotations === undefined ? {} : { annotations }) },
    })),
  );
