import { describe, expect, it } from 'vitest';
import { enuToEcef, localFrame, rangeAzimuthElevationToEnu } from '../earth/index.js';
import type { Sight } from './coverage.js';
import { detect, obstacle, type RadarSite, sightFrom } from './look.js';
import { emptyMeasuredPlot, measured } from './measurement.js';
import type { RadarSignature } from './rcs.js';
import { sectorRadar } from './sector-radar.js';

const DEG = Math.PI / 180;
const NUMBERS: Readonly<Record<string, number>> = {
  referenceRange: 100_000,
  referenceRcs: 1,
  referenceDetection: 0.9,
  referenceDwell: 0.005,
  falseAlarm: 1e-6,
  pulses: 1,
  searchSector: 90 * DEG,
  trackSector: 120 * DEG,
  lowestElevation: 1 * DEG,
  searchTop: 50 * DEG,
  trackTop: 80 * DEG,
  faceTilt: 30 * DEG,
  steeringLimit: 65 * DEG,
  steeringExponent: 2,
  antennaHeight: 4,
  minimumRange: 2000,
  maximumRange: 170_000,
  beamWidth: 1.6 * DEG,
  beamPacking: 1,
  searchDwell: 0.005,
  trackDwell: 0.005,
  trackInterval: 1,
  shortestFrame: 1,
  longestFrame: 15,
  rangeResolution: 50,
  rangeFactor: 1,
  angleFactor: 0.6,
  rangeFloor: 10,
  angleFloor: 0.0005,
  rangeBias: 0,
  azimuthBias: 2 * DEG,
  elevationBias: 0,
};
const made = sectorRadar('radar', 90 * DEG, (name) => NUMBERS[name]);
if (!made.ok) throw new Error(made.reason);
const frame = localFrame({ latitude_rad: 0.6, longitude_rad: 0.7, height_m: 100 });
const SITE: RadarSite = { radar: made.radar, frame, skyline: [] };

/** An Earth-fixed position at a range (km), azimuth and elevation (deg). */
function place(range_km: number, azimuth_deg: number, elevation_deg: number): Float64Array {
  const offset = rangeAzimuthElevationToEnu({
    range_m: range_km * 1000,
    azimuth_rad: azimuth_deg * DEG,
    elevation_rad: elevation_deg * DEG,
  });
  const { x, y, z } = enuToEcef(frame, offset);
  return Float64Array.of(x, y, z);
}

const MIDDLE = { size: 0.5, sizeAgain: 0.5, detected: 0.5 };
const STEADY = { meanRcs_m2: 1, swerling: 0 } as const;
const DWELL_S = 0.005;

function isDetected(sight: Sight, echo: RadarSignature, draws = MIDDLE): boolean {
  return detect(SITE.radar, sight, echo, DWELL_S, draws) > 0;
}

describe('a look', () => {
  it.each([
    ['nothing', 80, 90, 30, undefined],
    ['the range', 200, 90, 30, 'beyond-radar-range'],
    ['the sector', 80, 200, 30, 'outside-sector'],
    ['the elevation', 80, 90, 60, 'outside-elevation'],
    ['the horizon', 160, 90, -1, 'below-horizon'],
  ] as const)('is stopped by %s', (_, range, azimuth, elevation, reason) => {
    expect(obstacle(SITE, sightFrom(SITE, place(range, azimuth, elevation)), 'search')).toBe(reason);
  });

  it('is stopped by hills that stand higher than the target', () => {
    const hills: RadarSite = { ...SITE, skyline: [[0, 35 * DEG]] };
    expect(obstacle(hills, sightFrom(hills, place(80, 90, 30)), 'search')).toBe('terrain-masked');
    expect(obstacle(hills, sightFrom(hills, place(80, 90, 40)), 'search')).toBeUndefined();
  });

  it('detects a target of 100 m² near by and none of a square millimetre', () => {
    const sight = sightFrom(SITE, place(30, 90, 30));
    expect(isDetected(sight, { ...STEADY, meanRcs_m2: 100 }, { ...MIDDLE, detected: 0.9999 })).toBe(true);
    expect(isDetected(sight, { ...STEADY, meanRcs_m2: 1e-6 }, { ...MIDDLE, detected: 0.01 })).toBe(false);
  });

  it('measures where the target is, but for the bias, with errors as large as it says', () => {
    const sight = sightFrom(SITE, place(60, 90, 30));
    const { radar } = SITE;
    const snr = detect(radar, sight, STEADY, DWELL_S, MIDDLE);
    const draws = { range: 1, azimuth: 0, elevation: -2 };
    const plot = measured(radar.accuracy, radar.bias, sight, snr, draws, emptyMeasuredPlot());
    expect(plot.range_m).toBeCloseTo(sight.range_m + plot.rangeSigma_m, 6);
    expect(plot.azimuth_rad).toBeCloseTo(92 * DEG, 9);
    expect(plot.elevation_rad).toBeCloseTo(sight.elevation_rad - 2 * plot.elevationSigma_rad, 9);
  });

  it('is as likely to detect as the radar equation says: nine of ten at the published range on boresight', () => {
    // The published range holds for a target that varies as many scatterers do, at the boresight of the face.
    const sight = sightFrom(SITE, place(100, 90, 30));
    let detections = 0;
    const looks = 4000;
    for (let k = 0; k < looks; k++) {
      // Two sequences that fill the unit square evenly (plastic number).
      const draws = { ...MIDDLE, size: (0.7548776662466927 * k) % 1, detected: (0.5698402909980532 * k) % 1 };
      if (isDetected(sight, { meanRcs_m2: 1, swerling: 1 }, draws)) detections++;
    }
    expect(detections / looks).toBeCloseTo(0.9, 2);
  });
});
