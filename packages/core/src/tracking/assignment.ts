/**
 * The cheapest way to give each row a column of its own.
 *
 * Model: shortest augmenting paths with dual prices; optimal, O(rows² · columns).
 * Source: H. W. Kuhn, Naval Research Logistics Quarterly 2 (1955) 83; R. Jonker, A. Volgenant, Computing 38 (1987) 325.
 * Ties: rows are brought in one after the other and the first of equally near columns is taken, so that the answer is a function of the
 *   order of rows and columns only: callers order both.
 */
import { invariant } from '../numerics/index.js';

/** What an assignment works in; it grows with the largest one asked for. */
let room = 0;
let rowPrice = new Float64Array(0);
let columnPrice = new Float64Array(0);
let reach = new Float64Array(0);
let from = new Int32Array(0);
let rowOf = new Int32Array(0);
let settled = new Uint8Array(0);

function makeRoom(columns: number): void {
  if (columns <= room) return;
  room = 2 * columns;
  rowPrice = new Float64Array(room);
  columnPrice = new Float64Array(room);
  reach = new Float64Array(room);
  from = new Int32Array(room);
  rowOf = new Int32Array(room);
  settled = new Uint8Array(room);
}

/**
 * Assigns rows to columns.
 *
 * @param cost rows × columns, row after row; Infinity forbids a pair
 * @param rows not more than `columns`
 * @param columnOf receives the column of each row
 * @throws InvariantError where no assignment of all rows exists
 */
export function assign(cost: Float64Array, rows: number, columns: number, columnOf: Int32Array): void {
  invariant(rows <= columns, 'an assignment needs as many columns as rows');
  makeRoom(columns);
  rowOf.fill(-1, 0, columns);
  rowPrice.fill(0, 0, rows);
  columnPrice.fill(0, 0, columns);
  for (let first = 0; first < rows; first++) {
    reach.fill(Number.POSITIVE_INFINITY, 0, columns);
    from.fill(-1, 0, columns);
    settled.fill(0, 0, columns);
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
  for (let j = 0; j < columns; j++) if (rowOf[j] >= 0) columnOf[rowOf[j]] = j;
}
