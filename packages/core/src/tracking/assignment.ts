/**
 * The cheapest way to give each row a column of its own.
 *
 * Model: shortest augmenting paths with dual prices; optimal, O(rows² · columns).
 * Source: H. W. Kuhn, Naval Research Logistics Quarterly 2 (1955) 83; R. Jonker, A. Volgenant, Computing 38 (1987) 325.
 * Ties: rows are brought in one after the other and the first of equally near columns is taken, so that the answer is a function of the
 *   order of rows and columns only: callers order both.
 */
import { invariant } from '../numerics/index.js';

/**
 * Assigns rows to columns.
 *
 * @param cost rows × columns, row after row; Infinity forbids a pair
 * @param rows not more than `columns`
 * @returns the column of each row
 * @throws InvariantError where no assignment of all rows exists
 */
export function assign(cost: Float64Array, rows: number, columns: number): Int32Array {
  invariant(rows <= columns, 'an assignment needs as many columns as rows');
  const rowOf = new Int32Array(columns).fill(-1);
  const rowPrice = new Float64Array(rows);
  const columnPrice = new Float64Array(columns);
  const reach = new Float64Array(columns);
  const from = new Int32Array(columns);
  const settled = new Uint8Array(columns);
  for (let first = 0; first < rows; first++) {
    reach.fill(Number.POSITIVE_INFINITY);
    from.fill(-1);
    settled.fill(0);
    let row = first;
    let length = 0;
    let last = -1;
    // Dijkstra over columns: `reach` is the least reduced cost of a path from `first` to each.
    while (true) {
      let nearest = -1;
      for (let j = 0; j < columns; j++) {
        if (settled[j] === 1) continue;
        const through = length + cost[row * columns + j] - rowPrice[row] - columnPrice[j];
        if (through < reach[j]) {
          reach[j] = through;
          from[j] = last;
        }
        if (nearest < 0 || reach[j] < reach[nearest]) nearest = j;
      }
      invariant(nearest >= 0 && reach[nearest] < Number.POSITIVE_INFINITY, 'not every row can be assigned');
      settled[nearest] = 1;
      length = reach[nearest];
      last = nearest;
      if (rowOf[nearest] < 0) break;
      row = rowOf[nearest];
    }
    rowPrice[first] += length;
    for (let j = 0; j < columns; j++) {
      if (settled[j] === 0 || j === last) continue;
      columnPrice[j] += reach[j] - length;
      rowPrice[rowOf[j]] += length - reach[j];
    }
    for (let j = last; j >= 0; j = from[j]) rowOf[j] = from[j] >= 0 ? rowOf[from[j]] : first;
  }
  const columnOf = new Int32Array(rows);
  for (let j = 0; j < columns; j++) if (rowOf[j] >= 0) columnOf[rowOf[j]] = j;
  return columnOf;
}
