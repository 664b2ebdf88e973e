/** Which place was covered when, and what stood in the way: gaps in words, and a table of days. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { PlaceDay, PlaceTimeline, Timeline } from '@testudo/core/study';
import { type Block, heading, list, say, type TableRow } from '../block.js';
import { between, percent } from '../numbers.js';
import { listed, nameOf, shortPlace, some } from '../words.js';
import { dayOfSpan, shortDayOfSpan } from './days.js';
import { mostHeldBack, shortHeldBack } from './held-back.js';
import { type Stretch, stretchesOf } from './stretches.js';

/** The table has a row where the share has moved by this since the row before. */
const STEP = 0.1;

export function coverageSection(scenario: ResolvedScenario, timeline: Timeline): readonly Block[] {
  if (timeline.places.length === 0) return [];
  return [
    heading('Who was covered'),
    COVERED,
    ...timeline.places.flatMap((place) => placeBlocks(scenario, timeline, place)),
  ];
}

/** What the words of coverage mean. */
export const COVERED: Block = say(
  'Covered: some battery in reach of the place could have engaged at noon of that day, and was allowed to; whether it would have hit is another question. A gap: in one draw of twenty at most; in doubt: in up to nineteen.',
  'quiet',
);

/** The gaps of a place in words, and a row for each day on which its cover has moved. */
function placeBlocks(scenario: ResolvedScenario, timeline: Timeline, place: PlaceTimeline): readonly Block[] {
  return [...gapsOf(scenario, timeline, place), ...dayTable(scenario, timeline, place)];
}

/** The gaps of a place in words. */
export function gapsOf(
  scenario: ResolvedScenario,
  timeline: Timeline,
  place: PlaceTimeline,
): readonly Block[] {
  const name = nameOf(scenario, place.id);
  if (place.batteries.length === 0) return [say(`${name}: no battery of this scenario can engage there.`)];
  return [
    say(`${name}, by ${listed(place.batteries.map((id) => nameOf(scenario, id)))}:`, 'strong'),
    list(stretchesInWords(scenario, timeline, place)),
  ];
}

/** Headlines name so many gaps and spells of cover at most. */
const MOST_SPELLS = 3;

/** A sentence for each place that a battery can reach: when nothing could have engaged there, and when it is covered. */
export function coverHeadlines(scenario: ResolvedScenario, timeline: Timeline): readonly string[] {
  return timeline.places.flatMap((place) => {
    if (place.batteries.length === 0) return [];
    const day = (index: number): string => dayOfSpan(scenario, timeline.fromUnix_us, index);
    const sure = stretchesOf(place.days).filter(({ cover }) => cover !== 'doubt');
    const clauses = sure
      .slice(0, MOST_SPELLS)
      .map(
        (stretch) =>
          `${stretch.cover === 'gap' ? 'nothing could have engaged' : 'covered'} ${when(stretch, place.days.length, day)}`,
      );
    if (clauses.length === 0) clauses.push('in doubt on every day');
    if (sure.length > MOST_SPELLS) clauses.push('and so on');
    return [`${shortPlace(scenario, place.id)}: ${clauses.join('; ')}.`];
  });
}

/** Gap, doubt and cover of a place, one after the other. */
export function stretchesInWords(
  scenario: ResolvedScenario,
  timeline: Timeline,
  place: PlaceTimeline,
): readonly string[] {
  return stretchesOf(place.days).map((stretch) => stretchInWords(scenario, timeline, place, stretch));
}

/** `on every day shown`, `until 3 March 2020`, `from 4 March 2020 to 5 March 2020`. */
function when({ first, last }: Stretch, days: number, day: (index: number) => string): string {
  if (last === days - 1) return first === 0 ? 'on every day shown' : `from ${day(first)} on`;
  if (first === last) return `on ${day(first)}`;
  return first === 0 ? `until ${day(last)}` : `from ${day(first)} to ${day(last)}`;
}

function stretchInWords(
  scenario: ResolvedScenario,
  { fromUnix_us }: Timeline,
  { days }: PlaceTimeline,
  stretch: Stretch,
): string {
  const { cover, first, last } = stretch;
  const day = (index: number): string => dayOfSpan(scenario, fromUnix_us, index);
  const spell = when(stretch, days.length, day);
  if (cover === 'covered') return `${spell}: covered, ${launchersInWords(days[last])}`;
  if (cover === 'gap') {
    return `${spell}: nothing could have engaged${waitInWords(scenario, fromUnix_us, days, first, last)}`;
  }
  const even = evenOdds(
    days.slice(first, last + 1).map(({ covered }) => covered.share >= 0.5),
    (index) => day(first + index),
  );
  return `${spell}: in doubt, ${even}${waitInWords(scenario, fromUnix_us, days, first, last)}`;
}

/** When days in doubt have even odds or better: they may come to them, and lose them again. */
function evenOdds(isEven: readonly boolean[], day: (index: number) => string): string {
  const [up, down] = [isEven.indexOf(true), isEven.lastIndexOf(true)];
  if (up < 0) return 'below even odds throughout';
  const isOnce = isEven.slice(up, down + 1).every((one) => one);
  if (!isOnce) return `even odds from ${day(up)} on, with days between`;
  if (down === isEven.length - 1)
    return up === 0 ? 'even odds or better throughout' : `even odds from ${day(up)} on`;
  return up === 0 ? `even odds until ${day(down)}` : `even odds from ${day(up)} to ${day(down)}`;
}

function launchersInWords({ launchers: { p05, p95 } }: PlaceDay): string {
  if (p05 === undefined || p95 === undefined) return 'with no launcher counted';
  const [low, high] = [Math.round(p05), Math.round(p95)];
  return low === high ? `with ${some(high, 'launcher')}` : `with ${low} to ${high} launchers`;
}

/** What held back most draws on each day, one after the other: `; it waited for request (to 14 March 2020), …`. */
function waitInWords(
  scenario: ResolvedScenario,
  fromUnix_us: number,
  days: readonly PlaceDay[],
  first: number,
  last: number,
): string {
  const waits: { readonly what: string; last: number }[] = [];
  for (let index = first; index <= last; index++) {
    const what = mostHeldBack(scenario, days[index].heldBack);
    const before = waits.at(-1);
    if (what === undefined) continue;
    if (before?.what === what) before.last = index;
    else waits.push({ what, last: index });
  }
  if (waits.length === 0) return '';
  const items = waits.map(({ what, last: until }, index) =>
    index === waits.length - 1 ? what : `${what} (until ${dayOfSpan(scenario, fromUnix_us, until)})`,
  );
  return `; what held most draws back: ${items.join(', then ')}`;
}

/** A row for each day on which the cover of a place has moved; none where it does not move or there is none. */
export function dayTable(
  scenario: ResolvedScenario,
  { fromUnix_us }: Timeline,
  { days, id, batteries }: PlaceTimeline,
): readonly Block[] {
  if (batteries.length === 0) return [];
  const rows: TableRow[] = [];
  let told = Number.NaN;
  days.forEach((one, day) => {
    const { share, share95 } = one.covered;
    const isLast = day === days.length - 1;
    const moved = !(Math.abs(share - told) < STEP) || (share === 1 && told < 1);
    if (!moved && !(isLast && share !== told)) return;
    told = share;
    const interval = between(share95, percent);
    const launchers = Math.round(one.launchers.p50 ?? 0);
    const held = mostHeldBack(scenario, one.heldBack);
    const because = held === undefined ? '' : `; held back most by: ${held}`;
    rows.push({
      cells: [
        shortDayOfSpan(scenario, fromUnix_us, day),
        percent(share),
        interval,
        `${launchers}`,
        shortHeldBack(one.heldBack),
      ],
      sentence: `${dayOfSpan(scenario, fromUnix_us, day)}: ${percent(share)} (${interval}), ${some(launchers, 'launcher')}${because}`,
    });
  });
  // A place whose cover does not change has nothing to tabulate.
  if (rows.length < 2) return [];
  return [
    {
      kind: 'table',
      columns: [
        { title: shortPlace(scenario, id) },
        { title: 'Covered', align: 'right' },
        { title: '95 % interval', align: 'right' },
        { title: 'Launchers', align: 'right' },
        { title: 'Held back most by' },
      ],
      rows,
      legend:
        'Covered: share of the draws. Interval: for their number. Launchers: in the middle draw. A row where the share has moved by ten points.',
    },
  ];
}
