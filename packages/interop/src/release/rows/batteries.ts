import type { ReleasedBattery, Where } from '../release.js';
import { magazineInWords, readinessInWords, stateInWords } from '../words.js';
import { joined, type RowDraft, rowsOfHistory } from './row.js';

/** A battery, each of its states, each change of its readiness, and its magazine. */
export function rowsOfBattery(battery: ReleasedBattery): readonly RowDraft[] {
  const { id, name, states = [], readiness = [], magazine } = battery;
  const where: Where = battery;
  return [
    { what: 'battery', id, where, said: name ?? '' },
    ...rowsOfHistory(states, (one) => ({
      what: 'state',
      id,
      where,
      said: joined(name, stateInWords(one)),
    })),
    ...rowsOfHistory(readiness, (one) => ({
      what: 'readiness',
      id,
      where,
      said: joined(name, readinessInWords(one)),
    })),
    ...(magazine === undefined
      ? []
      : [
          {
            what: 'magazine' as const,
            id,
            at: { time_utc: magazine.asOf_utc },
            where,
            said: joined(name, `rounds: ${magazineInWords(magazine)}`),
          },
        ]),
  ];
}
