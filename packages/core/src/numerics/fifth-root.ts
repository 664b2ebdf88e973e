/**
 * x^(-1/5) to about 1 %, which is all a step-size rule needs: halvings of the exponent by square roots only
 * (x^(-1/4) · x^(1/16) · x^(-1/64)… = x^(-1/5) as a geometric series).
 */
export function fifthRootInverse(x: number): number {
  const q1 = Math.sqrt(Math.sqrt(x));
  const q2 = Math.sqrt(Math.sqrt(q1));
  const q3 = Math.sqrt(Math.sqrt(q2));
  return q2 / (q1 * q3);
}
