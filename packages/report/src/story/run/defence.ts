/** Who defends what: each battery as it stands, and the point defences that do not count here. */
import type { Quantity } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome } from '@testudo/core/simulation';
import { type Block, heading, list, say } from '../block.js';
import { type Away, hasTargets, isDefended, placesFrom, radarRange_m, targetsInWords } from '../defences.js';
import { count, degrees, distance, position } from '../numbers.js';
import { capital, listed, localDay, nameOf, quantityInWords, shortClass, some } from '../words.js';
import { BATTERY_STATES } from './battery-states.js';
import { laterStatesInWords } from './later-states.js';
import { upkeepInWords } from './upkeep.js';

type Battery = ResolvedScenario['batteries'][number];

/** The defence as it stood when the first threat was launched; nothing where there is none. */
export function whoDefends(scenario: ResolvedScenario, outcome: Outcome): readonly Block[] {
  if (!isDefended(scenario)) return [];
  return [
    heading('Who defends what'),
    ...postures(scenario, outcome),
    ...scenario.batteries.flatMap((battery) => batteryBlocks(scenario, battery, outcome)),
    ...pointDefences(scenario),
  ];
}

/** Said where the raid of one day meets the defence of another. */
function postures(scenario: ResolvedScenario, { threats }: Outcome): readonly Block[] {
  const { postureShift_us, batteries } = scenario;
  if (postureShift_us === 0 || batteries.length === 0) return [];
  const launch_us = threats[0]?.launch_us ?? 0;
  const [raid, stood] = [launch_us, launch_us + postureShift_us].map((time) => localDay(scenario, time));
  return [say(`A what-if: the raid of ${raid} meets the defence as it stood on ${stood}.`, 'strong')];
}

function batteryBlocks(scenario: ResolvedScenario, battery: Battery, outcome: Outcome): readonly Block[] {
  const state = outcome.batteries.find((one) => one.battery === battery.id);
  const { name, latitude_rad, longitude_rad, invented } = battery;
  const made = invented ? ' Exact place and facing were not published and are made up.' : '';
  const at = `${name}, ${position(latitude_rad, longitude_rad)}`;
  const away = placesFrom(scenario, battery);
  const near = away.filter(({ inRange }) => inRange);
  if (near.length === 0) {
    return [say(`${at}: ${farInWords(away[0])}. ${stateInWords(state)}.`)];
  }
  return [
    say(`${at}: ${listed(near.map(awayInWords))}.${made}`),
    list([
      `${stateInWords(state)}${consentInWords(scenario, battery)}.`,
      ...laterStatesInWords(scenario, battery, outcome),
      ...deploymentInWords(scenario, battery),
      `Radar facing ${quantityInWords(battery.facing_rad, compass)}, clockwise from north, looking ${distance(radarRange_m(scenario, battery))} far at most.`,
      ...battery.launcherGroups.map((group) => launchersInWords(scenario, group)),
      ...upkeepInWords(scenario, battery),
      `Fires at ${targetsInWords(battery.engages)}${hasTargets(scenario, battery.engages) ? '' : ', of which there are none here'}; ${doctrineInWords(battery)}.`,
      `${capital(controlInWords(battery))}.`,
      ...posturesInWords(scenario, battery),
    ]),
  ];
}

function awayInWords({ place, distance_m }: Away): string {
  return distance_m < 50 ? `at ${place.name}` : `${distance(distance_m)} from ${place.name}`;
}

function farInWords(nearest: Away | undefined): string {
  if (nearest === undefined) return 'nothing to defend here';
  return `${awayInWords(nearest)}, the nearest place here, and so out of the range of its radar`;
}

/** How it came to be what it is, where the scenario says so. */
function deploymentInWords(scenario: ResolvedScenario, { deployment }: Battery): readonly string[] {
  if (deployment === undefined) return [];
  const begun = localDay(scenario, deployment.beginsUnix_us - scenario.epochUnix_us);
  return [
    `Its state follows from ${some(deployment.tasks.length, 'task')} that began about ${begun}; testudo timeline shows them by day.`,
  ];
}

function stateInWords(state: Outcome['batteries'][number] | undefined): string {
  if (state === undefined) return 'Its state is not known';
  const ready = some(state.launchersReady, 'launcher');
  return `${capital(BATTERY_STATES[state.state])}, radar ${state.radiating ? 'on' : 'off'}, ${ready} ready to fire`;
}

function consentInWords(scenario: ResolvedScenario, { consent }: Battery): string {
  if (consent === undefined) return '';
  const { gates, givenUnix_us, withdrawnUnix_us } = consent;
  const on = (unix_us: number): string => localDay(scenario, unix_us - scenario.epochUnix_us);
  const withdrawn = withdrawnUnix_us === undefined ? '' : ` and withdrawn on ${on(withdrawnUnix_us)}`;
  const given = givenUnix_us === undefined ? 'not given' : `given on ${on(givenUnix_us)}${withdrawn}`;
  if (gates === 'nothing') return '; consent of the host was talked about and binds nothing';
  return `; consent of the host ${given}, without it no ${gates}`;
}

function launchersInWords(
  scenario: ResolvedScenario,
  { interceptor, launchers, roundsPerLauncher }: Battery['launcherGroups'][number],
): string {
  return `${capital(shortClass(scenario, interceptor))}: ${inWords(launchers, 'launcher')} with ${inWords(roundsPerLauncher, 'round')} each.`;
}

/** `2 (1–3) launchers`, `1 launcher`. */
function inWords(quantity: Quantity, noun: string): string {
  const number = quantityInWords(quantity);
  return `${number} ${number === '1' ? noun : `${noun}s`}`;
}

function doctrineInWords({ doctrine: { salvo, spacing_s, salvos, reserve } }: Battery): string {
  const shots =
    salvo === 1
      ? 'one interceptor at a time'
      : `salvos of ${count(salvo)}, ${quantityInWords(spacing_s)} apart`;
  const times =
    salvos === 1 ? 'once at each target' : `up to ${count(salvos)} times at each target, looking in between`;
  return `${shots}, ${times}${reserve === 0 ? '' : `; the last ${count(reserve)} rounds are kept`}`;
}

const CONTROL: { readonly [mode in Battery['control']]: string } = {
  centralised: 'a centre above authorises each engagement',
  decentralised: 'it decides itself unless a centre above says otherwise',
  autonomous: 'it decides alone, without any link',
};

const WEAPONS = {
  free: 'may fire at what is not identified as friendly',
  tight: 'may fire only at what is identified as hostile',
  hold: 'may fire only in self-defence or on a formal order',
} as const;

function controlInWords({ control, linked, automatic, engages, weaponsControl }: Battery): string {
  const link = linked || control === 'autonomous' ? '' : ', and the link to it is down';
  const mode = automatic ? 'engages automatically' : 'an operator confirms each engagement';
  return [`${CONTROL[control]}${link}`, mode, ...weaponsInWords(engages, weaponsControl)].join('; ');
}

function weaponsInWords(
  engages: Battery['engages'],
  weaponsControl: Battery['weaponsControl'],
): readonly string[] {
  const ballistic = engages.includes('ballistic')
    ? [`${WEAPONS[weaponsControl.ballistic]} (ballistic missiles)`]
    : [];
  const air = engages.includes('air-breathing')
    ? [`${WEAPONS[weaponsControl.airBreathing]} (what flies in air)`]
    : [];
  return [...ballistic, ...air];
}

/** The dates from which it fires by other rules. */
function posturesInWords(scenario: ResolvedScenario, battery: Battery): readonly string[] {
  return (battery.postures ?? []).map(({ fromUnix_us, control, automatic, weaponsControl }) => {
    const mode = automatic ? 'engages automatically' : 'an operator confirms each engagement';
    const changes = [
      ...(control === undefined ? [] : [CONTROL[control]]),
      ...(automatic === undefined ? [] : [mode]),
      ...(weaponsControl === undefined ? [] : weaponsInWords(battery.engages, weaponsControl)),
    ];
    return `From ${localDay(scenario, fromUnix_us - scenario.epochUnix_us)} on: ${changes.join('; ')}.`;
  });
}

function pointDefences(scenario: ResolvedScenario): readonly Block[] {
  if (scenario.pointDefences.length === 0) return [];
  const items = scenario.pointDefences.map(({ name, place, engages }) => {
    const why = hasTargets(scenario, engages)
      ? 'how they fire is not modelled, so that they do not count here'
      : 'nothing of that kind is launched here, so that they do not count';
    return `${name}, ${nameOf(scenario, place)}: for ${targetsInWords(engages)}; ${why}.`;
  });
  return [say('Point defences, which reach only what comes close and is of their own class:'), list(items)];
}

/** Whole degrees, as compasses have them: `080°`. */
function compass(value_rad: number): string {
  const whole = Math.round((value_rad * 180) / Math.PI);
  return Number.isFinite(whole)
    ? `${String(((whole % 360) + 360) % 360).padStart(3, '0')}°`
    : degrees(value_rad);
}
