/** Tracks and what was done about them; what really flew; how places were covered. */
import {
  coverageInWords,
  type Release,
  type ReleasedStep,
  type ReleasedThreat,
  type ReleasedTrack,
  reasonInWords,
  stepInWords,
} from '@testudo/interop/release';
import { type Block, heading, list, say, type TableRow } from '../block.js';
import { byDay, clockOf, clockOn, moment, placeName, since, whereInWords } from './words.js';

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
        : [list(track.engagement.map((step) => lineOf(step, track)))]),
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
      : `; first expected to fall ${whereInWords(release, expected)} at ${clockOn(expected, track.time_utc)}`;
  const lost =
    lost_utc === undefined
      ? ''
      : `; given up at ${clockOn({ ...track, time_utc: lost_utc }, track.time_utc)}`;
  return `${id.replace(/^t/, 'T')} of ${battery}: firm at ${moment(track)}${taken}${seen}${falls}${lost}.`;
}

function lineOf(step: ReleasedStep, { time_utc }: ReleasedTrack): string {
  return `${clockOn(step, time_utc)} ${stepInWords(step)}`;
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
      rows: byDay(threats, (one) => one.time_utc).flatMap(({ day, those }) => [
        { group: day },
        ...those.map((one) => rowOfThreat(one, release)),
      ]),
    },
  ];
}

function rowOfThreat(threat: ReleasedThreat, release: Release): TableRow {
  const { id, type, from, at } = threat;
  const place = at === undefined ? '' : placeName(release, at);
  const aim = place === '' ? '' : ` at ${place}`;
  const clock = clockOf(threat);
  const became = fateInWords(threat);
  return {
    cells: [id, clock, type, from, place, became],
    sentence: `${id}, ${type}, launched at ${clock} from ${from}${aim}: ${became}.`,
  };
}

/** With the clock of its end, and the day where that is another than that of the launch. */
function fateInWords({ time_utc, fate, impact, killed_utc, reasons }: ReleasedThreat): string {
  const ended = killed_utc === undefined ? impact : { time_utc: killed_utc };
  const end = ended === undefined ? '' : ` at ${clockOn(ended, time_utc)}`;
  const [first] = reasons;
  return `${fate}${end}${first === undefined ? '' : `: ${reasonInWords(first)}`}`;
}

export function coverageSection(release: Release): readonly Block[] {
  const { coverage } = release;
  if (coverage === undefined) return [];
  const title = heading('How well places were covered');
  const lines = coverage.flatMap(({ place, days }) =>
    days.map((day) => `${placeName(release, place)}, ${since(day)}: ${coverageInWords(day)}`),
  );
  return lines.length === 0
    ? [title, say('Nothing that this audience is told as yet.')]
    : [title, list(lines)];
}
