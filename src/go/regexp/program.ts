import type { Leaf, Node, Repetition } from "./tree.ts";

/** A step of a program. What does not say where to go on does so with the next one; behind the last one is a match. */
export type Instruction =
  | Leaf
  /** Keeps the offset in a slot: two for each group, its start and its end. */
  | { readonly op: "mark"; readonly slot: number }
  | Split
  | Jump;

/** Goes on both at the next step and elsewhere, and would rather match by way of one of them. */
interface Split {
  readonly op: "split";
  to: number;
  readonly prefersTo: boolean;
}

interface Jump {
  readonly op: "jump";
  to: number;
}

export interface Program {
  readonly instructions: readonly Instruction[];
  /** The whole match counts as one. */
  readonly groupCount: number;
}

/**
 * The steps that match what a tree describes.
 *
 * @see Go regexp/syntax Compile
 */
export function compileProgram(root: Node): Instruction[] {
  const instructions: Instruction[] = [];
  // Each emits the instructions of a node, and yields those inside when it is their turn: no recursion.
  const emitters = [emit(root, instructions)];
  for (let emitter = emitters.at(-1); emitter !== undefined; emitter = emitters.at(-1)) {
    const inner = emitter.next();
    if (inner.done) emitters.pop();
    else emitters.push(emit(inner.value, instructions));
  }
  return instructions;
}

type Emitter = Generator<Node, void>;

function* emit(node: Node, instructions: Instruction[]): Emitter {
  switch (node.op) {
    case "concat":
      return yield* node.nodes;
    case "alternate":
      return yield* emitAlternate(node.nodes, instructions);
    case "capture":
      instructions.push({ op: "mark", slot: 2 * node.group });
      yield node.node;
      instructions.push({ op: "mark", slot: 2 * node.group + 1 });
      return;
    case "repeat":
      return yield* emitRepeat(node.node, node, instructions);
    default:
      instructions.push(node);
  }
}

function* emitAlternate(nodes: readonly Node[], instructions: Instruction[]): Emitter {
  const jumps: Jump[] = [];
  for (const node of nodes.slice(0, -1)) {
    const split: Split = { op: "split", to: 0, prefersTo: false };
    instructions.push(split);
    yield node;
    const jump: Jump = { op: "jump", to: 0 };
    jumps.push(jump);
    instructions.push(jump);
    split.to = instructions.length;
  }
  yield* nodes.slice(-1);
  for (const jump of jumps) jump.to = instructions.length;
}

/**
 * `x{2,4}` is `xx(x(x)?)?`, `x{2,}` is `xx+`. Which thread comes first where, and so what groups match, hangs on the
 * details, which are Go's: a loop is left where it is entered, but `x*` is `(x+)?` if x may match nothing.
 *
 * @see Go regexp/syntax Simplify
 */
function* emitRepeat(repeated: Node, repetition: Repetition, instructions: Instruction[]): Emitter {
  const node = withoutOne(repeated);
  const { min, max, isLazy } = repetition;
  const isEndless = max === Infinity;
  const count = isEndless ? Math.max(min, 1) : max;
  // The last copy has an operator of its own, which means nothing if it is there already: `(x*)*`.
  const isIdle = max !== min && isSameOperator(node, repetition);
  const exits: Split[] = [];
  let start = instructions.length;
  for (let copy = 0; copy < count; copy++) {
    start = instructions.length;
    if (copy >= min && !(isIdle && copy === count - 1)) {
      const exit: Split = { op: "split", to: 0, prefersTo: isLazy };
      exits.push(exit);
      instructions.push(exit);
      if (node.isNullable) start = instructions.length;
    }
    yield node;
  }
  if (isEndless && !isIdle) {
    const isLeftAtStart = min === 0 && !node.isNullable;
    instructions.push(isLeftAtStart ? { op: "jump", to: start } : { op: "split", to: start, prefersTo: !isLazy });
  }
  for (const exit of exits) exit.to = instructions.length;
}

/** Whether a node is the `*`, `+` or `?` that stands behind the last copy of `repetition`. */
function isSameOperator(node: Node, { min, max, isLazy }: Repetition): boolean {
  if (node.op !== "repeat" || node.isLazy !== isLazy) return false;
  return max === Infinity ? node.max === max && node.min === Math.min(min, 1) : node.max === 1 && node.min === 0;
}

/** A node without the `{1}` behind it. */
function withoutOne(node: Node): Node {
  while (node.op === "repeat" && node.min === 1 && node.max === 1) node = node.node;
  return node;
}
