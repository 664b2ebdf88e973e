/**
 * A binary heap in a plain array: the least item is always at index 0.
 *
 * The array is the whole state, so a heap can be copied and stored like any data. `compare` must be a total order (never 0 for
 * two different items), or the order of equal items would depend on the heap's past.
 */
export type Compare<T> = (a: T, b: T) => number;

/** Puts `item` into the heap. */
export function heapPush<T>(heap: T[], item: T, compare: Compare<T>): void {
  let at = heap.length;
  heap.push(item);
  while (at > 0) {
    const parent = (at - 1) >>> 1;
    const above = heap[parent];
    if (compare(item, above) >= 0) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = item;
}

/** The least item, left where it is; undefined when the heap is empty. */
export function heapPeek<T>(heap: readonly T[]): T | undefined {
  return heap[0];
}

/** Takes the least item out; undefined when the heap is empty. */
export function heapPop<T>(heap: T[], compare: Compare<T>): T | undefined {
  if (heap.length <= 1) return heap.pop();
  const least = heap[0];
  const moved = heap.pop() as T;
  const size = heap.length;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && compare(heap[child + 1], heap[child]) < 0) child += 1;
    const below = heap[child];
    if (compare(moved, below) <= 0) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = moved;
  return least;
}
