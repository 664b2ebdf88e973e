/** How a battery's state changes in the course of a run, after the moment at which a story tells it. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome } from '@testudo/core/simulation';
import { livesIn, type RuledCondition } from '@testudo/core/study';
import { aboutWhen, localDay, some } from '../words.js';
import { BATTERY_STATES } from './battery-states.js';

type Battery = ResolvedScenario['batteries'][number];

/** So many changes are told at most. */
const MOST_CHANGES = 4;

/** A change of state: from when on, µs of the run, and what a battery is able to do then. */
interface Change {
  readonly from_us: number;
  readonly now: RuledCondition;
}

/** The changes after the first launch until the end of the run, with every number at its best estimate, as in the run told. */
function changesOf(
  scenario: ResolvedScenario,
  battery: Battery,
  { threats }: Pick<Outcome, 'threats'>,
): readonly Change[] {
  const life = livesIn({ ...scenario, batteries: [battery] }, 'nominal')[0];
  const zeroUnix_us = scenario.epochUnix_us + scenario.postureShift_us;
  const told_us = threats[0]?.launch_us ?? 0;
  const changes: Change[] = [];
  life.conditions.forEach((now, index) => {
    const from_us = now.from_us - zeroUnix_us;
    const before = life.conditions[index - 1];
    if (before === undefined || from_us <= told_us || from_us > scenario.duration_us) return;
    if (inWords(before) !== inWords(now)) changes.push({ from_us, now });
  });
  return changes;
}

/** `From 1 July 2030 on: online, radar on, 2 launchers ready to fire.` */
export function laterStatesInWords(
  scenario: ResolvedScenario,
  battery: Battery,
  outcome: Pick<Outcome, 'threats'>,
): readonly string[] {
  const changes = changesOf(scenario, battery, outcome);
  const told = changes
    .slice(0, MOST_CHANGES)
    .map(({ from_us, now }) => `From ${whenInWords(scenario, from_us, outcome)} on: ${inWords(now)}.`);
  const more = changes.length - told.length;
  return more === 0 ? told : [...told, `After that its state changes ${some(more, 'more time')}.`];
}

/** What a battery is called beside a place, with whether it is online at the first launch and later: `Battery (not online)`. */
export function onlineInWords(
  scenario: ResolvedScenario,
  battery: Battery,
  outcome: Pick<Outcome, 'threats' | 'batteries'>,
): string {
  const isOnline = outcome.batteries.find((one) => one.battery === battery.id)?.state === 'online';
  const [change, ...others] = changesOf(scenario, battery, outcome).filter(
    ({ now }, index, all) =>
      (now.state === 'online') !== (index === 0 ? isOnline : all[index - 1].now.state === 'online'),
  );
  if (change === undefined) return isOnline ? battery.name : `${battery.name} (not online)`;
  const when = whenInWords(scenario, change.from_us, outcome);
  const again = others.length === 0 ? '' : ', and changing after that';
  return `${battery.name} (${isOnline ? `online until ${when}` : `online from ${when} on`}${again})`;
}

/** The hour where it is the day of the first launch, else the day; by the calendar of the batteries. */
function whenInWords(
  scenario: ResolvedScenario,
  time_us: number,
  { threats }: Pick<Outcome, 'threats'>,
): string {
  const day = localDay(scenario, time_us + scenario.postureShift_us);
  const first = localDay(scenario, (threats[0]?.launch_us ?? 0) + scenario.postureShift_us);
  return day === first ? aboutWhen(scenario, time_us) : day;
}

function inWords({ state, radiating, launchersReady, noFireBecause }: RuledCondition): string {
  if (state === 'absent')
    return noFireBecause === 'no-consent' ? 'not there, consent is missing' : 'not there';
  const radar = `radar ${radiating ? 'on' : 'off'}`;
  const consent = noFireBecause === 'no-consent' ? ', consent to fire is missing' : '';
  return `${BATTERY_STATES[state]}, ${radar}, ${some(launchersReady, 'launcher')} ready to fire${consent}`;
}
