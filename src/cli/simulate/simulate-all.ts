import type { Config } from "../../types/config.ts";
import type { Complaint } from "../option-problems.ts";
import type { Problem } from "../print-diagnostic.ts";
import type { Library } from "../render/join-runs.ts";
import { isError } from "../tell-problems.ts";
import type { FoundRun } from "./find-runs.ts";
import type { SimulateRequest } from "./options.ts";
import { type PreparedRun, prepareRun } from "./prepare-run.ts";
import { problemsOfRun } from "./problems-of-run.ts";
import { checkWishes } from "./script/check-wishes.ts";
import { type NamedRun, runsByName } from "./script/run-names.ts";
import { scriptFor } from "./script/script-for.ts";
import { simulateRun, type ToldRun, tellRun } from "./simulate-run.ts";
import { unknownParams } from "./with-params.ts";

/** The runs that could be simulated, and what there is to say. */
export interface Simulated {
  readonly told: readonly ToldRun[];
  readonly problems: readonly Problem[];
  /** What is wrong with the options. Then nothing has been simulated. */
  readonly complaints: readonly Complaint[];
}

/** Simulates runs by what the command line says of their tasks. */
export function simulateAll(
  runs: readonly FoundRun[],
  library: Library,
  request: SimulateRequest,
  config: Config,
): Simulated {
  const all = runs.map((found) => prepareRun(found, library, request.params, config));
  const prepared = all.filter(({ cast }) => !cast.problems.some(isError));
  const casts = all.flatMap(({ cast }) => cast.problems);
  const names = namesOfRuns(prepared, request, config);
  const complaints = prepared.length === 0 ? [] : complaintsAbout(prepared, request, names);
  if (complaints.length > 0) return { told: [], problems: casts, complaints };
  const told = prepared.map((run) => tellRun(run, scriptFor(run.cast.placed, request, names.get(run)), config));
  return { told, problems: [...casts, ...told.flatMap(problemsOfRun)], complaints };
}

/** The names of runs with the tasks that they are of. Only a simulation knows them, and mostly nobody speaks of them. */
function namesOfRuns(
  prepared: readonly PreparedRun[],
  request: SimulateRequest,
  config: Config,
): ReadonlyMap<PreparedRun, ReadonlyMap<string, NamedRun>> {
  const paths = new Set(prepared.flatMap(({ cast }) => cast.placed.map(({ path }) => path)));
  if (request.wishes.every(({ target }) => paths.has(target))) return new Map();
  return new Map(
    prepared.map((run) => [run, runsByName(simulateRun(run, scriptFor(run.cast.placed, request), config))]),
  );
}

function complaintsAbout(
  prepared: readonly PreparedRun[],
  { params, wishes }: SimulateRequest,
  names: ReadonlyMap<PreparedRun, ReadonlyMap<string, NamedRun>>,
): Complaint[] {
  const known = [...new Set(prepared.flatMap(({ knownParams }) => knownParams))];
  const placed = prepared.flatMap(({ cast }) => cast.placed);
  const runs = new Map([...names.values()].flatMap((runs) => [...runs]));
  return [
    ...unknownParams(known, params),
    ...prepared.flatMap(({ complaints }) => complaints),
    ...checkWishes(wishes, placed, runs),
  ];
}
