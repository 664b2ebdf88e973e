// @ts-check
/**
 * Fly a missile: one launch of a Scud-B class missile over 250 km, as the simulator flies it, beside the arc of a textbook.
 *
 *     node examples/01-fly-a-missile.mjs
 */
import { ecefToGeodetic, minimumEnergyArc, surfaceDistance } from '@testudo/core/earth';
import { stateAtSeconds } from '@testudo/core/motion';
import { seedFrom, vec3 } from '@testudo/core/numerics';
import { prepare, simulate } from '@testudo/core/simulation';
import { loadShippedScenario } from '@testudo/library';

// A scenario says where launcher and target are; preparing it solves the motor from the published range.
const loaded = loadShippedScenario('first-shot');
if (!loaded?.ok) throw new Error('first-shot does not load');
const preparation = prepare(loaded.scenario);
if (!preparation.ok) throw new Error(preparation.reasons.join('\n'));
const { prepared } = preparation;

// The same seed gives the same flight, to the last bit: its scatter, and whether it fails.
const { flights } = simulate(prepared, { seed: seedFrom(1) });
const [{ bodies, happenings }] = flights;
const [{ ephemeris }] = bodies;
const [{ threatClass, site }] = prepared.nominal.threats;

/** Where it is at a time: the flight is a function of time, whatever time one asks for. */
function at(/** @type {number} */ t_s) {
  const state = new Float64Array(6);
  stateAtSeconds(ephemeris, t_s, state);
  const place = ecefToGeodetic(vec3(state[0], state[1], state[2]));
  return { ...place, speed_mps: Math.hypot(state[3], state[4], state[5]) };
}

const end = at(ephemeris.end_s);
const distance_m = surfaceDistance(site, end);
console.log(`${threatClass.id}, ${(distance_m / 1000).toFixed(1)} km from launcher to impact\n`);
console.log('  time    height  from launcher     speed');
for (let t_s = 0; t_s < ephemeris.end_s; t_s += 60) print(t_s);
print(ephemeris.end_s);

function print(/** @type {number} */ t_s) {
  const { height_m, speed_mps, ...place } = at(t_s);
  const cells = [
    `${t_s.toFixed(0)} s`.padStart(6),
    `${(height_m / 1000).toFixed(1)} km`.padStart(9),
    `${(surfaceDistance(site, place) / 1000).toFixed(1)} km`.padStart(14),
    `${speed_mps.toFixed(0)} m/s`.padStart(9),
  ];
  console.log(cells.join(' '));
}

const apogee = happenings.find(({ kind }) => kind === 'apogee');
const thrustEnd = happenings.find(({ kind }) => kind === 'thrust-ended');
if (apogee === undefined || thrustEnd === undefined) throw new Error('no apogee');
const arc = minimumEnergyArc(distance_m);
console.log(`
Thrust ends after ${thrustEnd.t_s.toFixed(0)} s. Highest point: ${(at(apogee.t_s).height_m / 1000).toFixed(0)} km after ${apogee.t_s.toFixed(0)} s.
The vacuum arc of least energy over the same distance rises to ${(arc.apogee_m / 1000).toFixed(0)} km and takes ${arc.timeOfFlight_s.toFixed(0)} s;
a real flight adds most of the burn.`);
