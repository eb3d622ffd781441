import fc from "fast-check";

/** Something that happens between two passes. */
export interface Move {
  /** How long after the last pass. */
  readonly seconds: number;
  /** What becomes of children that have not ended: of each the how-manieth among them, and what. */
  readonly children: readonly { readonly which: number; readonly becomes: Becomes }[];
  /** What the user wants of the run. */
  readonly specStatus?: (typeof SPEC_STATUSES)[number];
}

/** What a child may become, and what it gives. */
export interface Becomes {
  readonly how: (typeof HOWS)[number];
  readonly results: (typeof RESULTS)[number];
}

const HOWS = ["succeeds", "fails", "is cancelled", "is tried again", "runs"] as const;
const RESULTS = ["all", "others", "some", "none"] as const;
const SPEC_STATUSES = ["Cancelled", "CancelledRunFinally", "StoppedRunFinally", "PipelineRunPending", ""] as const;

const becomes: fc.Arbitrary<Becomes> = fc.record({
  how: fc.oneof(
    { weight: 8, arbitrary: fc.constant("succeeds" as const) },
    { weight: 4, arbitrary: fc.constant("fails" as const) },
    { weight: 1, arbitrary: fc.constantFrom(...HOWS) },
  ),
  results: fc.oneof(
    { weight: 6, arbitrary: fc.constant("all" as const) },
    { weight: 1, arbitrary: fc.constantFrom(...RESULTS) },
  ),
});

const children = fc.array(fc.record({ which: fc.nat(7), becomes }), { maxLength: 3 });

/** What happens in a run, in few steps. */
export const moves = (maxLength: number): fc.Arbitrary<readonly Move[]> =>
  fc.array(
    fc
      .tuple(
        fc.oneof(
          { weight: 30, arbitrary: fc.constantFrom(1, 5, 10) },
          { weight: 2, arbitrary: fc.constantFrom(0, 15, 30, 61) },
          { weight: 1, arbitrary: fc.constantFrom(3601, 7300) },
        ),
        fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 9, arbitrary: children }),
        fc.oneof(
          { weight: 15, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: fc.constantFrom(...SPEC_STATUSES) },
        ),
      )
      .map(([seconds, all, specStatus]) => ({
        seconds,
        children: all,
        ...(specStatus === undefined ? {} : { specStatus }),
      })),
    { minLength: 2, maxLength },
  );
