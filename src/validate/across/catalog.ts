import type { Config } from "../../types/config.ts";
import { withDefaults } from "../../types/defaults/with-defaults.ts";
import type { Pipeline } from "../../types/pipeline.ts";
import type { Resource } from "../../types/resource.ts";
import type { StepAction } from "../../types/step-action.ts";
import type { Task } from "../../types/task.ts";
import type { NameSet } from "./advice.ts";
import { isError, type Mismatch } from "./mismatch.ts";

/** The kinds that others refer to by name. */
interface Referable {
  readonly Task: Task;
  readonly Pipeline: Pipeline;
  readonly StepAction: StepAction;
}

/** The resources that there are, by their names. */
export interface Catalog {
  /**
   * What a name may mean for a resource of a namespace, with defaults; undefined if there is nothing of that name, and an
   * empty list if nobody can tell.
   *
   * Those of the same namespace win. A resource without a namespace may be anywhere, so it is everybody's neighbour.
   */
  find<K extends keyof Referable>(
    kind: K,
    name: string,
    namespace: string | undefined,
  ): readonly Referable[K][] | undefined;
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

/** The resources of one kind and name. */
interface Namesakes {
  /** There are others that nobody could read. */
  isUnclear: boolean;
  readonly all: Resource[];
  /** `""` stands for none. */
  readonly byNamespace: Map<string, Resource[]>;
}

/** A catalog of resources; what nobody refers to costs next to nothing. */
export function catalogOf(resources: Iterable<Resource>, unreadable: Iterable<NamedResource>, config: Config): Catalog {
  const byKind = new Map<string, Map<string, Namesakes>>();
  for (const resource of resources) add(byKind, resource);
  for (const resource of unreadable) {
    const namesakes = namesakesOf(byKind, resource);
    if (namesakes !== undefined) namesakes.isUnclear = true;
  }
  const prepared = new Map<Resource, Resource>();
  const prepare = (resource: Resource): Resource => {
    const known = prepared.get(resource) ?? withDefaults(resource, { config });
    prepared.set(resource, known);
    return known;
  };
  return {
    find(kind, name, namespace = "") {
      const namesakes = byKind.get(kind)?.get(name);
      if (namesakes?.isUnclear === true) return [];
      const found = namesakes?.byNamespace.get(namespace) ?? others(namesakes, namespace);
      if (found === undefined || found.length > MOST_NAMESAKES) return found && [];
      // They were stored under their kind.
      return found.map(prepare) as never;
    },
    names: (kind) => byKind.get(kind) ?? new Map<string, Namesakes>(),
  };
}

const others = (namesakes: Namesakes | undefined, namespace: string): readonly Resource[] | undefined =>
  namespace === "" ? namesakes?.all : namesakes?.byNamespace.get("");

function add(byKind: Map<string, Map<string, Namesakes>>, resource: Resource): void {
  const namesakes = namesakesOf(byKind, resource);
  if (namesakes === undefined) return;
  const { namespace = "" } = resource.metadata ?? {};
  namesakes.all.push(resource);
  const neighbours = namesakes.byNamespace.get(namespace);
  if (neighbours === undefined) namesakes.byNamespace.set(namespace, [resource]);
  else neighbours.push(resource);
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
