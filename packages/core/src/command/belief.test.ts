/** What is left of a track after misses, against counting what can have happened. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftAfterMisses } from './belief.js';

const errors = fc.record({
  missTakenForKill: fc.double({ min: 0, max: 0.5, noNaN: true }),
  killTakenForMiss: fc.double({ min: 0, max: 0.5, noNaN: true }),
});
const probability = fc.double({ min: 0.01, max: 0.99, noNaN: true });

/** Over all that salvos can do to a target one shot after the other: how probable it is that it lives, given that all were judged misses. */
function counted(
  salvos: readonly { readonly p: number; readonly shots: number }[],
  { missTakenForKill, killTakenForMiss }: { missTakenForKill: number; killTakenForMiss: number },
): number {
  let lives = 1;
  let killed = 0;
  for (const { p, shots } of salvos) {
    for (let i = 0; i < shots; i++) {
      killed = killed * (1 - missTakenForKill) + lives * p * killTakenForMiss;
      lives *= (1 - p) * (1 - missTakenForKill);
    }
  }
  return lives / (lives + killed);
}

describe('what is left of a track after misses', () => {
  it('is all of it where judgements are never wrong', () => {
    expect(leftAfterMisses({ leftBefore: 1, missTakenForKill: 0, killTakenForMiss: 0 }, 0.04)).toBe(1);
  });

  it('is what the errors of the judgement leave open', () => {
    // 0.04 · 0.9 against 0.96 · 0.1.
    const errorsOf = { leftBefore: 1, missTakenForKill: 0.1, killTakenForMiss: 0.1 };
    expect(leftAfterMisses(errorsOf, 0.04)).toBeCloseTo(0.036 / 0.132, 12);
  });

  it('is the same where nothing was launched', () => {
    fc.assert(
      fc.property(errors, probability, (wrong, leftBefore) => {
        expect(leftAfterMisses({ ...wrong, leftBefore }, leftBefore)).toBeCloseTo(leftBefore, 12);
      }),
    );
  });

  it('is what counting gives, salvo after salvo', () => {
    const salvo = fc.record({ p: probability, shots: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(salvo, { minLength: 1, maxLength: 3 }), errors, (salvos, wrong) => {
        let left = 1;
        for (const { p, shots } of salvos) {
          const leftBefore = left;
          for (let i = 0; i < shots; i++) left *= 1 - p;
          left = leftAfterMisses({ ...wrong, leftBefore }, left);
          expect(left).toBeLessThanOrEqual(leftBefore * (1 + 1e-9));
        }
        expect(left).toBeCloseTo(counted(salvos, wrong), 9);
      }),
    );
  });
});
