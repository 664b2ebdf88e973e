import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normal, type Seed, seedFrom, streamId } from '../numerics/index.js';
import { assessKill, killProbability, shotOutcome } from './endgame.js';
import type { InterceptorType } from './interceptor-type.js';
import { CRI } from './interceptors.fixture.js';
import {
  expectedLeakers,
  salvoKillProbability,
  salvoLosses,
  shootLookShoot,
  shotsNeeded,
} from './leakage.js';

const SEED: Seed = seedFrom(20_200_108);
const RAIDS = 15_000;
const STREAM = streamId('endgame');

function type(p: number, raid: number, salvo: number): InterceptorType {
  return { ...CRI, killBallistic: p, raidCorrelation: raid, salvoCorrelation: salvo, reliability: 1 };
}

/** Kills of two shots of one salvo and one shot of another, over many raids. */
function sample(one: InterceptorType) {
  const kills = [0, 0, 0];
  let salvoPair = 0;
  let raidPair = 0;
  let squares = 0;
  for (let trial = 0; trial < RAIDS; trial++) {
    const source = { seed: SEED, trial };
    const draw = (k: number) => normal(source, STREAM, k);
    const shoot = (salvo: number, shot: number) =>
      shotOutcome(one, 'ballistic', { works: 0, raid: draw(0), salvo: draw(salvo), shot: draw(shot) }).killed
        ? 1
        : 0;
    const [a, b, c] = [shoot(1, 3), shoot(1, 4), shoot(2, 5)];
    [a, b, c].forEach((kill, i) => {
      kills[i] = (kills[i] ?? 0) + kill;
    });
    salvoPair += a * b;
    raidPair += a * c;
    squares += (a + b + c) ** 2;
  }
  const mean = (kills[0] + kills[1] + kills[2]) / RAIDS;
  return { kills, salvoPair, raidPair, variance: squares / RAIDS - mean * mean };
}

/** Four and a half standard deviations of a share over the raids. */
const tolerance = (p: number) => 4.5 * Math.sqrt((p * (1 - p)) / RAIDS);

describe('shots with common causes', () => {
  it('each kill with the prior probability whatever the correlation', () => {
    for (const p of [0.3, 0.7]) {
      for (const [raid, salvo] of [
        [0, 0],
        [0.3, 0.2],
        [0.5, 0.5],
        [1, 0],
      ] as const) {
        for (const kills of sample(type(p, raid, salvo)).kills) {
          expect(Math.abs(kills / RAIDS - p)).toBeLessThan(tolerance(p));
        }
      }
    }
  });

  it('kill together as the normal distribution says: 1/4 + asin(ρ)/2π at p = 1/2 (Sheppard 1899)', () => {
    for (const [raid, salvo] of [
      [0, 0],
      [0.2, 0.3],
      [0, 0.9],
      [0.6, 0],
    ] as const) {
      const { salvoPair, raidPair } = sample(type(0.5, raid, salvo));
      const together = (rho: number) => 0.25 + Math.asin(rho) / (2 * Math.PI);
      expect(Math.abs(salvoPair / RAIDS - together(raid + salvo))).toBeLessThan(tolerance(0.3));
      expect(Math.abs(raidPair / RAIDS - together(raid))).toBeLessThan(tolerance(0.3));
    }
  });

  it('spread wider with more correlation', () => {
    const spreads = [0, 0.3, 0.6, 0.9].map((raid) => sample(type(0.6, raid, 0)).variance);
    for (let i = 1; i < spreads.length; i++) expect(spreads[i]).toBeGreaterThan(1.1 * spreads[i - 1]);
    expect(spreads[0]).toBeCloseTo(3 * 0.6 * 0.4, 1);
  });

  it('never kill with probability 0, always with 1, and more with more', () => {
    const z = fc.double({ min: -6, max: 6, noNaN: true });
    fc.assert(
      fc.property(z, z, z, fc.double({ min: 0, max: 1, noNaN: true }), (raid, salvo, shot, p) => {
        const draws = { works: 0, raid, salvo, shot };
        expect(shotOutcome(type(0, 0.2, 0.2), 'ballistic', draws).killed).toBe(false);
        expect(shotOutcome(type(1, 0.2, 0.2), 'ballistic', draws).killed).toBe(true);
        const less = shotOutcome(type(0.5 * p, 0.2, 0.2), 'ballistic', draws).killed;
        if (less) expect(shotOutcome(type(p, 0.2, 0.2), 'ballistic', draws).killed).toBe(true);
      }),
    );
  });

  it('fail by themselves before anything else, and each kind of target has its own prior', () => {
    const draws = { works: 0.96, raid: -9, salvo: -9, shot: -9 };
    expect(shotOutcome(CRI, 'ballistic', draws)).toEqual({ killed: false, reason: 'interceptor-failed' });
    expect(shotOutcome(CRI, 'ballistic', { ...draws, works: 0.94 })).toEqual({ killed: true });
    const wide = { works: 0, raid: 9, salvo: 9, shot: 9 };
    expect(shotOutcome(CRI, 'ballistic', wide)).toEqual({ killed: false, reason: 'missed' });
    expect(killProbability(CRI, 'ballistic')).toBe(0.65);
    expect(killProbability(CRI, 'air-breathing')).toBe(0.85);
  });
});

describe('kill assessment', () => {
  const judge = { ...CRI, missTakenForKill: 0.2, killTakenForMiss: 0.1 };

  it('errs both ways as often as it should', () => {
    let takenForMiss = 0;
    let takenForKill = 0;
    for (let k = 0; k < 1000; k++) {
      const draws = { judged: (k + 0.5) / 1000, delay: 0.5 };
      if (!assessKill(judge, true, draws).judgedKilled) takenForMiss++;
      if (assessKill(judge, false, draws).judgedKilled) takenForKill++;
    }
    expect([takenForMiss, takenForKill]).toEqual([100, 200]);
  });

  it('takes its time, within its spread', () => {
    const delays = [0, 0.5, 1].map((delay) => assessKill(judge, true, { judged: 0.5, delay }).delay_s);
    expect(delays[0]).toBeCloseTo(3, 12);
    expect(delays[1]).toBeCloseTo(5, 12);
    expect(delays[2]).toBeCloseTo(7, 12);
  });
});

describe('closed forms', () => {
  it('shoot-look-shoot is the sum over all that can happen', () => {
    for (const [p, first, second] of [
      [0.5, 1, 1],
      [0.7, 2, 1],
      [0.9, 1, 3],
    ] as const) {
      let kill = 0;
      let shots = 0;
      for (let outcome = 0; outcome < 1 << (first + second); outcome++) {
        let chance = 1;
        for (let i = 0; i < first + second; i++) chance *= outcome & (1 << i) ? p : 1 - p;
        const hitFirst = (outcome & ((1 << first) - 1)) !== 0;
        if (outcome !== 0) kill += chance;
        shots += chance * (hitFirst ? first : first + second);
      }
      const found = shootLookShoot(p, first, second);
      expect(found.kill).toBeCloseTo(kill, 12);
      expect(found.expectedShots).toBeCloseTo(shots, 12);
    }
  });

  it('shots needed are the least that do', () => {
    expect(shotsNeeded(0.5, 0.75)).toBe(2);
    expect(shotsNeeded(0.5, 0.76)).toBe(3);
    expect(shotsNeeded(0.9, 0.99)).toBe(2);
    expect(shotsNeeded(1, 1)).toBe(1);
    expect(shotsNeeded(0, 0.5)).toBeUndefined();
    expect(shotsNeeded(0.9, 1)).toBeUndefined();
    expect(shotsNeeded(0.3, 0)).toBe(0);
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(share, share, (p, wanted) => {
        const shots = shotsNeeded(p, wanted) ?? 0;
        expect(salvoKillProbability(p, shots)).toBeGreaterThanOrEqual(wanted - 1e-12);
        expect(salvoKillProbability(p, shots - 1)).toBeLessThan(wanted);
      }),
    );
  });

  it('losses are never negative nor more than there is', () => {
    const weak = { force: 3, offence: 1, defence: 9, stayingPower: 1 };
    expect(salvoLosses(weak, weak)).toBe(0);
    expect(salvoLosses({ ...weak, defence: 0 }, { ...weak, offence: 100 })).toBe(3);
    expect(expectedLeakers(0.5, 0, 1, 7)).toBe(7);
  });

  it('refuses what is no probability or number', () => {
    expect(() => salvoKillProbability(1.1, 1)).toThrow('no probability');
    expect(() => salvoKillProbability(0.5, -1)).toThrow('no number');
  });
});
