/** The tracker: looks at sixteen falling missiles, predicted impacts and paths, as CPU time; and what looks leave to the collector. */
import { GCProfiler } from 'node:v8';
import { enuToEcef, enuVectorToEcef, localFrame, rangeAzimuthElevation } from '@testudo/core/earth';
import { vec3 } from '@testudo/core/numerics';
import { BEAM_PLACES } from '@testudo/core/radar';
import {
  beamsWanted,
  emptyPath,
  emptyTracker,
  predictBallisticState,
  predictImpact,
  predictPath,
  stepTracker,
  trackingParameters,
} from '@testudo/core/tracking';
import { cpu_ms, median, printRows } from './measure.mjs';

const DEGREE = Math.PI / 180;
const GROUND_M = 180;
const MISSILES = 16;
const LOOKS = 40;
const RUNS = 40;
const ROUNDS = 7;
/** Looks after which all tracks are firm. */
const SETTLED_AFTER = 5;

const site = localFrame({ latitude_rad: 33.79 * DEGREE, longitude_rad: 42.43 * DEGREE, height_m: GROUND_M });
/** @type {Readonly<Record<string, number>>} */
const values = {
  confirmHits: 3,
  confirmLooks: 4,
  gateProbability: 0.999,
  minimumSpeed: 300,
  maximumSpeed: 4000,
  pairingTime: 12,
  lostAfterMisses: 3,
  reportInterval: 1,
  longestCoast: 30,
  greatestManoeuvre: 150,
  accelerationNoise: 0.1,
  dragNoise: 1e-4,
  ballisticCoefficient: 5000,
  ballisticCoefficientSpread: 0.4,
};
const parameters = trackingParameters((name) => values[name]);
const setup = { site, groundHeight_m: GROUND_M, parameters };

/**
 * Looks one second apart at missiles `apart_m` from each other, down from 60 km.
 *
 * @param {number} missiles
 * @param {number} apart_m
 */
function looksAt(missiles, apart_m) {
  const velocity = enuVectorToEcef(site, vec3(-900, -140, -900));
  const bodies = Array.from({ length: missiles }, (_, i) => {
    const place = enuToEcef(site, vec3(60_000, 20_000 + apart_m * (i - missiles / 2), 60_000));
    return Float64Array.of(place.x, place.y, place.z, velocity.x, velocity.y, velocity.z, 0);
  });
  return Array.from({ length: LOOKS }, (_, k) => {
    for (const body of bodies) predictBallisticState(body, 1, parameters);
    const seen = bodies.map((body) => rangeAzimuthElevation(site, vec3(body[0], body[1], body[2])));
    return {
      time_us: (k + 1) * 1e6,
      ranges_m: seen.map((one, i) => one.range_m + 30 * Math.sin(7 * k + i)),
      azimuths_rad: seen.map((one, i) => one.azimuth_rad + 1.5e-3 * Math.sin(5 * k + 2 * i)),
      elevations_rad: seen.map((one, i) => one.elevation_rad + 1.5e-3 * Math.sin(3 * k + 4 * i)),
      rangeSigmas_m: seen.map(() => 30),
      azimuthSigmas_rad: seen.map(() => 1.5e-3),
      elevationSigmas_rad: seen.map(() => 1.5e-3),
      snrs_dB: seen.map(() => 15),
      lookedAt: seen.map((_, i) => i + 1),
    };
  });
}

/**
 * µs an update, from the first plots on.
 *
 * @param {ReturnType<typeof looksAt>} looks
 * @param {number} runs
 */
function updates(looks, runs) {
  const plots = looks.reduce((sum, look) => sum + look.ranges_m.length, 0);
  const begun = cpu_ms();
  let state = emptyTracker(0);
  for (let run = 0; run < runs; run++) {
    state = emptyTracker(0);
    for (const look of looks) stepTracker(setup, state, look);
  }
  return { us: (1000 * (cpu_ms() - begun)) / (runs * plots), state };
}

/**
 * Collections of young garbage in a thousand looks at tracks that are firm already.
 *
 * @param {ReturnType<typeof looksAt>} looks
 */
function scavenges(looks) {
  const started = emptyTracker(0);
  for (const look of looks.slice(0, SETTLED_AFTER)) stepTracker(setup, started, look);
  const later = looks.slice(SETTLED_AFTER);
  const states = Array.from({ length: RUNS }, () => structuredClone(started));
  const profiler = new GCProfiler();
  profiler.start();
  for (const state of states) for (const look of later) stepTracker(setup, state, look);
  const { statistics } = profiler.stop();
  const young = statistics.filter(({ gcType }) => gcType === 'Scavenge').length;
  return (1000 * young) / (RUNS * later.length);
}

/**
 * µs a call.
 *
 * @param {number} count
 * @param {() => unknown} work
 */
function per(count, work) {
  const begun = cpu_ms();
  for (let i = 0; i < count; i++) work();
  return (1000 * (cpu_ms() - begun)) / count;
}

export function benchTracker() {
  const one = looksAt(1, 0);
  const apart = looksAt(MISSILES, 4000);
  const close = looksAt(MISSILES, 300);
  const path = emptyPath();
  const beams = new Float64Array(BEAM_PLACES * MISSILES);
  /** @type {Record<string, number[]>} */
  const found = { one: [], apart: [], close: [], alone: [], many: [], beam: [], impact: [], path: [] };
  for (let round = 0; round < ROUNDS; round++) {
    found.one.push(updates(one, MISSILES * RUNS).us);
    const { us, state } = updates(apart, RUNS);
    found.apart.push(us);
    found.close.push(updates(close, RUNS).us);
    found.alone.push(scavenges(one));
    found.many.push(scavenges(apart));
    // A body of 60 km height, about a minute before its impact.
    const early = emptyTracker(0);
    for (const look of one.slice(0, 3)) stepTracker(setup, early, look);
    const { estimate } = early.tracks[0];
    found.path.push(per(1000, () => predictPath(estimate, parameters, GROUND_M, path)));
    found.impact.push(per(1000, () => predictImpact(path, estimate.covariance, 0, parameters)));
    found.beam.push(
      per(1000, () => beamsWanted(setup, state, (LOOKS + 1) * 1e6, beams)) / state.tracks.length,
    );
  }
  /** @type {(what: string, name: string) => readonly string[]} */
  const row = (what, name) => [what, median(found[name]).toFixed(2)];
  printRows([
    row('tracker: one track and its plot each second, µs', 'one'),
    row('the same of 16, 4 km apart, µs a plot', 'apart'),
    row('the same of 16, 300 m apart, µs a plot', 'close'),
    row('scavenges in 1,000 looks at one track', 'alone'),
    row('scavenges in 1,000 looks at 16 tracks', 'many'),
    row('one beam wanted, µs', 'beam'),
    row('predicted path a minute ahead, µs', 'path'),
    row('impact at the end of it, µs', 'impact'),
  ]);
}
