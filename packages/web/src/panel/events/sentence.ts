/** Each event of the log as one sentence for people: who, what, with units. */

import { isEvent, type LoggedEvent } from '@testudo/core/engine';
import * as messages from '@testudo/core/messages';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Recording } from '@testudo/interop';
import { capital, degrees, distance, duration, nameOf, position, some, speed } from '@testudo/report';
import { utcClock } from '../facts/utc.js';
import { bodyName, objectName, trackName } from './names.js';

const { REASONS } = messages;

/** What the event says, without its time. */
export function sentenceOf(recording: Recording, event: LoggedEvent): string {
  const said = ofFlight(recording, event) ?? ofDefence(recording, event) ?? ofWarning(recording, event);
  return capital(said ?? `${event.kind}: ${event.entity}`);
}

const FAILURES = {
  'thrust-lost': 'lost its thrust',
  'guidance-lost': 'lost its guidance',
  'broke-up': 'broke up',
};

/** What threats and their bodies do. */
function ofFlight(recording: Recording, event: LoggedEvent): string | undefined {
  const { scenario } = recording;
  const name = (id: string) => nameOf(scenario, id);
  const object = (id: string) => objectName(recording, id);
  if (isEvent(event, messages.threatLaunched)) {
    const { threat, site, target } = event.data;
    return `${object(threat)} left ${name(site)}, aimed at ${name(target)}`;
  }
  if (isEvent(event, messages.thrustEnded)) {
    const { threat, height_m, speed_mps, flightPathAngle_rad } = event.data;
    return `${object(threat)}: end of thrust ${distance(height_m)} up, at ${speed(speed_mps)}, climbing at ${degrees(flightPathAngle_rad)}`;
  }
  if (isEvent(event, messages.threatFailed)) {
    const { threat, mode, height_m } = event.data;
    return `${object(threat)} failed by itself: it ${FAILURES[mode]}, ${distance(height_m)} up`;
  }
  if (isEvent(event, messages.warheadSeparated))
    return `${object(event.data.threat)}: the warhead separated, ${distance(event.data.height_m)} up`;
  if (isEvent(event, messages.apogeePassed)) {
    const { threat, body, height_m, speed_mps } = event.data;
    return `${bodyName(recording, threat, body)} passed its highest point, ${distance(height_m)} up, at ${speed(speed_mps)}`;
  }
  if (isEvent(event, messages.bodyLanded)) {
    const { threat, body, place, miss_m, speed_mps, flightPathAngle_rad } = event.data;
    const where = place === undefined ? 'outside every place' : `at ${name(place)}`;
    return `${bodyName(recording, threat, body)} came down ${where}, ${distance(miss_m)} from the aim point, at ${speed(speed_mps)}, falling at ${degrees(-flightPathAngle_rad)}`;
  }
  if (isEvent(event, messages.bodyDestroyed)) {
    const { threat, body, interceptor, height_m } = event.data;
    return `${bodyName(recording, threat, body)} was destroyed by ${object(interceptor)}, ${distance(height_m)} up`;
  }
  if (isEvent(event, messages.boostSignature)) {
    return `a burn of ${duration(event.data.burnTime_s)} ended (${object(event.entity)}): what an ideal sensor overhead would know`;
  }
  return undefined;
}

const RESULTS = {
  killed: 'destroyed its target',
  missed: 'missed',
  'interceptor-failed': 'failed',
  'no-target': 'found no target',
};
const TAKEN_FOR = {
  ballistic: 'a ballistic missile',
  debris: 'debris',
  rocket: 'a rocket',
  'air-breathing': 'something that flies in air',
};
const LOST: ReadonlyMap<string, string> = new Map([
  ['missed', 'too many looks without a plot'],
  ['not confirmed', 'its plots were too few to confirm it'],
  ['same as another', 'it was the same as another track'],
  ['diverged', 'its estimate had become too uncertain'],
  ['on the ground', 'its estimate had reached the ground'],
]);
const STATES = {
  absent: 'absent',
  'in-transit': 'in transit',
  delivered: 'delivered',
  assembling: 'being assembled',
  online: 'online',
};

const COMPONENTS = {
  radar: 'the radar',
  'power-plant': 'the power plant',
  link: 'the link to the centre',
  launcher: 'a launcher',
};

/** What batteries see, believe and do. */
function ofDefence(recording: Recording, event: LoggedEvent): string | undefined {
  const { scenario } = recording;
  const name = (id: string) => nameOf(scenario, id);
  const object = (id: string) => objectName(recording, id);
  const track = (data: { readonly battery: string; readonly track: string }) =>
    trackName(recording, data.battery, data.track);
  if (isEvent(event, messages.batteryStatus)) {
    const { battery, state, radiating, launchersReady, radarOffBecause, noFireBecause } = event.data;
    const because = (reason: messages.Reason | undefined) =>
      reason === undefined ? '' : ` (${REASONS[reason]})`;
    const radar = radiating ? 'radar on' : `radar off${because(radarOffBecause)}`;
    return `${name(battery)} is ${STATES[state]}: ${radar}, ${some(launchersReady, 'launcher')} ready${because(noFireBecause)}`;
  }
  if (isEvent(event, messages.postureChanged)) {
    const { battery, control, automatic, ballistic, airBreathing } = event.data;
    const mode = automatic ? 'automatic' : 'confirmed by an operator';
    return `${name(battery)} is under new rules: ${control} control, ${mode}, weapons ${ballistic} for ballistic missiles, ${airBreathing} for what flies in air`;
  }
  if (isEvent(event, messages.equipmentStatus)) {
    const { battery, component, works, group, launcher } = event.data;
    const part =
      launcher === undefined ? COMPONENTS[component] : `launcher ${launcher + 1} of ${group ?? 'its group'}`;
    return `${name(battery)}: ${part} ${works ? 'works again' : 'has broken down'}`;
  }
  if (isEvent(event, messages.supplySent)) {
    const { battery, group, rounds } = event.data;
    return `${some(rounds, 'round')} for ${group} ${rounds === 1 ? 'is' : 'are'} on the way to ${name(battery)}`;
  }
  if (isEvent(event, messages.supplyDelivered)) {
    const { battery, group, rounds } = event.data;
    return `${name(battery)}: ${some(rounds, 'round')} for ${group} ${rounds === 1 ? 'has' : 'have'} come`;
  }
  if (isEvent(event, messages.launcherLoaded)) {
    const { battery, group, launcher, rounds } = event.data;
    return `${name(battery)}: launcher ${launcher + 1} of ${group} is loaded again, with ${some(rounds, 'round')}`;
  }
  if (isEvent(event, messages.radarPlots)) {
    const { radar, mode, ranges_m, lookedAt } = event.data;
    const [first] = ranges_m;
    const far =
      first === undefined
        ? ''
        : ranges_m.length === 1
          ? ` at ${distance(first)}`
          : `, the first at ${distance(first)}`;
    const how = mode === 'search' ? 'search' : `${some(lookedAt.length, 'beam')} on tracks`;
    return `${name(radar)}, radar (${how}): ${some(ranges_m.length, 'plot')}${far}`;
  }
  if (isEvent(event, messages.plotOrigins)) {
    const { radar, threat, body, looks } = event.data;
    return `${name(radar)}, radar: ${some(looks.length, 'plot')} came from ${bodyName(recording, threat, body)}`;
  }
  if (isEvent(event, messages.radarPass)) {
    const { radar, threat, body, looks, detections, limit } = event.data;
    const seen = looks === 0 ? 'never in view' : `detected in ${detections} of ${some(looks, 'look')}`;
    const limited = detections < looks || looks === 0 ? `; most often ${REASONS[limit]}` : '';
    return `${bodyName(recording, threat, body)} left the range of the radar of ${name(radar)}: ${seen}${limited}`;
  }
  if (isEvent(event, messages.trackReport)) {
    const { range_m, height_m, speed_mps, positionSigma_m, impact_us } = event.data;
    const impact = impact_us === undefined ? '' : `; impact at ${utcClock(scenario, impact_us)}`;
    return `${track(event.data)}: ${distance(range_m)} away, ${distance(height_m)} up, ${speed(speed_mps)}, ±${distance(positionSigma_m)}${impact}`;
  }
  if (isEvent(event, messages.trackLost)) {
    const { because } = event.data;
    return `${track(event.data)} was given up: ${LOST.get(because) ?? because}`;
  }
  if (isEvent(event, messages.trackIdentified)) {
    const { kind, identity } = event.data;
    return `${track(event.data)} is taken for ${TAKEN_FOR[kind]}, ${identity}`;
  }
  if (isEvent(event, messages.threatEvaluated)) {
    const { place, impact_us, firstLaunch_us, lastLaunch_us } = event.data;
    const window =
      firstLaunch_us === undefined || lastLaunch_us === undefined
        ? 'no launch would meet it'
        : `a launch would meet it from ${utcClock(scenario, firstLaunch_us)} to ${utcClock(scenario, lastLaunch_us)}`;
    return `${track(event.data)} threatens ${name(place)}, impact expected at ${utcClock(scenario, impact_us)}; ${window}`;
  }
  if (isEvent(event, messages.engagementWithheld))
    return `${track(event.data)} is not fired at: ${REASONS[event.data.reason]}`;
  if (isEvent(event, messages.fireOrder)) {
    const { shots, salvo, spacing_s, notAfter_us } = event.data;
    const apart = shots === 1 ? '' : `, ${duration(spacing_s)} apart`;
    return `order to fire ${some(shots, 'interceptor')}${apart} at ${track(event.data)} (salvo ${salvo}), not after ${utcClock(scenario, notAfter_us)}`;
  }
  if (isEvent(event, messages.launchRefused)) {
    const { shots, reason } = event.data;
    return `${some(shots, 'interceptor')} ordered at ${track(event.data)} not launched: ${REASONS[reason]}`;
  }
  if (isEvent(event, messages.interceptorLaunched)) {
    const { interceptor, shot, shots } = event.data;
    return `${object(interceptor)} left its launcher at ${track(event.data)} (shot ${shot} of ${shots})`;
  }
  if (isEvent(event, messages.interceptorEnded)) {
    const { interceptor, result, threat, body, height_m, range_m, arrived } = event.data;
    const at = threat === undefined ? '' : ` (${bodyName(recording, threat, body)})`;
    const late = result === 'missed' && !arrived ? ', without speed or room to turn' : '';
    return `${object(interceptor)} ${RESULTS[result]}${at}${late}, ${distance(height_m)} up and ${distance(range_m)} from its launcher`;
  }
  if (isEvent(event, messages.killAssessed)) {
    const judged = event.data.judgedKilled ? 'to have killed its target' : 'not to have killed its target';
    return `${object(event.data.interceptor)} is judged ${judged}`;
  }
  if (isEvent(event, messages.orderRefused))
    return `order ${event.data.order} could not be carried out: ${event.data.reason}`;
  return undefined;
}

/** Who is told what. */
function ofWarning({ scenario }: Recording, event: LoggedEvent): string | undefined {
  const name = (id: string) => nameOf(scenario, id);
  if (isEvent(event, messages.launchReport)) {
    const { system, ignition_us, latitude_rad, longitude_rad, radius_m } = event.data;
    return `${name(system)} reports a launch at ${utcClock(scenario, ignition_us)}; it may fall within ${distance(radius_m)} of ${position(latitude_rad, longitude_rad)}`;
  }
  if (isEvent(event, messages.areaWarned)) {
    const causes = {
      'launch-report': 'after a launch report',
      track: 'for a track of a battery',
      order: 'by order',
    };
    return `alarm at ${name(event.data.place)}, ${causes[event.data.cause]}`;
  }
  if (isEvent(event, messages.peopleSheltered)) {
    const { place, people, cause } = event.data;
    return `${groupName(scenario, place, people)} at ${name(place)}: in shelter from now on${cause === 'alarm' ? ', after the alarm' : ', sent there before the attack'}`;
  }
  if (isEvent(event, messages.peopleLeftShelter)) {
    const { place, people } = event.data;
    return `${groupName(scenario, place, people)} at ${name(place)}: out of shelter, after the all-clear`;
  }
  return undefined;
}

function groupName({ places }: ResolvedScenario, place: string, people: string): string {
  return places.find(({ id }) => id === place)?.people.find(({ id }) => id === people)?.name ?? people;
}
