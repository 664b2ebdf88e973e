/**
 * The whole chain, degenerate: certain detection, unlimited time, rounds and channels, independent shots that kill with p.
 *
 * Then what gets through must follow the closed forms. The table (Wilkening 1999, computed elsewhere) gives for W targets and n shots at
 * each the probability that none leaks, where tracking fails target by target and where it fails for all at once, and the mean number of
 * leakers. Each row's counts must lie in their Clopper–Pearson intervals, at the confidence that makes all of them hold together with 99 %
 * (Bonferroni). Seeds are fixed.
 */
import { readFileSync } from 'node:fs';
import { clopperPearsonInterval } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { prepare, simulate, type ThreatOutcome } from '@testudo/core/simulation';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  altered,
  batteries,
  type Change,
  degrees,
  exactly,
  interceptors,
  numbers,
  numbersOf,
} from './altered.js';
import { shipped } from './shipped.js';

const TARGETS = 100;
const TRIALS = 10;

interface Row {
  readonly p: number;
  readonly tracking: number;
  readonly n: number;
  readonly targets: number;
  readonly noneIndependent: number;
  readonly noneCommon: number;
  readonly leakers: number;
}

const rows: readonly Row[] = readFileSync(
  new URL('../validation/leakage/leakage.csv', import.meta.url),
  'utf8',
)
  .split('\n')
  .filter((line) => /^[0-9]/.test(line))
  .map((line) => {
    const [p, tracking, n, targets, , noneIndependent, noneCommon, leakers] = line.split(',').map(Number);
    return { p, tracking, n, targets, noneIndependent, noneCommon, leakers };
  });

/** A hundred missiles, 40 s apart, at one base whose battery sees all and lacks nothing. */
const PLENTY: Change = (scenario: ResolvedScenario) =>
  altered(
    {
      ...scenario,
      duration_us: (TARGETS * 40 + 3600) * 1e6,
      threats: Array.from({ length: TARGETS }, (_, i) => ({
        ...scenario.threats[0],
        id: `${scenario.threats[0].group}-${i + 1}`,
        index: i + 1,
        spacing_s: exactly(40, 's'),
      })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    },
    numbers('scud-b', { reliability: 1, circularErrorProbable: 50, radarCrossSection: 100 }),
    numbersOf('radar', {
      maximumRange: 70_000,
      searchTop: degrees(60),
      angleFloor: 0.0002,
      azimuthBias: 0,
      elevationBias: 0,
      rangeBias: 0,
    }),
    numbersOf('tracker', { gateProbability: 0.9999999 }),
    numbersOf('identification', { classificationError: 0, delay: 2 }),
    numbersOf('equipment', { availability: 1, reloads: 0 }),
    numbersOf('commandPost', { channelRule: 0, missileChannels: 1000, operatorDelayAutomatic: 1 }),
    interceptors({
      reliability: 1,
      raidCorrelation: 0,
      salvoCorrelation: 0,
      missTakenForKill: 0,
      killTakenForMiss: 0,
    }),
  );

function raids(row: Row, commonMode: boolean): readonly (readonly ThreatOutcome[])[] {
  const error = commonMode ? 0 : 1 - row.tracking;
  const scenario = altered(
    shipped('first-shot/defended'),
    PLENTY,
    interceptors({ killBallistic: row.p }),
    numbersOf('identification', {
      identificationError: error,
      identificationErrorAlone: error,
      friendShare: 1,
    }),
    numbersOf('equipment', { availability: commonMode ? row.tracking : 1 }),
    batteries(({ launcherGroups }) => ({
      automatic: true,
      launcherGroups: launcherGroups.map((group) => ({
        ...group,
        roundsPerLauncher: exactly(1000, 'count'),
      })),
      doctrine: { salvo: row.n, spacing_s: exactly(1, 's'), salvos: 1, reserve: 0 },
    })),
  );
  const preparation = prepare(scenario);
  if (!preparation.ok) throw new Error(preparation.reasons.join('; '));
  const seed = {
    lo: Math.round(row.p * 1000) + 10_000 * row.n,
    hi: Math.round(row.tracking * 1000) + (commonMode ? 5000 : 0),
  };
  return Array.from({ length: TRIALS }, (_, trial) => {
    const { outcome } = simulate(preparation.prepared, { seed, trial });
    return outcome.threats;
  });
}

const leaks = (threats: readonly ThreatOutcome[]) => threats.filter(({ fate }) => fate !== 'killed').length;

/** Three probabilities a row, both ways of failing to track. */
const CONFIDENCE = 1 - 0.01 / (3 * rows.length);

function mustHold(successes: number, of: number, truth: number, what: string): void {
  const { low, high } = clopperPearsonInterval(successes, of, CONFIDENCE);
  expect(truth, `${what}: ${successes} of ${of}`).toBeGreaterThanOrEqual(low - 1e-12);
  expect(truth, `${what}: ${successes} of ${of}`).toBeLessThanOrEqual(high + 1e-12);
}

const cases = rows.filter(({ targets }) => targets === TARGETS);

describe('the leakage table, by the whole chain', () => {
  beforeAll(() => expect(rows.length).toBeGreaterThan(100));

  it.each(cases)('p $p, tracking $tracking target by target, $n shots', (head) => {
    const all = raids(head, false);
    for (const threats of all) {
      for (const { ladders, fate } of threats) {
        const { shots, reason } = ladders[0];
        // The set-up is what it says: every target is fired at as ordered, but for those held for friends.
        if (reason === 'identified-friendly') expect(shots).toHaveLength(0);
        else expect(shots.length, `${fate} ${reason}`).toBe(head.n);
        for (const { result, arrived } of shots) if (result === 'missed') expect(arrived).toBe(true);
      }
    }
    const targets = all.flat();
    for (const row of rows) {
      if (row.p !== head.p || row.tracking !== head.tracking || row.n !== head.n) continue;
      const what = `p ${row.p}, n ${row.n}, tracking ${row.tracking}, W ${row.targets}`;
      mustHold(leaks(targets), targets.length, row.leakers / row.targets, `${what}: leakers`);
      let none = 0;
      let groups = 0;
      for (let from = 0; from + row.targets <= targets.length; from += row.targets) {
        groups += 1;
        if (leaks(targets.slice(from, from + row.targets)) === 0) none += 1;
      }
      mustHold(none, groups, row.noneIndependent, `${what}: none leaks`);
    }
  });

  it.each(cases.filter(({ tracking }) => tracking < 1))(
    'p $p, tracking $tracking for all at once, $n shots',
    (head) => {
      const all = raids(head, true);
      for (const row of rows) {
        if (row.p !== head.p || row.tracking !== head.tracking || row.n !== head.n) continue;
        // One group a raid: the groups of a raid share the failure.
        const none = all.filter((threats) => leaks(threats.slice(0, row.targets)) === 0).length;
        mustHold(
          none,
          all.length,
          row.noneCommon,
          `p ${row.p}, n ${row.n}, tracking ${row.tracking}, W ${row.targets}`,
        );
      }
    },
  );
});
