/** xⁿ for a small whole number, by multiplication. */
export function powerOf(x: number, n: number): number {
  let power = 1;
  for (let i = 0; i < n; i++) power *= x;
  return power;
}
