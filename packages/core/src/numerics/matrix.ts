/**
 * Dense linear algebra for small matrices, as filters need it.
 *
 * A matrix is a Float64Array, row after row; its size is handed to each function. Results go into arrays of the caller, so that
 * nothing is allocated; unless said otherwise a result must not share an array with an argument.
 * Source: G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, sections 1.1 and 4.2.
 * Valid: any size, meant for up to about ten rows; there is no blocking and no pivoting.
 */

/** out = A · B, with A of `rows` × `inner` and B of `inner` × `columns`. */
export function multiplyMatrices(
  a: Float64Array,
  b: Float64Array,
  rows: number,
  inner: number,
  columns: number,
  out: Float64Array,
): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += a[i * inner + k] * b[k * columns + j];
      out[i * columns + j] = sum;
    }
  }
}

/** out = A · Bᵀ, with A of `rows` × `inner` and B of `columns` × `inner`. */
export function multiplyByTranspose(
  a: Float64Array,
  b: Float64Array,
  rows: number,
  inner: number,
  columns: number,
  out: Float64Array,
): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += a[i * inner + k] * b[j * inner + k];
      out[i * columns + j] = sum;
    }
  }
}

/** Replaces the square matrix `a` by the mean of itself and its transpose, in place: rounding makes covariances lopsided. */
export function symmetrise(a: Float64Array, n: number): void {
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const mean = 0.5 * (a[i * n + j] + a[j * n + i]);
      a[i * n + j] = mean;
      a[j * n + i] = mean;
    }
  }
}

/**
 * The lower triangle L with L · Lᵀ = A of a symmetric positive definite matrix; `out` may be `a` itself.
 *
 * Reads the lower triangle of `a` only, and writes zeros above the diagonal.
 * @returns false where A is not positive definite (or holds a NaN); `out` is then of no use
 */
export function choleskyFactor(a: Float64Array, n: number, out: Float64Array): boolean {
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = a[i * n + j];
      for (let k = 0; k < j; k++) sum -= out[i * n + k] * out[j * n + k];
      if (i > j) {
        out[i * n + j] = sum / out[j * n + j];
        continue;
      }
      if (!(sum > 0 && sum < Number.POSITIVE_INFINITY)) return false;
      out[j * n + j] = Math.sqrt(sum);
    }
  }
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) out[i * n + j] = 0;
  return true;
}

/** Replaces `b` (n × columns) by A⁻¹ · b, in place, with the Cholesky factor `l` of A. */
export function solveCholesky(l: Float64Array, n: number, b: Float64Array, columns: number): void {
  for (let c = 0; c < columns; c++) {
    for (let i = 0; i < n; i++) {
      let sum = b[i * columns + c];
      for (let k = 0; k < i; k++) sum -= l[i * n + k] * b[k * columns + c];
      b[i * columns + c] = sum / l[i * n + i];
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = b[i * columns + c];
      for (let k = i + 1; k < n; k++) sum -= l[k * n + i] * b[k * columns + c];
      b[i * columns + c] = sum / l[i * n + i];
    }
  }
}

/** yᵀ · A⁻¹ · y with the Cholesky factor `l` of A; `work` has n places and may be `y`, which is then lost. */
export function mahalanobisSquared(l: Float64Array, n: number, y: Float64Array, work: Float64Array): number {
  let total = 0;
  for (let i = 0; i < n; i++) {
    let sum = y[i];
    for (let k = 0; k < i; k++) sum -= l[i * n + k] * work[k];
    const scaled = sum / l[i * n + i];
    work[i] = scaled;
    total += scaled * scaled;
  }
  return total;
}

/** The product of the diagonal of a Cholesky factor: the square root of the determinant of A. */
export function rootDeterminant(l: Float64Array, n: number): number {
  let product = 1;
  for (let i = 0; i < n; i++) product *= l[i * n + i];
  return product;
}
