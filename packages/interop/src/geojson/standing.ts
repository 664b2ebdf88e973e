/** What stands still: places, launch sites, batteries and the ground below their radars' sectors. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { degrees } from '../angles.js';
import { position } from '../picture/area.js';
import { killedThoughFailed } from '../picture/battery-kills.js';
import { fan, nominal, radarSectors } from '../picture/radar-sector.js';
import type { Recording } from '../recording.js';
import { type Feature, feature, propertiesOf } from './feature.js';
import { point, polygon } from './geometry.js';

export function standing(recording: Recording): readonly Feature[] {
  const { scenario } = recording;
  return [...places(scenario), ...launchSites(scenario), ...batteries(recording), ...sectors(scenario)];
}

function places(scenario: ResolvedScenario): readonly Feature[] {
  return scenario.places.map((place) => {
    const { low, high } = place.radius_m;
    const radius_m = nominal(place.radius_m);
    const at = position(place.latitude_rad, place.longitude_rad, nominal(place.elevation_m) ?? 0);
    return feature(place.id, 'place', point(at), {
      name: place.name,
      ...(low === undefined ? {} : { radiusLow_m: low }),
      ...(radius_m === undefined ? {} : { radius_m }),
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
      point(position(site.latitude_rad, site.longitude_rad, nominal(site.elevation_m) ?? 0)),
      { name: site.name, invented: site.invented, source: site.source, confidence: site.confidence },
    ),
  );
}

function batteries({ scenario, outcome }: Recording): readonly Feature[] {
  const outcomes = new Map(outcome.batteries.map((one) => [one.battery, one]));
  return scenario.batteries.map((battery) => {
    const { low, high } = battery.facing_rad;
    const facing_rad = nominal(battery.facing_rad);
    const did = outcomes.get(battery.id);
    return feature(
      battery.id,
      'battery',
      point(position(battery.latitude_rad, battery.longitude_rad, nominal(battery.elevation_m) ?? 0)),
      {
        name: battery.name,
        invented: battery.invented,
        ...(low === undefined ? {} : { facingLow_deg: degrees(low) }),
        ...(facing_rad === undefined ? {} : { facing_deg: degrees(facing_rad) }),
        ...(high === undefined ? {} : { facingHigh_deg: degrees(high) }),
        ...(did === undefined
          ? {}
          : {
              state: did.state,
              radiating: did.radiating,
              engaged: did.engaged,
              killed: did.killed,
              killedThoughFailed: killedThoughFailed(battery.id, outcome),
            }),
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
