/** A battery's way to its first engagement, in words. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { BatteryTimeline, Moment, Timeline } from '@testudo/core/study';
import { type Block, heading, list, say, type TableRow } from '../block.js';
import { between, percent } from '../numbers.js';
import { nameOf, some } from '../words.js';
import { quantileDay, wait, waitRange } from './days.js';
import { heldBackInWords, mostHeldBack } from './held-back.js';
import { momentInWords, momentsOf } from './moments.js';
import { spellsInWords } from './spells.js';

/** Below this share of the samples a wait is left out of the list. */
const LEAST_SHARE = 0.05;
/** Waits that are shorter on average than this add nothing to weeks. */
const LEAST_WAIT_S = 6 * 3600;

/** A section for each battery that is deployed, and a sentence for each that stands as it stands. */
export function batterySections(scenario: ResolvedScenario, timeline: Timeline): readonly Block[] {
  const isDeployed = ({ id }: BatteryTimeline): boolean =>
    scenario.batteries.some((one) => one.id === id && one.deployment !== undefined);
  const others = timeline.batteries.filter((one) => !isDeployed(one));
  return [
    ...timeline.batteries.filter(isDeployed).flatMap((battery) => deployed(scenario, timeline, battery)),
    ...(others.length === 0
      ? []
      : [
          heading(others.length < timeline.batteries.length ? 'Other batteries' : 'Batteries'),
          list(others.map((battery) => standing(scenario, timeline, battery))),
        ]),
  ];
}

function deployed(
  scenario: ResolvedScenario,
  timeline: Timeline,
  battery: BatteryTimeline,
): readonly Block[] {
  return [
    heading(nameOf(scenario, battery.id)),
    momentsTable(scenario, battery),
    ...sinceDelivery(battery),
    ...outOfOrder(battery).map((sentence) => say(sentence)),
    ...waits(scenario, timeline, battery),
    ...(battery.engagesAt.length > 0
      ? []
      : [say('It stands where it can engage at none of the places here.')]),
  ];
}

function momentsTable(scenario: ResolvedScenario, battery: BatteryTimeline): Block {
  const rows = momentsOf(battery);
  return {
    kind: 'table',
    columns: [
      { title: '' },
      { title: 'Earliest (5 %)', align: 'right' },
      { title: 'Even odds', align: 'right' },
      { title: 'Latest (95 %)', align: 'right' },
    ],
    rows: rows.map(([what, moment]) => momentRow(scenario, what, moment)),
    ...(rows.some(([, { unix_us }]) => unix_us.p95 === undefined)
      ? { legend: 'Not reached: too few draws come to it, or have as many launchers.' }
      : {}),
  };
}

function momentRow(scenario: ResolvedScenario, what: string, moment: Moment): TableRow {
  const days = (['p05', 'p50', 'p95'] as const).map((p) => quantileDay(scenario, moment.unix_us, p));
  return { cells: [what, ...days], sentence: momentInWords(scenario, what, moment) };
}

function sinceDelivery({ fromDelivery_s: { p10, p50, p90 } }: BatteryTimeline): readonly Block[] {
  if (p10 === undefined || p50 === undefined || p90 === undefined) return [];
  return [
    say(`From delivery to able to engage: ${wait(p50)} (80 % interval ${waitRange(p10, p90)}).`, 'strong'),
  ];
}

/** How much of the time it is out of order once it is set up, where it wears. */
function outOfOrder({ atWork }: BatteryTimeline): readonly string[] {
  const { mean, share } = atWork ?? {};
  if (mean === undefined || share?.p10 === undefined || share.p90 === undefined) return [];
  const spread = `80 % interval ${between({ low: 1 - share.p90, high: 1 - share.p10 }, percent)}`;
  return [
    `Once it is set up, it is out of order ${percent(1 - mean)} of the time on average (${spread}): its radar or power plant is under repair, or something is being restarted. The days leave that out.`,
  ];
}

/** What it waited for, in the order of time. */
function waits(
  scenario: ResolvedScenario,
  { samples }: Timeline,
  { id, held }: BatteryTimeline,
): readonly Block[] {
  const long = held.filter(({ share, mean_s }) => share >= LEAST_SHARE && mean_s >= LEAST_WAIT_S);
  if (long.length === 0) return [];
  const items = long.map(({ by, kind, share, mean_s, held_s: { p05, p95 } }) => {
    const spread =
      p05 === undefined || p95 === undefined ? '' : ` (${waitRange(p05, p95)} in nine draws of ten)`;
    const often = share > 1 - 0.5 / samples ? '' : `, in ${percent(share)} of the draws`;
    return `${heldBackInWords(scenario, id, { kind, id: by })}: ${wait(mean_s)} on average${spread}${often}`;
  });
  return [say('What it waited for before it could engage, in the order of time:'), list(items)];
}

/** A battery that has its states by date. */
function standing(scenario: ResolvedScenario, timeline: Timeline, battery: BatteryTimeline): string {
  const { engagesAt, id } = battery;
  const where = engagesAt.length === 0 ? '; it can engage at none of the places here' : '';
  const what = abilityInWords(scenario, timeline, battery);
  const sentence = `${nameOf(scenario, id)}: by the dates of the scenario ${what}${where}.`;
  return [sentence, ...outOfOrder(battery)].join(' ');
}

function abilityInWords(
  scenario: ResolvedScenario,
  timeline: Timeline,
  { engages, radiates, launchers, days }: BatteryTimeline,
): string {
  const [first] = engages;
  if (first === undefined || first.share === 0) {
    if (radiates.share === 0) return 'never able to engage';
    const seen = days.findLast(({ radiates: share }) => share > 0);
    const held = seen === undefined ? undefined : mostHeldBack(scenario, seen.heldBack);
    const why = held === undefined ? '' : ` (${held})`;
    const up = spellsInWords(
      scenario,
      timeline,
      days.map(({ radiates: share }) => share),
      radiates,
    );
    return `radar up ${up}, never able to engage${why}`;
  }
  const able = spellsInWords(
    scenario,
    timeline,
    days.map(({ engages: { share } }) => share),
    first,
  );
  return `able to engage ${able}, with ${some(launchers, 'launcher')} when all are ready`;
}
