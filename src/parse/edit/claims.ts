import { isList, isObject, type JsonValue, type PatchOperation } from "../../go/json.ts";
import { segmentsOf, valueAt } from "./json-patch.ts";

/** What an operation looks at or changes: a value with all that is in it, and maybe what its parent holds. */
interface Claim {
  readonly segments: readonly string[];
  /** Items or keys come or go: of a list the places of all others change, of a mapping only the lines beside it. */
  readonly parent: "stays" | "moves items" | "moves keys";
}

/**
 * What the operations of a patch touch that have not been done yet. One that touches nothing of it may be done before all
 * of them, as if it stood first in the patch.
 */
export class Claims {
  private readonly root: JsonValue;
  private readonly claimed = newNode();

  /** @param root - the value as it is before all of these operations */
  constructor(root: JsonValue) {
    this.root = root;
  }

  /**
   * Whether an operation has to wait for those that were told before; it counts among these from now on.
   *
   * @throws {TypeError} if a path of it is no JSON Pointer
   */
  add(operation: PatchOperation): { readonly waits: boolean } {
    const claims = this.claimsOf(operation);
    const waits = claims.some((claim) => this.touches(claim));
    for (const claim of claims) this.note(claim);
    return { waits };
  }

  private touches({ segments, parent }: Claim): boolean {
    let node: Node | undefined = this.claimed;
    for (const [depth, segment] of segments.entries()) {
      if (node.isWhole || node.movesItems) return true;
      if (depth === segments.length - 1) {
        if (parent === "moves keys" && node.movesKeys) return true;
        if (parent === "moves items" && isTouched(node)) return true;
      }
      node = node.inside.get(segment);
      if (node === undefined) return false;
    }
    return isTouched(node);
  }

  private note({ segments, parent }: Claim): void {
    let node = this.claimed;
    for (const [depth, segment] of segments.entries()) {
      if (depth === segments.length - 1) {
        node.movesItems ||= parent === "moves items";
        node.movesKeys ||= parent === "moves keys";
      }
      const next = node.inside.get(segment) ?? newNode();
      node.inside.set(segment, next);
      node = next;
    }
    node.isWhole = true;
  }

  private claimsOf(operation: PatchOperation): readonly Claim[] {
    const { op, path } = operation;
    switch (op) {
      case "add":
        return [this.addition(path)];
      case "remove":
        return [this.removal(path)];
      case "copy":
        return [this.use(operation.from), this.addition(path)];
      case "move":
        if (this.isRename(operation.from, path)) return [this.use(operation.from), this.use(path)];
        return [this.removal(operation.from), this.removal(path)];
      default:
        return [this.use(path)];
    }
  }

  private readonly use = (pointer: string): Claim => ({ segments: segmentsOf(pointer), parent: "stays" });

  private removal(pointer: string): Claim {
    const segments = segmentsOf(pointer);
    return { segments, parent: isList(this.parentOf(segments)) ? "moves items" : "moves keys" };
  }

  /** A key that is there gets another value, unless it is about to go. */
  private addition(pointer: string): Claim {
    const segments = segmentsOf(pointer);
    const parent = this.parentOf(segments);
    const isKnown = isObject(parent) && Object.hasOwn(parent, segments.at(-1) ?? "");
    const claim: Claim = { segments, parent: "stays" };
    return isKnown && !this.touches(claim) ? claim : this.removal(pointer);
  }

  private isRename(from: string, to: string): boolean {
    const segments = segmentsOf(to);
    const parent = this.parentOf(segments);
    const isSameParent = from.slice(0, from.lastIndexOf("/")) === to.slice(0, to.lastIndexOf("/"));
    return isSameParent && isObject(parent) && !Object.hasOwn(parent, segments.at(-1) ?? "");
  }

  /** Nothing is said of values that are claimed: who asks for what is in them waits anyway. */
  private parentOf(segments: readonly string[]): JsonValue | undefined {
    return valueAt(this.root, segments.slice(0, -1))?.value;
  }
}

/** A value, as far as it is claimed. */
interface Node {
  isWhole: boolean;
  movesItems: boolean;
  movesKeys: boolean;
  readonly inside: Map<string, Node>;
}

const newNode = (): Node => ({ isWhole: false, movesItems: false, movesKeys: false, inside: new Map() });

/** A node is made where there is a claim at it or in it; only the first one stands there without. */
const isTouched = ({ isWhole, movesItems, movesKeys, inside }: Node): boolean =>
  isWhole || movesItems || movesKeys || inside.size > 0;
