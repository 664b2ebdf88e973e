/** What is told of rounds and of readiness agrees with the log, added up here. */
import { releaseOf } from '@testudo/interop/release';
import { describe, expect, it } from 'vitest';
import { recorded } from './recorded.js';
import { DAY_US, policy } from './release-law.js';
import { outputsOf } from './release-outputs.js';
import { DRY, recordedOver } from './release-scenario.js';

const HOUR_US = DAY_US / 24;

/** Two launchers of twelve rounds, fired from, loaded again, and supplied twice. */
const campaign = recorded('first-shot/campaign');
const FULL = 24;

/** Rounds of the campaign's battery at a moment: in all, and on its launchers. */
function roundsAt(unix_us: number): { readonly left: number; readonly onLaunchers: number } {
  let left = FULL;
  let onLaunchers = FULL;
  for (const { kind, time_us, data } of campaign.events) {
    if (campaign.scenario.epochUnix_us + time_us >= unix_us) continue;
    const rounds = data.rounds as number;
    if (kind === 'interceptor-launched') {
      left -= 1;
      onLaunchers -= 1;
    }
    if (kind === 'launcher-loaded') onLaunchers += rounds;
    if (kind === 'supply-delivered' || (kind === 'launcher-loaded' && data.brought === true)) left += rounds;
  }
  return { left, onLaunchers };
}

describe('the band of a magazine', () => {
  const ORDER = ['empty', 'low', 'over half', 'full'];
  const { epochUnix_us } = campaign.scenario;
  const days = Array.from({ length: 88 }, (_, day) => {
    const of_us = Math.floor(epochUnix_us / DAY_US + day + 1) * DAY_US;
    const [battery] = releaseOf(campaign, policy, 'coalition', of_us + DAY_US).batteries ?? [];
    return { ...roundsAt(of_us), band: battery?.magazine?.band ?? 'none' };
  });

  it('is measured against what the launchers hold when full', () => {
    for (const { left, band } of days) {
      const word = left === 0 ? 'empty' : left >= FULL ? 'full' : left > FULL / 2 ? 'over half' : 'low';
      expect(band, `${left} rounds`).toBe(word);
    }
    expect(new Set(days.map(({ band }) => band)).size).toBeGreaterThan(2);
  });

  it('never falls where there are as many rounds or more', () => {
    for (const one of days)
      for (const other of days)
        if (one.left >= other.left)
          expect(ORDER.indexOf(one.band)).toBeGreaterThanOrEqual(ORDER.indexOf(other.band));
  });
});

describe('readiness', () => {
  it('ends with the last round on the launchers, and says so', () => {
    const dry = recordedOver(DRY);
    const { epochUnix_us } = dry.scenario;
    const shots = dry.events.filter(({ kind }) => kind === 'interceptor-launched');
    expect(shots).toHaveLength(2);
    const last_us = epochUnix_us + (shots[1]?.time_us ?? 0);
    const at = (asOf_us: number) => releaseOf(dry, policy, 'own-force', asOf_us).batteries?.[0];
    expect(at(last_us)?.readiness?.at(-1)).toMatchObject({ ableToFire: true });
    const after = at(last_us + 60_000_000);
    expect(after?.readiness?.at(-1)).toMatchObject({ ableToFire: false, noRoundOnLaunchers: true });
    expect(after?.magazine).toMatchObject({ rounds: [{ left: 0 }], onLaunchers: 0 });
    const { words, csv } = outputsOf(releaseOf(dry, policy, 'own-force', last_us + 60_000_000));
    for (const text of [words, csv])
      expect(text?.replaceAll(/\s+/g, ' ')).toContain('not able to fire, no round on its launchers');
    expect(words).not.toContain('launchers ready');
  });

  it('of the own force never says able to fire where no round stands on a launcher, and no reason else', () => {
    const { epochUnix_us, duration_us } = campaign.scenario;
    let wasEmpty = false;
    for (let unix_us = epochUnix_us + HOUR_US; unix_us < epochUnix_us + duration_us; unix_us += HOUR_US / 4) {
      const { onLaunchers, left } = roundsAt(unix_us);
      if (onLaunchers > 0 && unix_us % (48 * HOUR_US) !== 0) continue;
      const [battery] = releaseOf(campaign, policy, 'own-force', unix_us).batteries ?? [];
      expect(battery?.magazine).toMatchObject({ rounds: [{ left }], onLaunchers });
      const now = battery?.readiness?.at(-1);
      expect(now?.noRoundOnLaunchers === true).toBe(onLaunchers === 0);
      if (onLaunchers > 0) continue;
      wasEmpty = true;
      expect(now?.ableToFire).toBe(false);
    }
    expect(wasEmpty).toBe(true);
  });
});
