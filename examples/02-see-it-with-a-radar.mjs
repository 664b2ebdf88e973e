// @ts-check
/**
 * See it with a radar: the same missile, flying towards a radar of the Patriot class. When can it be looked at, and how likely
 * does one look find it?
 *
 *     node examples/02-see-it-with-a-radar.mjs
 */
import { stateAtSeconds } from '@testudo/core/motion';
import { seedFrom } from '@testudo/core/numerics';
import { detectionProbability, obstacle, sightFrom, snrOfLook, toDecibel } from '@testudo/core/radar';
import { prepare, simulate } from '@testudo/core/simulation';
import { echoOf } from '@testudo/core/threat';
import { loadShippedScenario } from '@testudo/library';

/** @param {string} name of a shipped scenario */
function preparedFrom(name) {
  const loaded = loadShippedScenario(name);
  if (!loaded?.ok) throw new Error(`${name} does not load`);
  const preparation = prepare(loaded.scenario);
  if (!preparation.ok) throw new Error(preparation.reasons.join('\n'));
  return preparation.prepared;
}

// The flight with nobody there to cut it short, and the radar of the battery that stands there otherwise.
const { flights } = simulate(preparedFrom('first-shot'), { seed: seedFrom(1) });
const [{ ephemeris, role }] = flights[0].bodies;
const { threats, batteries } = preparedFrom('first-shot/defended').nominal;
const [{ threatClass }] = threats;
const [{ radar, frame, skyline_rad }] = batteries;
const site = { radar, frame, skyline: skyline_rad };
const echo = echoOf(threatClass, role);
const deg = (/** @type {number} */ angle_rad) => ((angle_rad * 180) / Math.PI).toFixed(1);

console.log(
  `A body of ${echo.meanRcs_m2} m² on average, looked at for ${radar.search.dwell_s * 1000} ms at a time.\n`,
);
console.log('before impact      range  elevation    signal  found by one look');
const state = new Float64Array(6);
for (let before_s = 120; before_s > 0; before_s -= 10) {
  stateAtSeconds(ephemeris, ephemeris.end_s - before_s, state);
  const sight = sightFrom(site, state);
  const line = `${`${before_s} s`.padStart(13)} ${(sight.range_m / 1000).toFixed(0).padStart(7)} km ${deg(sight.elevation_rad).padStart(9)}°`;
  const hidden = obstacle(site, sight, 'search');
  if (hidden !== undefined) {
    console.log(`${line}             not looked at: ${hidden}`);
    continue;
  }
  const snr = snrOfLook(radar, sight, echo.meanRcs_m2, radar.search.dwell_s);
  const chance = detectionProbability(radar.detector, echo.swerling, snr);
  console.log(
    `${line} ${toDecibel(snr).toFixed(1).padStart(6)} dB ${(100 * chance).toFixed(0).padStart(17)} %`,
  );
}
console.log(`
Signal over noise is that of one pulse, for the mean size. The size of the body and the range of the radar are assumed: nobody
published either. A study draws both anew (example 4).`);
