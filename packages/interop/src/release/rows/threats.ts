import type { ReleasedThreat } from '../release.js';
import { reasonInWords } from '../words.js';
import { joined, type RowDraft } from './row.js';

/** A launch, with what became of it; each shot at it and its end; where and when it ended itself. */
export function rowsOfThreat(threat: ReleasedThreat, nameOf: (place: string) => string): readonly RowDraft[] {
  const { id, type, from, at, fate, failure, killed_utc, impact, reasons, shots } = threat;
  const aim = at === undefined ? undefined : `at ${nameOf(at)}`;
  const why = reasons.length === 0 ? '' : `: ${reasons.map(reasonInWords).join('; ')}`;
  const became = `${fate}${failure === undefined ? '' : ` (${failure})`}${why}`;
  return [
    { what: 'threat', id, at: threat, said: joined(type, `from ${from}`, aim, became) },
    ...shots.flatMap(({ launched_utc, ended_utc, result }): readonly RowDraft[] => [
      { what: 'shot', id, at: { time_utc: launched_utc }, said: joined(type, 'a shot at it is launched') },
      ...(ended_utc === undefined
        ? []
        : [
            {
              what: 'shot-ended' as const,
              id,
              at: { time_utc: ended_utc },
              said: joined(type, `the shot of ${launched_utc} ends`, result),
            },
          ]),
    ]),
    ...(killed_utc === undefined
      ? []
      : [{ what: 'threat-killed' as const, id, at: { time_utc: killed_utc }, said: joined(type, 'killed') }]),
    ...(impact === undefined
      ? []
      : [
          {
            what: 'threat-impact' as const,
            id,
            at: impact,
            where: impact,
            said: joined(type, killed_utc === undefined ? became : 'what was left of it'),
          },
        ]),
  ];
}
