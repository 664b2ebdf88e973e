/** How high each threat flew, over the time since its launch. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Markup } from '../markup/markup.js';
import { distance, duration } from '../story/numbers.js';
import { shortClass, weaponIn } from '../story/words.js';
import { AXIS_PX, floorAxis, sideAxis } from './axis.js';
import type { Figure } from './figure.js';
import { key } from './key.js';
import { around, LabelField } from './label-field.js';
import { FATE_WORDS, FATES, fateMark } from './marks.js';
import { clockTicks, linear, ticks } from './scale.js';
import { path } from './shapes.js';
import { simplified } from './simplify.js';
import { leftOut, type Track } from './tracks.js';

export function heightsFigure(
  scenario: ResolvedScenario,
  tracks: readonly Track[],
  launched: number,
): Figure | undefined {
  if (tracks.length === 0) return undefined;
  const longest_s = Math.max(
    ...tracks.map(({ threat, points }) => ((points.at(-1)?.time_us ?? 0) - threat.launch_us) / 1e6),
  );
  const highest_m = Math.max(...tracks.flatMap(({ points }) => points.map(({ height_m }) => height_m)));
  const note = leftOut(launched);
  const inMinutes = longest_s >= 180;
  return {
    id: 'heights',
    half: true,
    title: `How high they flew`,
    description: `Height of each ${weaponIn(scenario)} over the time since its launch. The longest flight takes ${duration(longest_s)}, the highest point is ${distance(highest_m)} up.`,
    ...(note === undefined ? {} : { note }),
    draw: (width) => {
      const fates = FATES.filter((fate) => tracks.some(({ threat }) => threat.fate === fate));
      const legend = key(
        fates.map((fate) => ({ words: FATE_WORDS[fate], mark: (x, y) => fateMark(fate, x, y) })),
        0,
        0,
        width,
      );
      const top = legend.height + 32;
      const floor = top + (width > 500 ? 300 : 220);
      const x = linear([0, longest_s], 44, width - 16);
      const y = linear([0, highest_m * 1.06], floor, top);
      const field = new LabelField({ left: 46, right: width, top, bottom: floor });
      const lines: Markup[] = [];
      const marks: Markup[] = [];
      for (const { threat, points } of tracks) {
        const drawn = points.map(
          ({ time_us, height_m }) =>
            [x((time_us - threat.launch_us) / 1e6), y(Math.max(0, height_m))] as const,
        );
        lines.push(path(simplified(drawn, 0.4), `track track-${threat.fate}`));
        const end = drawn.at(-1);
        if (end === undefined) continue;
        marks.push(fateMark(threat.fate, end[0], end[1]));
        field.block({ left: end[0] - 6, right: end[0] + 6, top: end[1] - 6, bottom: end[1] + 6 });
      }
      const labels = classLabels(scenario, tracks).flatMap(({ words, threat, point }) => {
        const [at, up] = [x((point.time_us - threat.launch_us) / 1e6), y(point.height_m)];
        return field.place(words, [{ x: at, y: up - 7, at: 'middle' }, ...around(at, up)], 'small') ?? [];
      });
      return {
        height: floor + AXIS_PX,
        parts: [
          ...legend.parts,
          ...floorAxis(x, top, floor, {
            values: clockTicks([0, longest_s], width > 500 ? 10 : 6),
            write: (value) => (inMinutes ? String(value / 60) : String(value)),
            title: inMinutes ? 'minutes since its launch' : 'seconds since its launch',
          }),
          ...sideAxis(y, 44, width - 16, {
            values: ticks([0, highest_m / 1000], 5).map((km) => km * 1000),
            write: (value) => String(Number((value / 1000).toPrecision(6))),
            title: 'height, km',
          }),
          ...lines,
          ...marks,
          ...labels,
        ],
      };
    },
  };
}

/** Each class once, at the top of its highest flight. */
function classLabels(scenario: ResolvedScenario, tracks: readonly Track[]) {
  return [...new Set(tracks.map(({ threat }) => threat.threatClass))].flatMap((id) => {
    const own = tracks.filter(({ threat }) => threat.threatClass === id);
    const tops = own.flatMap(({ threat, points }) => {
      const point = points.reduce((best, one) => (one.height_m > best.height_m ? one : best));
      return [{ words: shortClass(scenario, id), threat, point }];
    });
    const [highest] = tops.sort((a, b) => b.point.height_m - a.point.height_m);
    return highest === undefined ? [] : [highest];
  });
}
