/** What stands still: places, launch sites, batteries and the ground below their radars' sectors. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { degrees } from '../angles.js';
import { position } from '../picture/area.js';
import { fan, radarSectors } from '../picture/radar-sector.js';
import type { Recording } from '../recording.js';
import { type Feature, feature, propertiesOf } from './feature.js';
import { point, polygon } from './geometry.js';

export function standing(recording: Recording): readonly Feature[] {
  const { scenario } = recording;
  return [...places(scenario), ...launchSites(scenario), ...batteries(recording), ...sectors(scenario)];
}

function places(scenario: ResolvedScenario): readonly Feature[] {
  return scenario.places.map((place) => {
    const { low, nominal, high } = place.radius_m;
    const at = position(place.latitude_rad, place.longitude_rad, place.elevation_m.nominal ?? 0);
    return feature(place.id, 'place', point(at), {
      name: place.name,
      ...(low === undefined ? {} : { radiusLow_m: low }),
      ...(nominal === undefined ? {} : { radius_m: nominal }),
      ...(high === undefined ? {} : { radiusHigh_m: high }),
      source: place.source,
      confidence: place.confidence,
    });
  });
}

function launchSites(scenario: ResolvedScenario): readonly Feature[] {
  return scenario.launchSites.map((site) =>
    feature(
      site.id,
      'launch-site',
      point(position(site.latitude_rad, site.longitude_rad, site.elevation_m.nominal ?? 0)),
      { name: site.name, invented: site.invented, source: site.source, confidence: site.confidence },
    ),
  );
}

function batteries({ scenario, outcome }: Recording): readonly Feature[] {
  const outcomes = new Map(outcome.batteries.map((one) => [one.battery, one]));
  return scenario.batteries.map((battery) => {
    const { low, nominal, high } = battery.facing_rad;
    const did = outcomes.get(battery.id);
    return feature(
      battery.id,
      'battery',
      point(position(battery.latitude_rad, battery.longitude_rad, battery.elevation_m.nominal ?? 0)),
      {
        name: battery.name,
        invented: battery.invented,
        ...(low === undefined ? {} : { facingLow_deg: degrees(low) }),
        ...(nominal === undefined ? {} : { facing_deg: degrees(nominal) }),
        ...(high === undefined ? {} : { facingHigh_deg: degrees(high) }),
        ...(did === undefined
          ? {}
          : { state: did.state, radiating: did.radiating, engaged: did.engaged, killed: did.killed }),
        source: battery.source,
        confidence: battery.confidence,
      },
    );
  });
}

/** The ground below what each radar searches, and below where it follows tracks. */
function sectors(scenario: ResolvedScenario): readonly Feature[] {
  return radarSectors(scenario).flatMap((sector) =>
    (['search', 'track'] as const).map((mode) => {
      const width_rad = mode === 'search' ? sector.searchSector_rad : sector.trackSector_rad;
      return feature(`${sector.battery.id}/${mode}`, 'radar-sector', polygon(fan(sector, width_rad)), {
        mode,
        ...propertiesOf(sector.facts),
      });
    }),
  );
}
