/** The raids of a campaign over the calendar: what became of their missiles, and what was fired at them. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome, RaidOutcome } from '@testudo/core/simulation';
import type { Markup } from '../markup/markup.js';
import { count } from '../story/numbers.js';
import { dayAndMinute, some, weaponIn } from '../story/words.js';
import { AXIS_PX, floorAxis } from './axis.js';
import { dayAxis, daysOfRaids } from './days.js';
import type { Figure } from './figure.js';
import { FATE_WORDS, fateMark, launchMark } from './marks.js';
import { linear } from './scale.js';
import { line, rect, text } from './shapes.js';

const BAR_PX = 5;
const LANE_PX = 46;
/** Half the first day's name. */
const LEFT_PX = 18;

interface Lane {
  readonly words: string;
  readonly className: string;
  readonly mark: (x: number, y: number) => Markup;
  readonly of: (raid: RaidOutcome) => number;
}

const LANES: readonly (Lane & { readonly kind: 'missiles' | 'rounds' })[] = [
  ...(['arrived', 'astray', 'killed', 'failed'] as const).map((fate) => ({
    kind: 'missiles' as const,
    words: FATE_WORDS[fate],
    className: `fill-${fate}`,
    mark: (x: number, y: number) => fateMark(fate, x, y),
    of: (raid: RaidOutcome) => raid[fate],
  })),
  {
    kind: 'rounds',
    words: 'interceptors fired',
    className: 'fill-interceptor',
    mark: launchMark,
    of: ({ roundsFired }) => roundsFired,
  },
];

/** A lane for each fate and one for the rounds, a bar for each raid; nothing where there are fewer than two raids. */
export function raidsFigure(scenario: ResolvedScenario, { raids }: Outcome): Figure | undefined {
  if (raids === undefined || raids.length < 2) return undefined;
  const lanes = LANES.filter(({ of }) => raids.some((raid) => of(raid) > 0));
  const missiles = Math.max(1, ...raids.map(({ launched }) => launched));
  const rounds = Math.max(1, ...raids.map(({ roundsFired }) => roundsFired));
  const days = daysOfRaids(scenario, raids);
  return {
    id: 'raids-calendar',
    title: `${some(raids.length, 'raid')} over the calendar`,
    description: raids
      .map((raid, i) => {
        const said = lanes
          .filter(({ of }) => of(raid) > 0)
          .map(({ words, of }) => `${count(of(raid))} ${words}`);
        return `Raid ${i + 1}, ${dayAndMinute(scenario, raid.firstLaunch_us)}: ${count(raid.launched)} launched, ${said.join(', ')}.`;
      })
      .join(' '),
    note: `One bar for each raid, as high as it had ${weaponIn(scenario)}s of that fate${lanes.some(({ kind }) => kind === 'rounds') ? '; the lowest lane has a scale of its own' : ''}.`,
    draw: (width) => {
      const x = linear(days, LEFT_PX, width - 14);
      const parts: Markup[] = [];
      lanes.forEach(({ kind, words, className, mark, of }, i) => {
        const top = i * (LANE_PX + 22);
        const floor = top + 20 + LANE_PX;
        const most = kind === 'rounds' ? rounds : missiles;
        const all = raids.reduce((sum, raid) => sum + of(raid), 0);
        const highest = Math.max(...raids.map(of));
        parts.push(
          mark(9, top + 9),
          text(22, top + 13, `${words}: ${count(all)}, ${count(highest)} in one raid at most`, {
            kind: 'small',
          }),
          line(LEFT_PX, floor, width - 14, floor, 'grid'),
          ...raids.flatMap((raid) => {
            const height = (of(raid) / most) * LANE_PX;
            if (height === 0) return [];
            return [rect(x(raid.firstLaunch_us) - BAR_PX / 2, floor - height, BAR_PX, height, className)];
          }),
        );
      });
      const floor = lanes.length * (LANE_PX + 22) + 4;
      return {
        height: floor + AXIS_PX,
        parts: [
          ...floorAxis(x, 0, floor, dayAxis(scenario, days, width, 'day on which the raid begins')),
          ...parts,
        ],
      };
    },
  };
}
