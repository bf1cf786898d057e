/** Members of a run, and runs of a run of runs: wide enough for a low tree, narrow enough to copy one in no time. */
const WIDTH = 32;

/** Members at height 0, else nodes of the height below. */
type Node = readonly unknown[];

/**
 * A list that never changes, and of which one with another member in a place is made in next to no time: a tree whose
 * copies share every branch but one (a persistent vector). What is worked out of a branch holds for all that share it.
 */
export class Runs<Member> {
  readonly length: number;
  /** See {@link RunFold}. */
  readonly root: Node;
  /** Height of the root above the members. */
  readonly height: number;

  private constructor(root: Node, height: number, length: number) {
    this.root = root;
    this.height = height;
    this.length = length;
  }

  static of<Member>(members: readonly Member[]): Runs<Member> {
    let nodes = runsOf(members);
    let height = 0;
    for (; nodes.length > 1; height++) nodes = runsOf(nodes);
    return new Runs(nodes[0] ?? [], height, members.length);
  }

  at(index: number): Member | undefined {
    let node: unknown = this.root;
    for (let height = this.height; height >= 0; height--) node = (node as Node | undefined)?.[slotOf(index, height)];
    return node as Member | undefined;
  }

  /** @param index of a member that is there. */
  with(index: number, member: Member): Runs<Member> {
    const put = (node: Node, height: number): Node => {
      const slot = slotOf(index, height);
      const copy = [...node];
      copy[slot] = height === 0 ? member : put(node[slot] as Node, height - 1);
      return copy;
    };
    return new Runs(put(this.root, this.height), this.height, this.length);
  }

  toArray(): Member[] {
    const members: Member[] = [];
    const collect = (node: Node, height: number): void => {
      // A plain loop: `flat` takes ten times as long.
      for (const child of node) {
        if (height === 0) members.push(child as Member);
        else collect(child as Node, height - 1);
      }
    };
    collect(this.root, this.height);
    return members;
  }

  /** Places whose member is another object than in a list of the same length; all places where the lengths differ. */
  changedSince(before: Runs<Member>): number[] {
    if (before.length !== this.length) return Array.from({ length: this.length }, (_, place) => place);
    const changed: number[] = [];
    const compare = (now: unknown, then: unknown, height: number, start: number): void => {
      if (now === then) return;
      if (height < 0) changed.push(start);
      else
        (now as Node).forEach((child, slot) =>
          compare(child, (then as Node)[slot], height - 1, start + slot * WIDTH ** height),
        );
    };
    compare(this.root, before.root, this.height, 0);
    return changed;
  }
}

function runsOf(members: readonly unknown[]): Node[] {
  const runs: Node[] = [];
  for (let start = 0; start < members.length; start += WIDTH) runs.push(members.slice(start, start + WIDTH));
  return runs;
}

/** Where the way to a member goes on, in a node of a height. */
function slotOf(index: number, height: number): number {
  return Math.floor(index / WIDTH ** height) % WIDTH;
}

/**
 * Folds a list in its runs, in runs of runs, and so on, and remembers what each gave: after a change of one member only
 * the runs around it are folded again, however long the list is.
 */
export class RunFold<Member, Fold> {
  readonly #leaf: (members: readonly Member[]) => Fold;
  readonly #join: (folds: readonly Fold[]) => Fold;
  readonly #known = new WeakMap<Node, Fold>();

  /**
   * @param leaf Folds some members. @param join Folds the folds of neighbours, in their order, to what `leaf` would have
   *   made of all their members.
   */
  constructor(leaf: (members: readonly Member[]) => Fold, join: (folds: readonly Fold[]) => Fold) {
    this.#leaf = leaf;
    this.#join = join;
  }

  fold({ root, height }: Runs<Member>): Fold {
    return this.#fold(root, height);
  }

  #fold(node: Node, height: number): Fold {
    let fold = this.#known.get(node);
    if (fold === undefined) {
      fold =
        height === 0
          ? this.#leaf(node as readonly Member[])
          : this.#join((node as readonly Node[]).map((child) => this.#fold(child, height - 1)));
      this.#known.set(node, fold);
    }
    return fold;
  }
}
