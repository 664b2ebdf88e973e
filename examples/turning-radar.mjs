// @ts-check
/**
 * A radar model of one's own: an antenna that turns, and sees everything in its range and above its horizon once a turn.
 *
 * It is a module like the shipped one and takes its name and its messages, so nobody downstream notices. The figures are made up.
 */
import { ecefToEnu, enuToRangeAzimuthElevation } from '@testudo/core/earth';
import { isEvent } from '@testudo/core/engine';
import { batteryStatus, plotOrigins, radarPass, radarPlots, threatLaunched } from '@testudo/core/messages';
import { endOf, stateAt } from '@testudo/core/motion';
import { normal, streamId, uniform, vec3 } from '@testudo/core/numerics';
import { PHASE_RADAR, trueMotion } from '@testudo/core/simulation';

const TURN_US = 4_000_000;
const RANGE_M = 120_000;
const LEAST_ELEVATION_RAD = 0.5 * (Math.PI / 180);
const FOUND = 0.9;
const RANGE_SIGMA_M = 50;
const ANGLE_SIGMA_RAD = 0.002;

/**
 * @typedef {{ looks: number[], plots: number[], times_us: number[], ranges_m: number[] }} Seen
 * @typedef {{ threat: number, body: number, looks: number, seen: Seen }} Pass
 * @typedef {{ radiating: boolean[], turning: boolean, look: number[], passes: Pass[][] }} State plain data: it is part of snapshots
 */

/**
 * The module for a world: one such radar for each battery.
 *
 * @param {import('@testudo/core/simulation').World} world
 * @returns {import('@testudo/core/engine').Module<State>}
 */
export function turningRadar(world) {
  const bodiesIn = trueMotion(world);
  const streams = world.batteries.map(({ id }) =>
    world.threats.map(({ id: threat }) => ({
      found: streamId('detection', id, threat),
      error: streamId('plot', id, threat),
    })),
  );
  const turn = (/** @type {import('@testudo/core/engine').Context} */ context) =>
    context.schedule({
      at_us: context.time_us + TURN_US,
      phase: PHASE_RADAR,
      entity: world.batteries[0].id,
      name: 'turn',
    });
  return {
    name: 'radar',
    receives: [batteryStatus.kind, threatLaunched.kind],
    initial: () => ({
      radiating: world.batteries.map(() => false),
      turning: false,
      look: world.batteries.map(() => 0),
      passes: world.batteries.map(() => []),
    }),
    receive(state, event, context) {
      if (isEvent(event, batteryStatus)) {
        state.radiating[world.batteries.findIndex(({ id }) => id === event.data.battery)] =
          event.data.radiating;
      } else if (isEvent(event, threatLaunched)) {
        const threat = world.threats.findIndex(({ id }) => id === event.data.threat);
        bodiesIn(context)(event.data.threat).forEach((_, body) => {
          for (const passes of state.passes) passes.push({ threat, body, looks: 0, seen: nothing() });
        });
        if (!state.turning) turn(context);
        state.turning = true;
      }
    },
    handle(state, _task, context) {
      world.batteries.forEach((battery, index) => {
        look(battery, index, state, context);
      });
      state.turning = state.passes.some((passes) => passes.length > 0);
      if (state.turning) turn(context);
    },
  };

  /**
   * @param {import('@testudo/core/simulation').WorldBattery} battery
   * @param {number} index
   * @param {State} state
   * @param {import('@testudo/core/engine').Context} context
   */
  function look(battery, index, state, context) {
    const { time_us, draws } = context;
    const truth = new Float64Array(6);
    /** @type {Record<'ranges_m' | 'azimuths_rad' | 'elevations_rad', number[]>} */
    const plots = { ranges_m: [], azimuths_rad: [], elevations_rad: [] };
    const flying = state.passes[index].filter((pass) => {
      const { ephemeris, destroyed_us, role } = bodiesIn(context)(world.threats[pass.threat].id)[pass.body];
      if (endOf(ephemeris) <= time_us || (destroyed_us ?? time_us) < time_us) {
        over(battery.id, pass, role, context);
        return false;
      }
      if (time_us < ephemeris.epoch_us + ephemeris.start_s * 1e6 || !state.radiating[index]) return true;
      stateAt(ephemeris, time_us, truth);
      const seen = enuToRangeAzimuthElevation(ecefToEnu(battery.frame, vec3(truth[0], truth[1], truth[2])));
      if (seen.range_m > RANGE_M || seen.elevation_rad < LEAST_ELEVATION_RAD) return true;
      const { found, error } = streams[index][pass.threat];
      const draw = 2 * pass.looks + pass.body;
      pass.looks += 1;
      if (uniform(draws, found, draw) >= FOUND) return true;
      pass.seen.looks.push(state.look[index]);
      pass.seen.plots.push(plots.ranges_m.length);
      pass.seen.times_us.push(time_us);
      pass.seen.ranges_m.push(seen.range_m);
      plots.ranges_m.push(seen.range_m + RANGE_SIGMA_M * normal(draws, error, 2 * draw, 0));
      plots.azimuths_rad.push(seen.azimuth_rad + ANGLE_SIGMA_RAD * normal(draws, error, 2 * draw, 1));
      plots.elevations_rad.push(seen.elevation_rad + ANGLE_SIGMA_RAD * normal(draws, error, 2 * draw + 1, 0));
      return true;
    });
    state.passes[index] = flying;
    if (plots.ranges_m.length === 0) return;
    context.emit(radarPlots, battery.id, {
      radar: battery.id,
      look: state.look[index],
      mode: 'search',
      ...plots,
      rangeSigmas_m: plots.ranges_m.map(() => RANGE_SIGMA_M),
      azimuthSigmas_rad: plots.ranges_m.map(() => ANGLE_SIGMA_RAD),
      elevationSigmas_rad: plots.ranges_m.map(() => ANGLE_SIGMA_RAD),
      snrs_dB: plots.ranges_m.map(() => 15),
      lookedAt: [],
    });
    state.look[index] += 1;
  }

  /**
   * Tells, for the score alone, what came from where: no module of the defence receives it.
   *
   * @param {string} radar
   * @param {Pass} pass
   * @param {'missile' | 'rocket' | 'warhead' | 'spent-body'} body
   * @param {import('@testudo/core/engine').Context} context
   */
  function over(radar, { threat, looks, seen }, body, context) {
    const about = { radar, threat: world.threats[threat].id, body };
    const detections = seen.looks.length;
    if (detections > 0) context.emit(plotOrigins, radar, { ...about, ...seen });
    const limit = detections > 0 ? 'not-tracked-in-time' : looks > 0 ? 'not-detected' : 'beyond-radar-range';
    context.emit(radarPass, radar, { ...about, looks, detections, limit });
  }
}

/** @returns {Seen} */
function nothing() {
  return { looks: [], plots: [], times_us: [], ranges_m: [] };
}
