/** The endgame with correlations of zero against the table of closed forms, by sampling: family-wise 99 % over the table. */
import { type InterceptorType, readInterceptorType, shotOutcome } from '@testudo/core/interceptor';
import { constantDrag } from '@testudo/core/motion';
import { clopperPearsonInterval, fillNormal, fillUniform, seedFrom, streamId } from '@testudo/core/numerics';
import { describe, expect, it } from 'vitest';
import { type CsvRow, numberOf, readCsv } from '../read-data.js';

const SEED = seedFrom(1999);
const RAIDS = 4000;
const FAMILY_CONFIDENCE = 0.99;
const COMPARED = ['K', 'P0_independent', 'P0_common_mode'] as const;

interface Sampled {
  readonly successes: number;
  readonly trials: number;
}

function independentShots(p: number): InterceptorType {
  const numbers: Readonly<Record<string, number>> = {
    launchMass: 300,
    propellantMass: 150,
    killBallistic: p,
    reliability: 1,
    raidCorrelation: 0,
    salvoCorrelation: 0,
  };
  return readInterceptorType({ id: 'any', drag: constantDrag(1), value: (name) => numbers[name] ?? 1 });
}

/** Flies the raids of one row with kill probability `p`; shared draws stay at a value that would show if they mattered. */
function sample(row: CsvRow, index: number, p: number): Readonly<Record<string, Sampled>> {
  const [tracking, shots, targets] = [numberOf(row, 'Ptrack'), numberOf(row, 'n'), numberOf(row, 'W')];
  const type = independentShots(p);
  const hits = streamId('hit', String(index));
  const tracks = streamId('track', String(index));
  const shot = new Float64Array(shots * targets);
  const tracked = new Float64Array(targets + 1);
  let killed = 0;
  let noneLeaked = 0;
  let noneLeakedCommon = 0;
  for (let trial = 0; trial < RAIDS; trial++) {
    const source = { seed: SEED, trial };
    fillNormal(source, hits, 0, shot);
    fillUniform(source, tracks, 0, tracked);
    let leaked = 0;
    let leakedCommon = 0;
    for (let target = 0; target < targets; target++) {
      let hit = false;
      for (let k = 0; k < shots; k++) {
        const draws = { works: 0, raid: 3, salvo: -3, shot: shot[target * shots + k] as number };
        if (shotOutcome(type, 'ballistic', draws).killed) hit = true;
      }
      if (hit && (tracked[target] as number) < tracking) killed++;
      else leaked++;
      if (!hit) leakedCommon++;
    }
    if (leaked === 0) noneLeaked++;
    if (leakedCommon === 0 && (tracked[targets] as number) < tracking) noneLeakedCommon++;
  }
  return {
    K: { successes: killed, trials: RAIDS * targets },
    P0_independent: { successes: noneLeaked, trials: RAIDS },
    P0_common_mode: { successes: noneLeakedCommon, trials: RAIDS },
  };
}

/** Intervals that do not hold their tabulated value, with the kill probability off by `error`. */
function outside(rows: readonly CsvRow[], error: number): readonly string[] {
  const confidence = 1 - (1 - FAMILY_CONFIDENCE) / (rows.length * COMPARED.length);
  return rows.flatMap((row, index) => {
    const found = sample(row, index, numberOf(row, 'p') + error);
    return COMPARED.filter((column) => {
      const { successes, trials } = found[column] as Sampled;
      const interval = clopperPearsonInterval(successes, trials, confidence);
      const truth = numberOf(row, column);
      return truth < interval.low || truth > interval.high;
    }).map((column) => `${column} of ${Object.values(row).join(',')}`);
  });
}

describe('the endgame without correlation', () => {
  const rows = readCsv(import.meta.url, 'leakage.csv');

  it(`reproduces all ${COMPARED.length} probabilities of ${rows.length} rows, family-wise 99 %`, () => {
    expect(rows.length).toBeGreaterThan(100);
    expect(outside(rows, 0)).toEqual([]);
  });

  it('would show a kill probability that is off by one in a hundred', () => {
    expect(outside(rows.slice(0, 60), 0.01).length).toBeGreaterThan(10);
  });
});
