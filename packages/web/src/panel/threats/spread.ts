/**
 * Moves labels apart so that none covers another, each as near to its place as can be.
 *
 * @param places in rising order, px
 * @param gap between neighbours at least, px
 * @param least of the first
 * @returns as many places, in rising order, `gap` apart
 */
export function spread(places: readonly number[], gap: number, least: number): readonly number[] {
  // Labels that touch make a block, which stands around the mean of what its labels want.
  const blocks: { sum: number; size: number }[] = [];
  places.forEach((place, i) => {
    let block = { sum: place - i * gap, size: 1 };
    for (let before = blocks.at(-1); before !== undefined; before = blocks.at(-1)) {
      if (before.sum / before.size < block.sum / block.size) break;
      blocks.pop();
      block = { sum: before.sum + block.sum, size: before.size + block.size };
    }
    blocks.push(block);
  });
  const flat = blocks.flatMap(({ sum, size }) => new Array<number>(size).fill(Math.max(least, sum / size)));
  return flat.map((start, i) => start + i * gap);
}
