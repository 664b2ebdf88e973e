/** Which place was covered when, and what stood in the way: gaps in words, and a table of days. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { PlaceDay, PlaceTimeline, Timeline } from '@testudo/core/study';
import { type Block, heading, list, say, type TableRow } from '../block.js';
import { between, percent } from '../numbers.js';
import { listed, nameOf, shortPlace, some } from '../words.js';
import { dayOfSpan, shortDayOfSpan } from './days.js';
import { mostHeldBack, shortHeldBack } from './held-back.js';

/** A gap is what at most one draw in twenty covers; covered is what at most one in twenty does not. */
const RARE = 0.05;
/** The table has a row where the share has moved by this since the row before. */
const STEP = 0.1;

type Standing = 'gap' | 'doubt' | 'covered';

/** Days one after the other on which a place stands alike. */
interface Stretch {
  readonly standing: Standing;
  readonly first: number;
  readonly last: number;
}

export function coverageSection(scenario: ResolvedScenario, timeline: Timeline): readonly Block[] {
  if (timeline.places.length === 0) return [];
  return [
    heading('Who was covered'),
    say(
      'Covered: some battery in reach of the place could have engaged at noon of that day; whether it would have hit is another question. A gap: in one draw of twenty at most; in doubt: in up to nineteen.',
      'quiet',
    ),
    ...timeline.places.flatMap((place) => placeBlocks(scenario, timeline, place)),
  ];
}

function placeBlocks(scenario: ResolvedScenario, timeline: Timeline, place: PlaceTimeline): readonly Block[] {
  const name = nameOf(scenario, place.id);
  if (place.batteries.length === 0) return [say(`${name}: no battery of this scenario can engage there.`)];
  const stretches = stretchesOf(place.days);
  return [
    say(`${name}, by ${listed(place.batteries.map((id) => nameOf(scenario, id)))}:`, 'strong'),
    list(
      stretches.map((stretch) => stretchInWords(scenario, timeline, place, stretch, stretches.length === 1)),
    ),
    ...dayTable(scenario, timeline, place),
  ];
}

function stretchesOf(days: readonly PlaceDay[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  days.forEach(({ covered: { share } }, day) => {
    const standing: Standing = share <= RARE ? 'gap' : share >= 1 - RARE ? 'covered' : 'doubt';
    const before = stretches.at(-1);
    if (before?.standing === standing) stretches[stretches.length - 1] = { ...before, last: day };
    else stretches.push({ standing, first: day, last: day });
  });
  return stretches;
}

function stretchInWords(
  scenario: ResolvedScenario,
  { fromUnix_us }: Timeline,
  { days }: PlaceTimeline,
  { standing, first, last }: Stretch,
  isAll: boolean,
): string {
  const day = (index: number): string => dayOfSpan(scenario, fromUnix_us, index);
  const end = last === days.length - 1;
  const when = isAll
    ? 'on every day shown'
    : first === last
      ? `on ${day(first)}`
      : end
        ? `from ${day(first)} on`
        : first === 0
          ? `until ${day(last)}`
          : `from ${day(first)} to ${day(last)}`;
  if (standing === 'covered') return `${when}: covered, ${launchersInWords(days[last])}`;
  if (standing === 'gap') {
    return `${when}: nothing could have engaged${waitInWords(scenario, fromUnix_us, days, first, last)}`;
  }
  const half = days.findIndex(
    ({ covered }, index) => index >= first && index <= last && covered.share >= 0.5,
  );
  const even = half < 0 ? 'below even odds throughout' : `even odds from ${day(half)} on`;
  return `${when}: in doubt, ${even}${waitInWords(scenario, fromUnix_us, days, first, last)}`;
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

function dayTable(
  scenario: ResolvedScenario,
  { fromUnix_us }: Timeline,
  { days, id }: PlaceTimeline,
): readonly Block[] {
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
