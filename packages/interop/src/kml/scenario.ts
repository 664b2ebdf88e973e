/** What stands still: defended places, launch sites, batteries and the ground below their radars' sectors. */

import { circleEdge } from '../picture/area.js';
import { fact } from '../picture/fact.js';
import { fan, nominal, radarSectors } from '../picture/radar-sector.js';
import type { Recording } from '../recording.js';
import { area, folder, placemark, point } from './placemark.js';

export function standing({ scenario }: Recording): readonly string[] {
  const places = scenario.places.flatMap((place) => {
    const radius_m = nominal(place.radius_m);
    const facts = [
      ...fact('place', 'place', place.id),
      ...fact('radius_m', 'radius of its area', radius_m, 'm'),
      ...fact('source', 'source', place.source),
      ...fact('confidence', 'confidence', place.confidence),
    ];
    const at = placemark({ name: place.name, style: 'place', facts, geometry: point(place) });
    if (radius_m === undefined || radius_m <= 0) return [at];
    const geometry = area(circleEdge(place, radius_m));
    return [at, placemark({ name: `${place.name}: its area`, style: 'place', facts, geometry })];
  });
  const sites = scenario.launchSites.map((site) =>
    placemark({
      name: site.name,
      style: 'launch-site',
      facts: [
        ...fact('launchSite', 'launch site', site.id),
        ...fact('invented', 'position invented', site.invented),
        ...fact('source', 'source', site.source),
        ...fact('confidence', 'confidence', site.confidence),
      ],
      geometry: point(site),
    }),
  );
  const batteries = scenario.batteries.map((battery) =>
    placemark({
      name: battery.name,
      style: 'battery',
      facts: [
        ...fact('battery', 'battery', battery.id),
        ...fact('invented', 'position and facing invented', battery.invented),
        ...fact('source', 'source', battery.source),
        ...fact('confidence', 'confidence', battery.confidence),
      ],
      geometry: point(battery),
    }),
  );
  const sectors = radarSectors(scenario).flatMap((sector) => [
    placemark({
      name: `${sector.battery.name}: sector searched`,
      style: 'search-sector',
      facts: sector.facts,
      geometry: area(fan(sector, sector.searchSector_rad)),
    }),
    placemark({
      name: `${sector.battery.name}: sector in which tracks are followed`,
      style: 'track-sector',
      facts: sector.facts,
      geometry: area(fan(sector, sector.trackSector_rad)),
    }),
  ]);
  return [
    folder('Places', places),
    folder('Launch sites', sites),
    folder('Batteries', batteries),
    folder('Radar sectors', sectors),
  ];
}
