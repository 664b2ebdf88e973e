/** What stands still: defended places, launch sites, batteries and where their radars look. */
import { isEvent } from '@testudo/core/engine';
import { batteryStatus } from '@testudo/core/messages';
import { degrees } from '../angles.js';
import { killedThoughFailed } from '../picture/battery-kills.js';
import { COLOURS } from '../picture/colours.js';
import { fact } from '../picture/fact.js';
import { fan, nominal, type RadarSector, radarSectors } from '../picture/radar-sector.js';
import type { Span } from '../picture/span.js';
import { FOLDERS, type Packet, type PacketWriter, packet } from './packet.js';
import { corners, fixed } from './position.js';
import { dashed, label, rgba, STROKES, solid, symbol } from './style.js';

const FAR_M = 3e6;

export function places(writer: PacketWriter): readonly Packet[] {
  return writer.recording.scenario.places.map((place) => {
    const { low, high } = place.radius_m;
    const radius_m = nominal(place.radius_m);
    const facts = [
      ...fact('place', 'place', place.id),
      ...fact('radius_m', 'radius of its area', radius_m, 'm'),
      ...fact('radiusLow_m', 'at least', low, 'm'),
      ...fact('radiusHigh_m', 'at most', high, 'm'),
      ...fact('source', 'source', place.source),
      ...fact('confidence', 'confidence', place.confidence),
    ];
    return packet(writer, `place/${place.id}`, FOLDERS.scenario, place.name, facts, {
      position: fixed({ ...place, height_m: nominal(place.elevation_m) ?? 0 }),
      billboard: symbol(STROKES.place, COLOURS.place),
      label: label(place.name, COLOURS.place, FAR_M, 'below'),
      ...(radius_m !== undefined && radius_m > 0
        ? {
            ellipse: {
              semiMajorAxis: radius_m,
              semiMinorAxis: radius_m,
              material: solid(COLOURS.place, 26),
              height: nominal(place.elevation_m) ?? 0,
              outline: true,
              outlineColor: rgba(COLOURS.place, 190),
            },
          }
        : {}),
    });
  });
}

export function launchSites(writer: PacketWriter): readonly Packet[] {
  return writer.recording.scenario.launchSites.map((site) => {
    const facts = [
      ...fact('launchSite', 'launch site', site.id),
      ...fact('invented', 'position invented', site.invented),
      ...fact('source', 'source', site.source),
      ...fact('confidence', 'confidence', site.confidence),
    ];
    return packet(writer, `launch-site/${site.id}`, FOLDERS.scenario, site.name, facts, {
      position: fixed({ ...site, height_m: nominal(site.elevation_m) ?? 0 }),
      billboard: symbol(STROKES.launchSite, COLOURS.launchSite, 0.8),
      label: label(site.name, COLOURS.launchSite, 200_000, 'below'),
    });
  });
}

export function batteries(writer: PacketWriter): readonly Packet[] {
  const { scenario, outcome } = writer.recording;
  const outcomes = new Map(outcome.batteries.map((one) => [one.battery, one]));
  const sectors = new Map(radarSectors(scenario).map((one) => [one.battery.id, one]));
  return scenario.batteries.flatMap((battery) => {
    const did = outcomes.get(battery.id);
    const { low, high } = battery.facing_rad;
    const facts = [
      ...fact('battery', 'battery', battery.id),
      ...fact('invented', 'position and facing invented', battery.invented),
      ...fact('facingLow_deg', 'facing at least', low === undefined ? undefined : degrees(low), '°'),
      ...fact('facingHigh_deg', 'facing at most', high === undefined ? undefined : degrees(high), '°'),
      ...fact('state', 'state at the first launch', did?.state),
      ...fact('radiating', 'radar on', did?.radiating),
      ...fact('tracked', 'threats tracked', did?.tracked),
      ...fact('engaged', 'threats engaged', did?.engaged),
      ...fact('killed', 'threats destroyed', did?.killed),
      ...fact(
        'killedThoughFailed',
        'of them had failed before',
        did === undefined ? undefined : killedThoughFailed(battery.id, outcome),
      ),
      ...fact('source', 'source', battery.source),
      ...fact('confidence', 'confidence', battery.confidence),
    ];
    const sector = sectors.get(battery.id);
    return [
      packet(writer, `battery/${battery.id}`, FOLDERS.scenario, battery.name, facts, {
        position: fixed({ ...battery, height_m: nominal(battery.elevation_m) ?? 0 }),
        billboard: { ...symbol(STROKES.battery, COLOURS.battery), verticalOrigin: 'BOTTOM' },
        label: label(battery.name, COLOURS.battery, 250_000, 'above'),
      }),
      ...(sector === undefined ? [] : sectorPackets(writer, sector)),
    ];
  });
}

/** The volume that is searched, and on the ground below it the sector searched (line) and the one in which tracks are followed (dashes). */
function sectorPackets(writer: PacketWriter, sector: RadarSector): readonly Packet[] {
  const { battery, facing_rad, searchSector_rad, trackSector_rad, maximumRange_m, height_m } = sector;
  const spans = radiatingSpans(writer, battery.id);
  if (spans.length === 0) return [];
  const availability = spans.length === 1 ? spans[0] : spans;
  const clock = Math.PI / 2 - facing_rad;
  const half = Math.min(searchSector_rad, 2 * Math.PI) / 2;
  const edge = (width_rad: number, material: object, width: number) => {
    const ring = fan(sector, width_rad);
    return {
      polyline: { positions: corners([...ring, ...ring.slice(0, 1)]), width, material, clampToGround: true },
    };
  };
  const id = `radar/${battery.id}`;
  const parent = `battery/${battery.id}`;
  return [
    packet(writer, `${id}/search-volume`, parent, `${battery.name}: volume searched`, sector.facts, {
      availability,
      position: fixed({ ...battery, height_m }),
      ellipsoid: {
        radii: { cartesian: [maximumRange_m, maximumRange_m, maximumRange_m] },
        innerRadii: { cartesian: [1000, 1000, 1000] },
        minimumClock: clock - half,
        maximumClock: clock + half,
        minimumCone: Math.PI / 2 - sector.searchTop_rad,
        maximumCone: Math.PI / 2 - sector.lowestElevation_rad,
        material: solid(COLOURS.sector, 16),
      },
    }),
    packet(writer, `${id}/search-sector`, parent, `${battery.name}: sector searched`, sector.facts, {
      availability,
      polygon: { positions: corners(fan(sector, searchSector_rad)), material: solid(COLOURS.sector, 14) },
      ...edge(searchSector_rad, solid(COLOURS.sector, 150), 1.5),
    }),
    packet(
      writer,
      `${id}/track-sector`,
      parent,
      `${battery.name}: sector in which tracks are followed`,
      sector.facts,
      {
        availability,
        ...edge(trackSector_rad, dashed(COLOURS.sector, 120), 1),
      },
    ),
  ];
}

/** The stretches of time in which a radar is on, as ISO 8601. */
function radiatingSpans({ recording, span, interval }: PacketWriter, battery: string): readonly string[] {
  const spans: Span[] = [];
  let since_us: number | undefined;
  for (const event of recording.events) {
    if (!isEvent(event, batteryStatus) || event.data.battery !== battery) continue;
    if (event.data.radiating) since_us ??= Math.max(event.time_us, span.from_us);
    else if (since_us !== undefined) {
      spans.push({ from_us: since_us, until_us: event.time_us });
      since_us = undefined;
    }
  }
  if (since_us !== undefined) spans.push({ from_us: since_us, until_us: span.until_us });
  return spans.filter(({ from_us, until_us }) => from_us < until_us).map(interval);
}
