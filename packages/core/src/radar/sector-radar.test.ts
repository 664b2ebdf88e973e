import { describe, expect, it } from 'vitest';
import { emptySight } from './coverage.js';
import { detectionProbability } from './detection.js';
import { frameTime } from './frame.js';
import { radarModels } from './parameters.js';
import { type SectorRadar, sectorRadar, snrOfLook } from './sector-radar.js';

const DEG = Math.PI / 180;
const VALUES: ReadonlyMap<string, number> = new Map([
  ['referenceRange', 130_000],
  ['referenceRcs', 1],
  ['referenceDetection', 0.9],
  ['referenceDwell', 0.005],
  ['falseAlarm', 1e-6],
  ['pulses', 4],
  ['searchSector', 90 * DEG],
  ['trackSector', 120 * DEG],
  ['lowestElevation', 0],
  ['searchTop', 45 * DEG],
  ['trackTop', 75 * DEG],
  ['faceTilt', 30 * DEG],
  ['steeringLimit', 60 * DEG],
  ['steeringExponent', 3],
  ['antennaHeight', 5],
  ['minimumRange', 1000],
  ['maximumRange', 170_000],
  ['beamWidth', 1.6 * DEG],
  ['beamPacking', 1],
  ['searchDwell', 0.005],
  ['trackDwell', 0.005],
  ['trackInterval', 0.5],
  ['shortestFrame', 4],
  ['longestFrame', 15],
  ['rangeResolution', 150],
  ['rangeFactor', 1],
  ['angleFactor', 0.625],
  ['rangeFloor', 5],
  ['angleFloor', 0.0005],
  ['rangeBias', 0],
  ['azimuthBias', 0],
  ['elevationBias', 0],
]);

function made(changed: Readonly<Record<string, number>> = {}) {
  return sectorRadar('patriot', 80 * DEG, (name) => changed[name] ?? VALUES.get(name) ?? Number.NaN);
}

function radarOf(changed: Readonly<Record<string, number>> = {}): SectorRadar {
  const one = made(changed);
  if (!one.ok) throw new Error(one.reason);
  return one.radar;
}

describe('the declared parameters', () => {
  const declared = radarModels.find(({ model }) => model === 'phased-array-sector')?.parameters ?? [];

  it('are exactly those that a radar reads', () => {
    const read = new Set<string>();
    sectorRadar('one', 0, (name) => {
      read.add(name);
      return VALUES.get(name) ?? Number.NaN;
    });
    expect([...read].sort()).toEqual(declared.map(({ name }) => name).sort());
  });

  it('have bounds in order, with plausible values between them, and no name twice', () => {
    for (const { name, min, max } of declared) {
      expect(min, name).toBeDefined();
      expect(min ?? 0, name).toBeLessThan(max ?? Number.POSITIVE_INFINITY);
      expect(VALUES.get(name), name).toBeGreaterThanOrEqual(min ?? 0);
      expect(VALUES.get(name), name).toBeLessThanOrEqual(max ?? 0);
    }
    expect(new Set(declared.map(({ name }) => name)).size).toBe(declared.length);
    expect(radarModels.map(({ model }) => model)).toEqual(['phased-array-sector']);
  });
});

describe('a radar made of settled values', () => {
  const onBoresight = { ...emptySight(), range_m: 130_000 };

  it('detects its reference target at its reference range as was published', () => {
    const radar = radarOf();
    const snr = snrOfLook(radar, onBoresight, 1, 0.005);
    expect(detectionProbability(radar.detector, 1, snr)).toBeCloseTo(0.9, 9);
  });

  it('takes 4 to 15 s for a frame', () => {
    expect(frameTime(radarOf().search)).toMatchObject({ ok: true, frame_s: expect.closeTo(7.1, 1) });
  });

  it('hears less off boresight and farther away, and detects less', () => {
    const radar = radarOf();
    const there = snrOfLook(radar, onBoresight, 1, 0.005);
    expect(
      snrOfLook(radar, { ...onBoresight, boresightCosine: Math.cos(Math.PI / 3) }, 1, 0.005),
    ).toBeCloseTo(there / 8, 9);
    const far = snrOfLook(radar, { ...onBoresight, range_m: 160_000 }, 1, 0.005);
    expect(far).toBeLessThan(there);
    expect(snrOfLook(radar, onBoresight, 1, 0.005, 10)).toBeCloseTo(there / 10, 9);
    const steady = (snr: number) => detectionProbability(radar.detector, 0, snr);
    expect(steady(far)).toBeLessThan(steady(there));
    expect(steady(0)).toBe(1e-6);
  });

  it('is refused where its numbers do not fit together', () => {
    expect(made({ searchTop: 0 })).toMatchObject({ ok: false, reason: expect.stringContaining('top') });
    expect(made({ trackSector: 1 })).toMatchObject({ ok: false, reason: expect.stringContaining('tracked') });
    expect(made({ trackTop: 0.5 })).toMatchObject({ ok: false, reason: expect.stringContaining('tracked') });
    expect(made({ maximumRange: 900 })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('range'),
    });
    expect(made({ falseAlarm: 0.95 })).toMatchObject({ ok: false, reason: expect.stringContaining('alarm') });
  });
});
