/** Tracks and what was done about them; what really flew; how places were covered. */
import {
  hundredths,
  type Release,
  type ReleasedStep,
  type ReleasedThreat,
  type ReleasedTrack,
  reasonInWords,
} from '@testudo/interop/release';
import { type Block, heading, list, say } from '../block.js';
import { some } from '../words.js';
import { clockOf, moment, placeName, since, whereInWords } from './words.js';

export function trackSection(release: Release): readonly Block[] {
  const { tracks } = release;
  if (tracks === undefined) return [];
  const title = heading('Tracks, and what was done about them');
  if (tracks.length === 0) return [title, say('No firm track.')];
  return [
    title,
    ...tracks.flatMap((track) => [
      say(trackInWords(release, track)),
      ...(track.engagement === undefined || track.engagement.length === 0
        ? []
        : [list(track.engagement.map(stepInWords))]),
    ]),
  ];
}

function trackInWords(release: Release, track: ReleasedTrack): string {
  const { id, battery, takenFor, identity, lost_utc, first, expected } = track;
  const taken =
    takenFor === undefined ? '' : `, taken for ${takenFor}${identity === undefined ? '' : `, ${identity}`}`;
  const seen = first === undefined ? '' : `, first over ${whereInWords(release, first)}`;
  const falls =
    expected === undefined
      ? ''
      : `; first expected to fall ${whereInWords(release, expected)} at ${clockOf(expected)}`;
  const lost = lost_utc === undefined ? '' : `; given up at ${clockOf({ time_utc: lost_utc })}`;
  return `${id.replace(/^t/, 'T')} of ${battery}: firm at ${moment(track)}${taken}${seen}${falls}${lost}.`;
}

function stepInWords(step: ReleasedStep): string {
  const { reason, salvo, shots } = step;
  const why = reason === undefined ? '' : reasonInWords(reason);
  const said = {
    'fire-order': `salvo ${salvo ?? ''} ordered: ${some(shots ?? 0, 'shot')}`,
    withheld: `no fire: ${why}`,
    refused: `not carried out: ${why}`,
    'judged-killed': `salvo ${salvo ?? ''}: a shot is judged to have killed`,
    'judged-missed': `salvo ${salvo ?? ''}: a shot is judged to have missed`,
  }[step.step];
  return `${clockOf(step)} ${said}`;
}

export function truthSection(release: Release): readonly Block[] {
  const { threats } = release;
  if (threats === undefined) return [];
  const title = heading('What really flew');
  if (threats.length === 0) return [title, say('Nothing as yet.')];
  return [
    title,
    {
      kind: 'table',
      columns: [
        { title: '' },
        { title: 'launched, UTC' },
        { title: 'type' },
        { title: 'from' },
        { title: 'at' },
        { title: 'what became of it' },
      ],
      rows: threats.map((one) => {
        const cells = [
          one.id,
          clockOf(one),
          one.type,
          one.from,
          one.at === undefined ? '' : placeName(release, one.at),
          fateInWords(one),
        ];
        return {
          cells,
          sentence: `${one.id}, ${one.type}, launched at ${clockOf(one)} from ${one.from}: ${fateInWords(one)}.`,
        };
      }),
    },
  ];
}

function fateInWords({ fate, impact, killed_utc, reasons }: ReleasedThreat): string {
  const end =
    killed_utc === undefined
      ? impact === undefined
        ? ''
        : ` at ${clockOf(impact)}`
      : ` at ${clockOf({ time_utc: killed_utc })}`;
  const [first] = reasons;
  return `${fate}${end}${first === undefined ? '' : `: ${reasonInWords(first)}`}`;
}

export function coverageSection(release: Release): readonly Block[] {
  const { coverage } = release;
  if (coverage === undefined) return [];
  const title = heading('How well places were covered');
  const lines = coverage.flatMap(({ place, days }) =>
    days.map(({ covered, share, low, high, ...from }) => {
      const how =
        share === undefined || low === undefined || high === undefined
          ? ''
          : ` (${hundredths(share)}, ${hundredths(low)} to ${hundredths(high)})`;
      return `${placeName(release, place)}, ${since(from)}: ${covered}${how}`;
    }),
  );
  return lines.length === 0
    ? [title, say('Nothing that this audience is told as yet.')]
    : [title, list(lines)];
}
