/**
 * How the equipment of a battery breaks down and is repaired.
 *
 * Model: an alternating renewal process for each part (radar, power plant, link, every launcher): exponential times at work, then
 *   exponential times under repair, apart from all other parts. A part that has been at work for long is under repair with probability
 *   repair / (failure + repair), which is how it stands when the process begins. Radar and command post are restarted at fixed
 *   intervals from a moment that is drawn once.
 * Source: R. E. Barlow and F. Proschan, Mathematical Theory of Reliability, Wiley 1965, chapter 3 (availability of repairable parts).
 * Valid: means of an hour and more at work, of a minute and more under repair; restarts an hour or more apart, and further than
 *   one takes. Exponential times forget the past, so parts neither run in nor age.
 * Ignores: crews that can repair only one part at a time, spare parts that run out, upkeep that is planned, failures that firing brings
 *   about, restarts that are put off because something is in the air.
 */
import { log1p } from '../numerics/index.js';
import type { ModelDeclaration } from '../numerics/quantity.js';

/** Parts of a battery that break down apart from each other. */
export type Component = 'radar' | 'power-plant' | 'link' | 'launcher';

const LONGEST_S = 10 * 365 * 86_400;

/** What works for less is not in service; and a run takes as long as it has failures and restarts. */
const SHORTEST_AT_WORK_S = 3600;
/** Nobody finds and mends a fault faster on average. */
const SHORTEST_REPAIR_S = 60;

const PARTS: readonly { readonly component: Component; readonly name: string; readonly about: string }[] = [
  {
    component: 'radar',
    name: 'radar',
    about: 'the radar or the command post; without it nothing is seen or fired',
  },
  { component: 'power-plant', name: 'power', about: 'the power plant; without it nothing is seen or fired' },
  { component: 'link', name: 'link', about: 'the link to the centre above; without it the battery is alone' },
  { component: 'launcher', name: 'launcher', about: 'one launcher' },
];

/** Every model of wear that this folder can run. */
export const wearModels: readonly ModelDeclaration[] = [
  {
    kind: 'wear',
    model: 'alternating-renewal',
    about: 'how the equipment of a battery breaks down, is repaired and is restarted',
    parameters: [
      ...PARTS.flatMap(({ name, about }) => [
        {
          name: `${name}Failure`,
          unit: 's',
          about: `mean time at work between failures of ${about}`,
          min: SHORTEST_AT_WORK_S,
          max: LONGEST_S,
        },
        {
          name: `${name}Repair`,
          unit: 's',
          about: `mean time to repair ${about}`,
          min: SHORTEST_REPAIR_S,
          max: LONGEST_S,
        },
      ]),
      {
        name: 'restartInterval',
        unit: 's',
        about:
          'time between one restart of radar and command post and the next; 0 where they are never restarted',
        min: SHORTEST_AT_WORK_S,
        max: LONGEST_S,
        orZero: true,
        moreThan: 'restartTime',
      },
      { name: 'restartTime', unit: 's', about: 'time that a restart takes', min: 0, max: 86_400 },
    ],
  },
];

/** Mean times of one part, s. */
export interface MeanTimes {
  readonly failure_s: number;
  readonly repair_s: number;
}

/** Wear with every unknown settled. */
export interface WearParameters {
  readonly parts: { readonly [component in Component]: MeanTimes };
  /** 0 for never. */
  readonly restartInterval_s: number;
  readonly restartTime_s: number;
}

/** Where the numbers come from: one settled value for each declared parameter, SI units. */
export function wearParameters(value: (parameter: string) => number): WearParameters {
  const times = (name: string): MeanTimes => ({
    failure_s: value(`${name}Failure`),
    repair_s: value(`${name}Repair`),
  });
  return {
    parts: {
      radar: times('radar'),
      'power-plant': times('power'),
      link: times('link'),
      launcher: times('launcher'),
    },
    restartInterval_s: value('restartInterval'),
    restartTime_s: value('restartTime'),
  };
}

/**
 * Share of the time, over long, in which a battery that is set up can look and fire as far as its wear goes: neither radar nor power plant is
 * under repair, and nothing is being restarted.
 *
 * Model: availability of parts in series, each failing and repaired apart from the others. Link and launchers do not count: a battery goes
 *   on without them.
 */
export function shareAtWork({ parts, restartInterval_s, restartTime_s }: WearParameters): number {
  const restarting = restartInterval_s > 0 ? Math.min(1, restartTime_s / restartInterval_s) : 0;
  return (1 - restarting) * availability(parts.radar) * availability(parts['power-plant']);
}

function availability({ failure_s, repair_s }: MeanTimes): number {
  return failure_s / (failure_s + repair_s);
}

/** Whether a part is under repair when the process begins. @param draw uniform in [0, 1) */
export function isOutAtFirst({ failure_s, repair_s }: MeanTimes, draw: number): boolean {
  return draw * (failure_s + repair_s) < repair_s;
}

/** How long a part stays as it is, s: at work until it fails, or under repair until it works. @param draw uniform in [0, 1) */
export function timeToChange_s({ failure_s, repair_s }: MeanTimes, isOut: boolean, draw: number): number {
  return -(isOut ? repair_s : failure_s) * log1p(-draw);
}
