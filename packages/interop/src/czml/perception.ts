/** What batteries believed: their tracks with their errors, and where they expected impacts. */
import { usToSeconds } from '@testudo/core/numerics';
import { degrees } from '../angles.js';
import { COLOURS } from '../picture/colours.js';
import { moment } from '../picture/ends.js';
import { fact } from '../picture/fact.js';
import { ELLIPSE_SHARE, type PredictedImpact, semiAxes } from '../picture/impact-ellipse.js';
import { endOfTrack, type Track, tracksOf } from '../picture/tracks.js';
import { FOLDERS, folder, type Packet, type PacketWriter, packet } from './packet.js';
import { believed, fixed, radii } from './position.js';
import { FINE_RAD, label, rgba, STROKES, solid, symbol, trail } from './style.js';

/** A folder for each battery that had a track, and in it every track with its predicted impacts. */
export function tracks(writer: PacketWriter): readonly Packet[] {
  const all = tracksOf(writer.recording);
  const names = new Map(writer.recording.scenario.batteries.map(({ id, name }) => [id, name]));
  const holders = [...new Set(all.map(({ battery }) => battery))];
  return [
    ...holders.map((battery) =>
      folder(FOLDERS.perception(battery), `Perception: what ${names.get(battery) ?? battery} believed`),
    ),
    ...all.flatMap((one) => [trackPacket(writer, one), ...predictions(writer, one)]),
  ];
}

function trackPacket(writer: PacketWriter, one: Track): Packet {
  const { track, battery, reports } = one;
  const from_us = reports[0]?.time_us ?? 0;
  return packet(
    writer,
    `perception/track/${track}`,
    FOLDERS.perception(battery),
    `${track}: track (perception of ${battery})`,
    one.facts,
    {
      availability: writer.interval({ from_us, until_us: Math.max(endOfTrack(one), from_us + 1) }),
      position: believed(writer, reports, endOfTrack(one)),
      billboard: symbol(STROKES.track, COLOURS.track, 0.9),
      label: label(shortName(one), COLOURS.track, 300_000, 'below'),
      path: trail(COLOURS.track, 1, 160),
      ellipsoid: {
        radii: radii(writer, reports, ({ positionSigma_m }) => Math.max(positionSigma_m, 1)),
        material: solid(COLOURS.track, 60),
      },
    },
  );
}

/** The number of a track within its battery, where its id begins with that battery. */
function shortName({ track, battery }: Track): string {
  return track.startsWith(`${battery}-`) ? track.slice(battery.length + 1) : track;
}

/** One ellipse for each report that expected an impact, shown until the next report. */
function predictions(writer: PacketWriter, one: Track): readonly Packet[] {
  const { track, battery, reports } = one;
  return reports.flatMap((report, i) => {
    const { impact, time_us } = report;
    if (impact === undefined) return [];
    const until_us = Math.max(reports[i + 1]?.time_us ?? endOfTrack(one), time_us + 1);
    return [
      packet(
        writer,
        `perception/track/${track}/impact/${i + 1}`,
        FOLDERS.perception(battery),
        `${track}: predicted impact, report ${i + 1} (perception of ${battery})`,
        [
          ...fact('track', 'track', track),
          ...fact('report', 'report', i + 1),
          ...moment(writer.recording.scenario.epochUnix_us, time_us),
          ...impactFacts(impact),
        ],
        {
          availability: writer.interval({ from_us: time_us, until_us }),
          position: fixed(impact),
          ellipse: ellipse(impact),
        },
      ),
    ];
  });
}

function impactFacts({ impact_us, majorSigma_m, minorSigma_m, azimuth_rad }: PredictedImpact) {
  return [
    ...fact('share', 'the ellipse holds this share, if the estimate’s errors are right', ELLIPSE_SHARE),
    ...fact('impact_s', 'impact expected, since the epoch', usToSeconds(impact_us), 's'),
    ...fact('majorSigma_m', 'standard deviation along the longer axis', majorSigma_m, 'm'),
    ...fact('minorSigma_m', 'along the shorter one', minorSigma_m, 'm'),
    ...fact('azimuth_deg', 'azimuth of the longer axis', degrees(azimuth_rad), '°'),
  ];
}

/** Rotation is from east, counterclockwise: a major axis of azimuth 0 is turned by a right angle. */
function ellipse(impact: PredictedImpact): object {
  const { major_m, minor_m } = semiAxes(impact);
  return {
    semiMajorAxis: major_m,
    semiMinorAxis: minor_m,
    rotation: Math.PI / 2 - impact.azimuth_rad,
    height: 0,
    granularity: FINE_RAD,
    material: solid(COLOURS.predictedImpact, 40),
    outline: true,
    outlineColor: rgba(COLOURS.predictedImpact, 230),
  };
}
