/** Who was warned how long before, beside the time that people need. */
import { nominalOf } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome } from '@testudo/core/simulation';
import type { Markup } from '../markup/markup.js';
import { type Alarms, alarmsOf } from '../story/alarms.js';
import { count, duration, range } from '../story/numbers.js';
import { nameOf, quantityInWords, some, weaponIn } from '../story/words.js';
import { AXIS_PX, floorAxis, tickNumber } from './axis.js';
import type { Figure } from './figure.js';
import { key } from './key.js';
import { fateMark } from './marks.js';
import { clockTicks, linear } from './scale.js';
import { line, rect, text } from './shapes.js';
import { fitted } from './text-width.js';

type ThreatOutcome = Outcome['threats'][number];

/** Arrivals as they were; what was killed with the impact that was predicted. */
function leadOf({ fate, lead_s, alarm_us, ladders }: ThreatOutcome): number | undefined {
  if (fate === 'arrived') return lead_s;
  if (fate !== 'killed' || alarm_us === undefined) return undefined;
  const predicted_us = ladders.find(
    ({ predictedImpact_us }) => predictedImpact_us !== undefined,
  )?.predictedImpact_us;
  return predicted_us === undefined ? undefined : (predicted_us - alarm_us) / 1e6;
}

/** Announced is what had an alarm before its impact; what was killed has none, and is counted apart. */
function announcedInWords(arrived: Alarms, killed: Alarms): string {
  const [impacts, kills] = [arrived, killed].map(
    ({ before_s, late_s, none }) => before_s.length + late_s.length + none,
  );
  const said = [
    ...(impacts === 0
      ? []
      : [
          `${count(arrived.before_s.length)} of ${some(impacts, 'impact')} announced`,
          ...(arrived.late_s.length === 0 ? [] : [`${count(arrived.late_s.length)} too late`]),
        ]),
    ...(kills === 0 ? [] : [`alarm for ${count(kills - killed.none)} of ${count(kills)} killed`]),
  ];
  return said.join(', ');
}

/** A strip for each place; nothing where no alarm sounded for anything that counts. */
export function warningsFigure(scenario: ResolvedScenario, { threats }: Outcome): Figure | undefined {
  const strips = scenario.places
    .map((place) => {
      const own = threats.filter(
        ({ target, fate }) => target === place.id && (fate === 'arrived' || fate === 'killed'),
      );
      const leads = own.flatMap((threat) => {
        const lead_s = leadOf(threat);
        return lead_s === undefined ? [] : [{ fate: threat.fate, lead_s }];
      });
      const needs = place.people.flatMap(({ name, timeToShelter_s, shelteredFrom_us }) => {
        const { low, high } = timeToShelter_s;
        const nominal = nominalOf(timeToShelter_s);
        if (!nominal.ok) return [];
        const already = shelteredFrom_us !== undefined;
        return [
          {
            name,
            low: low ?? nominal.value,
            high: high ?? nominal.value,
            nominal: nominal.value,
            said: quantityInWords(timeToShelter_s),
            already,
          },
        ];
      });
      const of = (fate: 'arrived' | 'killed') =>
        alarmsOf(own.flatMap((threat) => (threat.fate === fate ? [leadOf(threat)] : [])));
      const [arrived, killed] = [of('arrived'), of('killed')];
      return {
        place,
        own,
        leads,
        needs,
        announced: announcedInWords(arrived, killed),
        before:
          arrived.before_s.length === 0
            ? ''
            : `; alarm ${range(duration(Math.min(...arrived.before_s)), duration(Math.max(...arrived.before_s)))} before the impact`,
      };
    })
    .filter(({ own }) => own.length > 0);
  const all = strips.flatMap(({ leads }) => leads.map(({ lead_s }) => lead_s));
  if (all.length === 0) return undefined;
  const ends = [
    Math.min(0, ...all),
    Math.max(...all, ...strips.flatMap(({ needs }) => needs.map(({ high }) => high))),
  ] as const;
  const anyKilled = strips.some(({ leads }) => leads.some(({ fate }) => fate === 'killed'));
  return {
    id: 'warnings',
    title: 'How long before the impact the alarm sounded, beside the time people need',
    description: strips
      .map(({ place, announced, before, needs }) => {
        const people = needs.map(({ name, said }) => `${name} need ${said}`).join('; ');
        return `${nameOf(scenario, place.id)}: ${announced}${before}.${people === '' ? '' : ` ${people}.`}`;
      })
      .join(' '),
    note: `One mark for each ${weaponIn(scenario)} that arrived${anyKilled ? ' or was killed (then up to the predicted impact)' : ''} and had an alarm; left of zero it came after the impact. Warned is not safe.`,
    draw: (width) => {
      const legend = key(
        [
          { words: 'arrived', mark: (x, y) => fateMark('arrived', x, y) },
          ...(anyKilled
            ? [{ words: 'killed', mark: (x: number, y: number) => fateMark('killed', x, y) }]
            : []),
          {
            words: 'time from alarm to shelter, as far as known',
            mark: (x, y) => rect(x - 13, y - 6, 26, 12, 'shelter'),
            wide: true,
          },
        ],
        0,
        0,
        width,
      );
      const top = legend.height + 8;
      const x = linear([ends[0], ends[1] * 1.04], 10, width - 14);
      const parts: Markup[] = [];
      let y = top;
      for (const { place, announced, leads, needs } of strips) {
        parts.push(
          text(0, y + 14, fitted(`${place.name}: ${announced}`, width, 13, true), { kind: 'strong' }),
        );
        y += 22;
        const bins = new Map<number, number>();
        const levels = leads.map(({ fate, lead_s }) => {
          const bin = Math.round(x(lead_s) / 11);
          const level = bins.get(bin) ?? 0;
          bins.set(bin, level + 1);
          return { fate, lead_s, level };
        });
        const tall = 12 * (1 + Math.max(0, ...levels.map(({ level }) => level)));
        for (const { fate, lead_s, level } of levels)
          parts.push(fateMark(fate, x(lead_s), y + tall - 6 - 12 * level));
        y += tall + 4;
        for (const { name, low, high, nominal, said, already } of needs) {
          parts.push(
            rect(x(low), y + 19, Math.max(2, x(high) - x(low)), 9, 'shelter'),
            line(x(nominal), y + 17, x(nominal), y + 30, 'line-ink'),
            text(
              0,
              y + 13,
              fitted(`${name}: ${already ? `in shelter before; else ${said}` : `need ${said}`}`, width, 12),
              { kind: 'small' },
            ),
          );
          y += 36;
        }
        y += 8;
      }
      return {
        height: y + AXIS_PX,
        parts: [
          ...legend.parts,
          ...floorAxis(x, top, y, {
            values: clockTicks(ends, width > 500 ? 10 : 6),
            write: tickNumber,
            title: 'seconds after the alarm',
          }),
          ...(ends[0] < 0 ? [line(x(0), top, x(0), y, 'zero')] : []),
          ...parts,
        ],
      };
    },
  };
}
