import { geodesicDirect, geodesicInverse, karneyDirect, karneyInverse } from '@testudo/core/earth';
import { type Claim, summarise, WorstError } from '../claim.js';
import { type CsvRow, numberOf, readCsv } from '../read-data.js';

const DEGREE = Math.PI / 180;
/** Length of a degree of a great circle, m: turns an error in degrees at the far end into metres. */
const METRES_PER_DEGREE = 111_319.5;

/** Lengths, azimuths and far ends of twenty geodesics, by the library for tools and by the series that runs use. */
export const geodesics: Claim = {
  id: 'geodesics',
  title: 'Geodesics on the WGS-84 ellipsoid',
  source: 'GeographicLib standard test set (C. F. F. Karney), 20 lines',
  check() {
    const rows = readCsv(import.meta.url, 'geodtest20.csv');
    const length = new WorstError();
    const azimuth = new WorstError();
    const farEnd = new WorstError();
    const runLength = new WorstError();
    const runFarEnd = new WorstError();
    for (const row of rows) {
      const [latitude1, longitude1, azimuth1, latitude2, longitude2, azimuth2, distance] = values(row);
      const inverse = karneyInverse(latitude1, longitude1, latitude2, longitude2);
      length.add(inverse.distance_m, distance);
      azimuth.add(turned(inverse.azimuth1_deg - azimuth1), 0);
      azimuth.add(turned(inverse.azimuth2_deg - azimuth2), 0);
      const direct = karneyDirect(latitude1, longitude1, azimuth1, distance);
      farEnd.add(direct.latitude_deg, latitude2);
      farEnd.add(turned(direct.longitude_deg - longitude2), 0);
      const own = geodesicInverse(
        latitude1 * DEGREE,
        longitude1 * DEGREE,
        latitude2 * DEGREE,
        longitude2 * DEGREE,
      );
      runLength.add(own.ok ? own.distance_m : Number.NaN, distance);
      const reached = geodesicDirect(latitude1 * DEGREE, longitude1 * DEGREE, azimuth1 * DEGREE, distance);
      const north = reached.latitude_rad / DEGREE - latitude2;
      const east = turned(reached.longitude_rad / DEGREE - longitude2) * Math.cos(latitude2 * DEGREE);
      runFarEnd.add(METRES_PER_DEGREE * Math.sqrt(north * north + east * east), 0);
    }
    return summarise([
      length.row('length, geographiclib', 1e-8, 'm'),
      azimuth.row('azimuths at both ends, geographiclib', 1e-13, 'deg'),
      farEnd.row('latitude and longitude of the far end, geographiclib', 1e-13, 'deg'),
      runLength.row('length, Vincenty (used in runs)', 1e-4, 'm'),
      runFarEnd.row('far end, Vincenty (used in runs)', 1e-4, 'm'),
    ]);
  },
};

function values(row: CsvRow): [number, number, number, number, number, number, number] {
  const columns = ['lat1', 'lon1', 'azi1', 'lat2', 'lon2', 'azi2', 's12'] as const;
  return columns.map((column) => numberOf(row, column)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
}

/** An angle in degrees brought into [−180, 180]. */
function turned(angle_deg: number): number {
  return angle_deg - 360 * Math.round(angle_deg / 360);
}
