import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geodesicDirect, geodesicInverse } from '../earth/index.js';
import type { TrackReport } from '../messages/index.js';
import { type EarlyWarningSystem, placesUnder, reportOn, warnedPlaces } from './index.js';

const SYSTEM: EarlyWarningSystem = {
  id: 'overhead',
  detectionProbability: 0.9,
  minimumBurnTime_s: 10,
  reportLatency_s: 60,
  relayDelay_s: 30,
  delaySpread: 0.2,
  impactError_m: 10_000,
  warnedRadius_m: 50_000,
};

/** A burn of 80 s that began a minute after the epoch. */
const BURN = {
  signature: 'a burn',
  ignition_us: 60_000_000,
  burnTime_s: 80,
  impactLatitude_rad: 0.6,
  impactLongitude_rad: 0.75,
};
const END_US = 140_000_000;
const MIDDLE = { seen: 0, latency: 0.5, relay: 0.5, east: 0, north: 0 };

function reported(draws: Partial<typeof MIDDLE> = {}, burn = BURN, now_us = END_US) {
  const answer = reportOn(SYSTEM, burn, now_us, { ...MIDDLE, ...draws });
  if (!answer.ok) throw new Error(answer.reason);
  return answer;
}

describe('a launch report', () => {
  it('never leaves before the burn is over, and else at the latency after ignition', () => {
    expect(reported().report_us).toBe(END_US);
    expect(reported({}, { ...BURN, burnTime_s: 30 }, 90_000_000).report_us).toBe(120_000_000);
  });

  it('is made of a burn of the least length that is seen, and of none that is shorter', () => {
    const shorter = { ...BURN, burnTime_s: 9.999 };
    expect(reportOn(SYSTEM, { ...BURN, burnTime_s: 10 }, END_US, MIDDLE).ok).toBe(true);
    expect(reportOn(SYSTEM, shorter, END_US, MIDDLE)).toEqual({
      ok: false,
      reason: 'burn too short to be seen',
    });
  });

  it('reaches the places after the relay, both delays within their spread', () => {
    const unit = fc.double({ min: 0, max: 0.9999999, noNaN: true });
    fc.assert(
      fc.property(unit, unit, (latency, relay) => {
        const answer = reported({ latency, relay }, { ...BURN, burnTime_s: 20 }, 80_000_000);
        const late = (answer.report_us - BURN.ignition_us) / 1e6;
        const relayed = (answer.alarm_us - answer.report_us) / 1e6;
        expect(late).toBeGreaterThanOrEqual(48);
        expect(late).toBeLessThanOrEqual(72);
        expect(relayed).toBeGreaterThanOrEqual(24);
        expect(relayed).toBeLessThanOrEqual(36);
      }),
    );
  });

  it('is not made of burns too short or not seen', () => {
    expect(reportOn(SYSTEM, { ...BURN, burnTime_s: 0.7 }, END_US, MIDDLE)).toEqual({
      ok: false,
      reason: 'burn too short to be seen',
    });
    expect(reportOn(SYSTEM, BURN, END_US, { ...MIDDLE, seen: 0.9 })).toEqual({
      ok: false,
      reason: 'not seen',
    });
    expect(reportOn(SYSTEM, BURN, END_US, { ...MIDDLE, seen: 0.8999 }).ok).toBe(true);
  });

  it.each([
    [0, 0],
    [1, 0],
    [-2, 0.5],
    [0.3, -1.7],
  ])('is off by what was drawn, %f east and %f north standard deviations', (east, north) => {
    const { report } = reported({ east, north });
    const line = geodesicInverse(0.6, 0.75, report.latitude_rad, report.longitude_rad);
    expect(line.ok && line.distance_m / 1000).toBeCloseTo(10 * Math.hypot(east, north), 1);
    if (north !== 0) expect(Math.sign(report.latitude_rad - 0.6)).toBe(Math.sign(north));
    if (east !== 0) expect(Math.sign(report.longitude_rad - 0.75)).toBe(Math.sign(east));
  });
});

describe('the places warned', () => {
  it('are those whose area the circle touches', () => {
    const { report } = reported();
    const place = (id: string, distance_m: number) => {
      const { latitude_rad, longitude_rad } = geodesicDirect(
        report.latitude_rad,
        report.longitude_rad,
        1,
        distance_m,
      );
      return { id, latitude_rad, longitude_rad, radius_m: 3000 };
    };
    const places = [
      place('inside', 10_000),
      place('touched', 52_900),
      place('missed', 53_100),
      place('far', 900_000),
    ];
    expect(warnedPlaces(report, places).map((one) => one.id)).toEqual(['inside', 'touched']);
  });
});

describe('a predicted impact', () => {
  const PLACE = { id: 'base', latitude_rad: 0.6, longitude_rad: 0.75, radius_m: 3000 };
  const MARGIN = { threatenedMargin_m: 500, threatenedSigmas: 2 };
  /** A track whose impact is so far north of the place. */
  const track = (away_m: number, sigma_m: number) => {
    const { latitude_rad, longitude_rad } = geodesicDirect(0.6, 0.75, 0, away_m);
    return {
      impactLatitude_rad: latitude_rad,
      impactLongitude_rad: longitude_rad,
      impactMajorSigma_m: sigma_m,
    } as TrackReport['data'];
  };

  it.each([
    [2900, 0, true],
    [3499, 0, true],
    [3501, 0, false],
    [3501, 10, true],
    [5400, 1000, true],
    [5600, 1000, false],
  ])('%d m away and sure to %d m warns a place of 3 km: %s', (away_m, sigma_m, warned) => {
    expect(placesUnder(track(away_m, sigma_m), [PLACE], MARGIN).length).toBe(warned ? 1 : 0);
  });

  it('that does not come warns nobody', () => {
    expect(placesUnder({} as TrackReport['data'], [PLACE], MARGIN)).toEqual([]);
  });
});
