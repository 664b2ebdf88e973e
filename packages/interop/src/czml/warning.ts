/** Areas that early warning asked to warn, and alarms at places. */
import { COLOURS } from '../picture/colours.js';
import { fact } from '../picture/fact.js';
import { nominal } from '../picture/radar-sector.js';
import { alarmsAt, warnedAreas } from '../picture/warnings.js';
import { FOLDERS, type Packet, type PacketWriter, packet } from './packet.js';
import { fixed } from './position.js';
import { FINE_RAD, label, rgba, solid } from './style.js';

export function warnings(writer: PacketWriter): readonly Packet[] {
  return [...areas(writer), ...alarms(writer)];
}

function areas(writer: PacketWriter): readonly Packet[] {
  return warnedAreas(writer.recording).map((one) =>
    packet(writer, `warned-area/${one.report}`, FOLDERS.warning, `Warned area: ${one.report}`, one.facts, {
      availability: writer.interval(one.span),
      position: fixed(one),
      ellipse: {
        semiMajorAxis: one.radius_m,
        semiMinorAxis: one.radius_m,
        height: 0,
        granularity: FINE_RAD,
        material: solid(COLOURS.warnedArea, 5),
        outline: true,
        outlineColor: rgba(COLOURS.warnedArea, 150),
      },
    }),
  );
}

function alarms(writer: PacketWriter): readonly Packet[] {
  const { scenario } = writer.recording;
  return scenario.places.flatMap((place) =>
    alarmsAt(place.id, writer.recording).map((span, i) =>
      packet(
        writer,
        `alarm/${place.id}/${i + 1}`,
        FOLDERS.warning,
        `Alarm at ${place.name}`,
        fact('place', 'place', place.id),
        {
          availability: writer.interval(span),
          position: fixed({ ...place, height_m: nominal(place.elevation_m) ?? 0 }),
          label: { ...label('ALARM', COLOURS.alarm, 3e6, 'below'), pixelOffset: { cartesian2: [0, 32] } },
        },
      ),
    ),
  );
}
