/** The raid on each day: what the defence of that day could have done, and what held it back. */
import { type ResolvedScenario, raidsOfThreats } from '@testudo/core/scenario';
import type { Raid, RaidDay } from '@testudo/core/study';
import { type Block, heading, list, say, type TableRow } from '../block.js';
import { hasRaids } from '../definitions.js';
import { launchTimes_us } from '../launch-times.js';
import { between, count, mean, percent, possible } from '../numbers.js';
import { localDay, some, weaponIn } from '../words.js';
import { calendarDay, tableDay } from './days.js';
import { mostHeldBack, shortHeldBack } from './held-back.js';

/** The table has a row where the mean has moved by this share of what is launched. */
const STEP = 0.04;

export function raidSection(scenario: ResolvedScenario, raid: Raid): readonly Block[] {
  const { launched, samples, invalid, days } = raid;
  const [first, last] = [days[0], days.at(-1)];
  const isCampaign = hasRaids(scenario);
  const what = some(launched, weaponIn(scenario));
  return [
    heading(`Had the ${isCampaign ? 'campaign begun' : 'raid come'} on another day`),
    say(
      `${attackInWords(scenario)} at the same hour of each day, in ${some(samples - invalid, 'trial')} with the same launches, failures and draws on every day.`,
      'quiet',
    ),
    ...(first === undefined || last === undefined
      ? []
      : [
          say(
            `Of ${what}, ${arrivedInWords(first, launched)} arrive on average had it ${isCampaign ? 'begun' : 'come'} on ${dayOf(scenario, first)}, and ${arrivedInWords(last, launched)} on ${dayOf(scenario, last)}.`,
            'strong',
          ),
        ]),
    ...evenOdds(scenario, days),
    table(scenario, raid),
    ...(invalid === 0
      ? []
      : [
          say(
            `${some(invalid, 'trial')} could not be computed and ${invalid === 1 ? 'is' : 'are'} in none of the figures.`,
          ),
        ]),
  ];
}

/** `The raid of 8 January 2020`; of several raids the days of the first and the last launch. */
function attackInWords(scenario: ResolvedScenario): string {
  const launches = launchTimes_us(scenario);
  const first = localDay(scenario, launches.length === 0 ? 0 : launches.reduce((a, b) => Math.min(a, b)));
  if (!hasRaids(scenario)) return `The raid of ${first}`;
  const last = localDay(
    scenario,
    launches.reduce((a, b) => Math.max(a, b)),
  );
  const raids = count(new Set(raidsOfThreats(scenario).values()).size);
  return `The campaign ${first === last ? `of ${first}` : `from ${first} to ${last}`}, all ${raids} raids of it, begun`;
}

function arrivedInWords({ arrived: { mean: value, mean95 } }: RaidDay, launched: number): string {
  return `${mean(value)}${mean95 === undefined ? '' : ` (95 % interval ${between(possible(mean95, launched), mean)})`}`;
}

function dayOf(scenario: ResolvedScenario, { firstLaunchUnix_us }: RaidDay): string {
  return calendarDay(scenario, firstLaunchUnix_us);
}

/** From when on it is as likely as not, or more, that the defence fires at something. */
function evenOdds(scenario: ResolvedScenario, days: readonly RaidDay[]): readonly Block[] {
  const even = days.find(({ someEngaged }) => someEngaged.share >= 0.5);
  if (even === undefined)
    return [say('On none of these days is it as likely as not that anything is engaged.')];
  const { share, share95 } = even.someEngaged;
  // What a permission gives it may take again.
  const all = days.filter(({ someEngaged }) => someEngaged.share >= 0.5).length;
  const lasts = all === days.length - days.indexOf(even);
  const when = lasts
    ? `From ${dayOf(scenario, even)} on`
    : `On ${all} of the ${days.length} days, first on ${dayOf(scenario, even)},`;
  return [
    list([
      `${when} it is at least as likely as not that something is engaged (${percent(share)}, 95 % interval ${between(share95, percent)}).`,
    ]),
  ];
}

/** A row for each day on which the mean has moved. */
function table(scenario: ResolvedScenario, { days, launched }: Raid): Block {
  const rows: TableRow[] = [];
  let told = Number.NaN;
  days.forEach((one, index) => {
    const { arrived, killed, someEngaged, heldBack } = one;
    const isLast = index === days.length - 1;
    if (Math.abs(arrived.mean - told) < STEP * launched && !isLast) return;
    told = arrived.mean;
    const interval = arrived.mean95 === undefined ? '–' : between(possible(arrived.mean95, launched), mean);
    const nine = between(arrived.range90, count);
    const held = mostHeldBack(scenario, heldBack);
    const because = held === undefined ? '' : `; held back most by: ${held}`;
    rows.push({
      cells: [
        tableDay(scenario, one.firstLaunchUnix_us),
        mean(arrived.mean),
        interval,
        nine,
        mean(killed.mean),
        percent(someEngaged.share),
        shortHeldBack(heldBack),
      ],
      sentence: `${dayOf(scenario, one)}: ${arrivedInWords(one, launched)} arrive, ${nine} in nine trials of ten; ${mean(killed.mean)} killed; engaged something in ${percent(someEngaged.share)}${because}`,
    });
  });
  return {
    kind: 'table',
    columns: [
      { title: hasRaids(scenario) ? 'Begun on' : 'Raid on' },
      { title: 'Arrive', align: 'right' },
      { title: '95 %', align: 'right' },
      { title: '9 of 10', align: 'right' },
      { title: 'Killed', align: 'right' },
      { title: 'Engaged', align: 'right' },
      { title: 'Held back by' },
    ],
    rows,
    legend:
      'Arrive: mean, its 95 % interval, and where nine trials of ten lie. Engaged: share of trials in which anything was. Held back by: what held most batteries back that could not engage. A row where the mean has moved.',
  };
}
