/** One radar with every unknown settled, and how strong an echo it gets. */
import { type RadarVolume, type Sight, steeringGain } from './coverage.js';
import { type Detector, detector, snrForDetection } from './detection.js';
import type { SearchTask } from './frame.js';
import type { MeasurementAccuracy, MeasurementBias } from './measurement.js';
import { anchoredSnr, type ReferenceRange } from './radar-equation.js';

/** A radar with one fixed face: plain data, made by `sectorRadar`. */
export interface SectorRadar {
  readonly id: string;
  readonly volume: RadarVolume;
  readonly detector: Detector;
  readonly reference: ReferenceRange;
  readonly steeringExponent: number;
  readonly search: SearchTask;
  readonly trackDwell_s: number;
  readonly trackInterval_s: number;
  readonly accuracy: MeasurementAccuracy;
  readonly bias: MeasurementBias;
}

/** A radar, or what in its numbers does not fit together. */
export type SectorRadarMade =
  | { readonly ok: true; readonly radar: SectorRadar }
  | {
      readonly ok: false;
      readonly reason:
        | 'the search top is not above the lowest elevation'
        | 'more is searched than can be tracked'
        | 'the maximum range is not beyond the minimum range'
        | 'the reference detection is no more likely than a false alarm';
    };

/**
 * The radar that settled values describe, facing `facing_rad` (azimuth from true north).
 *
 * The target of the published range is taken to vary from frame to frame as many equal scatterers do (Swerling 1).
 * @param value one settled value for each declared parameter of `phased-array-sector`, SI units
 */
export function sectorRadar(
  id: string,
  facing_rad: number,
  value: (parameter: string) => number,
): SectorRadarMade {
  const volume: RadarVolume = {
    facing_rad,
    tilt_rad: value('faceTilt'),
    searchSector_rad: value('searchSector'),
    trackSector_rad: value('trackSector'),
    lowestElevation_rad: value('lowestElevation'),
    searchTop_rad: value('searchTop'),
    trackTop_rad: value('trackTop'),
    steeringLimit_rad: value('steeringLimit'),
    antennaHeight_m: value('antennaHeight'),
    minimumRange_m: value('minimumRange'),
    maximumRange_m: value('maximumRange'),
  };
  if (volume.searchTop_rad <= volume.lowestElevation_rad) {
    return { ok: false, reason: 'the search top is not above the lowest elevation' };
  }
  if (volume.searchSector_rad > volume.trackSector_rad || volume.searchTop_rad > volume.trackTop_rad) {
    return { ok: false, reason: 'more is searched than can be tracked' };
  }
  if (volume.maximumRange_m <= volume.minimumRange_m) {
    return { ok: false, reason: 'the maximum range is not beyond the minimum range' };
  }
  const using = detector(Math.round(value('pulses')), value('falseAlarm'));
  const signal = snrForDetection(using, 1, value('referenceDetection'));
  if (!signal.ok) {
    return { ok: false, reason: 'the reference detection is no more likely than a false alarm' };
  }
  return {
    ok: true,
    radar: {
      id,
      volume,
      detector: using,
      reference: {
        range_m: value('referenceRange'),
        rcs_m2: value('referenceRcs'),
        dwell_s: value('referenceDwell'),
        snr: signal.snr,
      },
      steeringExponent: value('steeringExponent'),
      search: {
        sector_rad: volume.searchSector_rad,
        lowestElevation_rad: volume.lowestElevation_rad,
        topElevation_rad: volume.searchTop_rad,
        beamWidth_rad: value('beamWidth'),
        packing: value('beamPacking'),
        dwell_s: value('searchDwell'),
        shortestFrame_s: value('shortestFrame'),
        longestFrame_s: value('longestFrame'),
      },
      trackDwell_s: value('trackDwell'),
      trackInterval_s: value('trackInterval'),
      accuracy: {
        rangeResolution_m: value('rangeResolution'),
        beamWidth_rad: value('beamWidth'),
        rangeFactor: value('rangeFactor'),
        angleFactor: value('angleFactor'),
        rangeFloor_m: value('rangeFloor'),
        angleFloor_rad: value('angleFloor'),
      },
      bias: {
        range_m: value('rangeBias'),
        azimuth_rad: value('azimuthBias'),
        elevation_rad: value('elevationBias'),
      },
    },
  };
}

/**
 * Signal over noise in one pulse of a look at a target of a given size, a ratio: scaled from the reference, less steering and loss.
 *
 * Valid: a target inside the radar's volume; outside it is what a beam pointed there would get.
 * @param loss_dB beyond what the published range contains, for example `airLossBeyondReference`
 */
export function snrOfLook(
  radar: SectorRadar,
  sight: Readonly<Sight>,
  rcs_m2: number,
  dwell_s: number,
  loss_dB = 0,
): number {
  const gain = steeringGain(sight.boresightCosine, radar.steeringExponent);
  return gain * anchoredSnr(radar.reference, sight.range_m, rcs_m2, dwell_s, loss_dB);
}
