import { formatUtc } from '@testudo/core/numerics';
import { plainText } from '../plain-text.js';
import type { RecordingFormat } from '../recording.js';
import { featuresOf } from './features.js';

/**
 * GeoJSON (RFC 7946) for maps: places, launch sites, batteries, trajectories, interceptors, kills, impacts and warned areas.
 *
 * Coordinates are [longitude, latitude, height] in degrees and metres above the WGS-84 ellipsoid; times are seconds since
 * the scenario's epoch, or UTC where the name says so. Lines and areas are cut at the antimeridian. The collection, and
 * each feature by itself, is marked as a simulation.
 */
export const geojson: RecordingFormat = {
  name: 'geojson',
  mediaType: 'application/geo+json',
  extension: '.geojson',
  write: (recording) => {
    const { scenario, seed, trial, digest } = recording;
    const collection = {
      type: 'FeatureCollection',
      testudo: {
        simulation: true,
        exercise: true,
        scenario: plainText(scenario.id),
        title: plainText(scenario.title),
        epoch_utc: formatUtc(scenario.epochUnix_us),
        seed: plainText(seed),
        trial,
        digest: plainText(digest),
      },
      features: featuresOf(recording),
    };
    return `${JSON.stringify(collection)}\n`;
  },
};
