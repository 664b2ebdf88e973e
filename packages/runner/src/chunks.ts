/** How a study is cut into pieces of work, and in which order they are done. */
import { type StudyPlan, sampleOf } from '@testudo/core/study';

/** A piece is meant to take about this long: short enough to stop soon, long enough that handing it out costs nothing. */
const WANTED_MS = 400;
const MOST_TRIALS_AT_ONCE = 5000;

/** The trials `from` to `to` − 1. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
}

/** How many trials take `WANTED_MS`, given how long some took; 1 where nothing is known yet. */
export function chunkSize(trials: number, spent_ms: number): number {
  if (trials === 0) return 1;
  const wanted = Math.round((WANTED_MS * trials) / Math.max(spent_ms, 1));
  return Math.min(MOST_TRIALS_AT_ONCE, Math.max(1, wanted));
}

/** The trials of one outer sample: `next` is the first that nobody has taken. */
interface Block {
  readonly from: number;
  readonly to: number;
  next: number;
}

/**
 * Deals out the trials of a plan, each once.
 *
 * It goes round the outer samples, a piece from each, so that a study stopped half-way has seen all of them; small samples
 * go out whole, several at once. Towards the end pieces get smaller, so that the workers finish together. Results depend
 * on none of this.
 */
export class Dealer {
  private readonly blocks: readonly Block[];
  private readonly workers: number;
  private at = 0;
  private left: number;

  constructor(plan: StudyPlan, workers: number) {
    this.blocks = blocksOf(plan);
    this.workers = workers;
    this.left = plan.trials;
  }

  /** The next piece of about `size` trials; undefined when all are taken. */
  deal(size: number): Chunk | undefined {
    if (this.left === 0) return undefined;
    const wanted = Math.min(size, Math.max(1, Math.ceil(this.left / (2 * this.workers))));
    while (this.isEmpty(this.at)) this.goOn();
    const from = this.blocks[this.at]?.next ?? 0;
    let to = this.take(this.at, from + wanted);
    while (this.isEmpty(this.at) && this.canTakeWhole(this.at + 1, wanted - (to - from))) {
      this.at += 1;
      to = this.take(this.at, to + wanted);
    }
    this.goOn();
    this.left -= to - from;
    return { from, to };
  }

  private take(at: number, upTo: number): number {
    const block = this.blocks[at];
    if (block === undefined) return upTo;
    block.next = Math.min(block.to, upTo);
    return block.next;
  }

  private isEmpty(at: number): boolean {
    const block = this.blocks[at];
    return block !== undefined && block.next === block.to;
  }

  private canTakeWhole(at: number, room: number): boolean {
    const block = this.blocks[at];
    return block !== undefined && block.next === block.from && block.to - block.from <= room;
  }

  private goOn(): void {
    this.at = (this.at + 1) % this.blocks.length;
  }
}

/** The trials of each outer sample that has any; all in one where nothing is sampled. */
function blocksOf(plan: StudyPlan): readonly Block[] {
  const blocks: Block[] = [];
  for (let from = 0; from < plan.trials; ) {
    const to = plan.samples === 0 ? plan.trials : endOfSample(plan, from);
    blocks.push({ from, to, next: from });
    from = to;
  }
  return blocks;
}

function endOfSample(plan: StudyPlan, trial: number): number {
  const end = Math.ceil(((sampleOf(plan, trial) + 1) * plan.trials) / plan.samples);
  return Math.min(plan.trials, end);
}
