import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrackReport } from '../messages/index.js';
import {
  type IdentificationDraws,
  identificationDelay_s,
  identify,
  kindFromMotion,
  movesBallistically,
} from './identify.js';
import { identificationModels, identificationParameters } from './parameters.js';

const VALUES: Readonly<Record<string, number>> = {
  delay: 4,
  delaySpread: 0.5,
  ballisticSpeed: 700,
  ballisticHeight: 20_000,
  rocketTimeToGo: 40,
  debrisDrag: 3,
  classificationError: 0.02,
  identificationError: 0.01,
  identificationErrorAlone: 0.1,
  friendShare: 0.25,
};
const PARAMETERS = identificationParameters((name) => VALUES[name]);
type Fields = { readonly [K in keyof TrackReport['data']]?: TrackReport['data'][K] | undefined };
const report = (changes: Fields) =>
  ({
    logDrag: 0,
    logDragSigma: 0.1,
    speed_mps: 1500,
    height_m: 40_000,
    impact_us: 60_000_000,
    ...changes,
  }) as TrackReport['data'];
const kindOf = (changes: Fields, before = false) =>
  kindFromMotion(report(changes), 0, PARAMETERS, before || movesBallistically(report(changes), PARAMETERS));
const taken = (draws: IdentificationDraws, alone = false, changes: Fields = {}) =>
  identify(report(changes), 0, PARAMETERS, movesBallistically(report(changes), PARAMETERS), alone, draws);
const SURE = { classified: 0.5, identified: 0.5, friend: 0.5 };

describe('the declared parameters', () => {
  it('are exactly those that are read', () => {
    const read = new Set<string>();
    identificationParameters((name) => {
      read.add(name);
      return 0;
    });
    expect(identificationModels[0].parameters.map(({ name }) => name)).toEqual([...read]);
  });
});

describe('the kind of a track', () => {
  it.each([
    ['fast and high', {}, 'ballistic'],
    ['slow near its apogee', { speed_mps: 300, height_m: 90_000 }, 'ballistic'],
    ['fast and low', { speed_mps: 900, height_m: 5000 }, 'ballistic'],
    ['slow, low and soon down', { speed_mps: 350, height_m: 1000, impact_us: 20_000_000 }, 'rocket'],
    ['slow, low and never down', { speed_mps: 240, height_m: 1000, impact_us: undefined }, 'air-breathing'],
    [
      'slow, low and long in the air',
      { speed_mps: 240, height_m: 9000, impact_us: 90_000_000 },
      'air-breathing',
    ],
    ['braked four times as much as a missile', { logDrag: Math.log(4) }, 'debris'],
    ['perhaps braked four times as much', { logDrag: Math.log(4), logDragSigma: 0.5 }, 'ballistic'],
    ['braked twice as much', { logDrag: Math.log(2) }, 'ballistic'],
  ] as const)('%s', (_, changes, kind) => {
    expect(kindOf(changes)).toBe(kind);
  });

  it('is still ballistic when a missile that was fast has been slowed down by air', () => {
    const slow = { speed_mps: 600, height_m: 2000, impact_us: 4_000_000 };
    expect(kindOf(slow)).toBe('rocket');
    expect(kindOf(slow, true)).toBe('ballistic');
    expect(kindOf({ ...slow, logDrag: Math.log(4) }, true)).toBe('debris');
  });
});

describe('identification', () => {
  it('holds a ballistic missile for hostile unless a draw says otherwise', () => {
    expect(taken(SURE)).toEqual({ kind: 'ballistic', identity: 'hostile' });
    expect(taken({ ...SURE, classified: 0.019 })).toEqual({ kind: 'air-breathing', identity: 'unknown' });
    expect(taken({ ...SURE, classified: 0.02 }).kind).toBe('ballistic');
    const error = { ...SURE, identified: 0.009 };
    expect(taken(error).identity).toBe('unknown');
    expect(taken({ ...SURE, identified: 0.01 }).identity).toBe('hostile');
    expect(taken({ ...error, friend: 0.2 }).identity).toBe('friend');
  });

  it('holds a rocket for hostile, and what flies in air for unknown whatever the draws', () => {
    const rocket = { speed_mps: 350, height_m: 1000, impact_us: 20_000_000 };
    expect(taken(SURE, false, rocket)).toEqual({ kind: 'rocket', identity: 'hostile' });
    const aircraft = { ...rocket, impact_us: undefined };
    for (const identified of [0, 0.5])
      expect(taken({ ...SURE, identified, friend: 0 }, true, aircraft).identity).toBe('unknown');
  });

  it('errs more often alone', () => {
    const draws = { ...SURE, identified: 0.05 };
    expect(taken(draws).identity).toBe('hostile');
    expect(taken(draws, true).identity).toBe('unknown');
  });

  it('takes no less than half and no more than one and a half times its delay', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999999, noNaN: true }), (draw) => {
        const delay_s = identificationDelay_s(PARAMETERS, draw);
        expect(delay_s).toBeGreaterThanOrEqual(2);
        expect(delay_s).toBeLessThan(6);
      }),
    );
  });
});
