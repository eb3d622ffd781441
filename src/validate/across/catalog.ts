import type { NameSet } from "../../suggest.ts";
import type { Pipeline } from "../../types/pipeline.ts";
import type { Resource } from "../../types/resource.ts";
import type { StepAction } from "../../types/step-action.ts";
import type { Task } from "../../types/task.ts";
import type { V1beta1Resource } from "../../types/v1beta1/resource.ts";
import { isError, type Mismatch } from "./mismatch.ts";

/** The kinds that others refer to by name. */
interface Referable {
  readonly Task: Task;
  readonly Pipeline: Pipeline;
  readonly StepAction: StepAction;
}

/** Who looks a name up. */
export interface Seeker {
  readonly namespace: string | undefined;
  /** Its index among the resources. */
  readonly position: number;
}

/** The resources that there are, by their names. */
export interface Catalog {
  /**
   * What a name may mean for a resource, as it runs; undefined if there is nothing of that name, and an empty list if nobody
   * can tell. The nearest comes first: in a repository with several versions of a task, each is beside its own test.
   *
   * Those of the same namespace win. A resource without a namespace may be anywhere, so it is everybody's neighbour.
   */
  find<K extends keyof Referable>(kind: K, name: string, seeker: Seeker): readonly Referable[K][] | undefined;
  /** The names of a kind. */
  names(kind: keyof Referable): NameSet;
}

/** Of more resources of one name, as in a folder of test cases, nobody can tell which is meant. */
const MOST_NAMESAKES = 20;

/** A resource of which only the name is known. */
export interface NamedResource {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string };
}

/** A resource of whatever version, and its index among all. */
interface Placed {
  readonly resource: Resource | V1beta1Resource;
  readonly position: number;
}

/** The resources of one kind and name. */
interface Namesakes {
  /** There are others that nobody could read. */
  isUnclear: boolean;
  readonly all: Placed[];
  /** `""` stands for none. */
  readonly byNamespace: Map<string, Placed[]>;
}

/** A resource as it runs: in v1, with its defaults. Undefined if it cannot be converted. */
export type Prepare = (resource: Resource | V1beta1Resource) => Resource | undefined;

/** A catalog of resources. Those that nobody refers to are not prepared. */
export function catalogOf(
  resources: readonly (Resource | V1beta1Resource)[],
  unreadable: readonly NamedResource[],
  prepare: Prepare,
): Catalog {
  const byKind = new Map<string, Map<string, Namesakes>>();
  for (const [position, resource] of resources.entries()) add(byKind, { resource, position });
  for (const resource of unreadable) {
    const namesakes = namesakesOf(byKind, resource);
    if (namesakes !== undefined) namesakes.isUnclear = true;
  }
  return {
    find(kind, name, { namespace = "", position }) {
      const namesakes = byKind.get(kind)?.get(name);
      if (namesakes?.isUnclear === true) return [];
      const found = namesakes?.byNamespace.get(namespace) ?? others(namesakes, namespace);
      if (found === undefined || found.length > MOST_NAMESAKES) return found && [];
      const prepared = nearestFirst(found, position).map(({ resource }) => prepare(resource));
      // They were stored under their kind.
      return (prepared.includes(undefined) ? [] : prepared) as never;
    },
    names: (kind) => byKind.get(kind) ?? new Map<string, Namesakes>(),
  };
}

const others = (namesakes: Namesakes | undefined, namespace: string): readonly Placed[] | undefined =>
  namespace === "" ? namesakes?.all : namesakes?.byNamespace.get("");

function nearestFirst(found: readonly Placed[], from: number): readonly Placed[] {
  const distance = ({ position }: Placed): number => Math.abs(position - from);
  return found.length === 1 ? found : found.toSorted((a, b) => distance(a) - distance(b));
}

function add(byKind: Map<string, Map<string, Namesakes>>, placed: Placed): void {
  const { resource } = placed;
  const namesakes = namesakesOf(byKind, resource);
  if (namesakes === undefined) return;
  const { namespace = "" } = resource.metadata ?? {};
  namesakes.all.push(placed);
  const neighbours = namesakes.byNamespace.get(namespace);
  if (neighbours === undefined) namesakes.byNamespace.set(namespace, [placed]);
  else neighbours.push(placed);
}

/** The list for a resource; undefined if it has no name to refer to. */
function namesakesOf(
  byKind: Map<string, Map<string, Namesakes>>,
  { kind, metadata: { name } = {} }: NamedResource,
): Namesakes | undefined {
  if (kind === undefined || !name) return undefined;
  const byName = byKind.get(kind) ?? new Map<string, Namesakes>();
  byKind.set(kind, byName);
  const namesakes: Namesakes = byName.get(name) ?? { isUnclear: false, all: [], byNamespace: new Map() };
  byName.set(name, namesakes);
  return namesakes;
}

/** What is wrong with the candidate that fits best: any of them may be the one that will be there. */
export function ofBest<T>(candidates: readonly T[], check: (candidate: T) => Iterable<Mismatch>): readonly Mismatch[] {
  let best: readonly Mismatch[] | undefined;
  for (const candidate of candidates) {
    const found = [...check(candidate)];
    if (best === undefined || weigh(found) < weigh(best)) best = found;
    if (best.length === 0) break;
  }
  return best ?? [];
}

/** An error outweighs any number of warnings. */
const weigh = (mismatches: readonly Mismatch[]): number =>
  mismatches.reduce((sum, mismatch) => sum + (isError(mismatch) ? 1_000_000 : 1), 0);
