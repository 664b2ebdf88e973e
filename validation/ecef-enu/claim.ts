import { ecefToEnu, ecefToGeodetic, enuToEcef, geodeticToEcef, localFrame } from '@testudo/core/earth';
import { vec3 } from '@testudo/core/numerics';
import { type Claim, summarise, WorstError } from '../claim.js';
import { type CsvRow, numberOf, readCsv } from '../read-data.js';

const DEGREE = Math.PI / 180;
const TOLERANCE_M = 1e-5;

/** Earth-fixed and local coordinates of ten places, both ways. */
export const ecefEnu: Claim = {
  id: 'ecef-enu',
  title: 'WGS-84 to Earth-fixed and east-north-up, and back',
  source: 'CartConvert of GeographicLib 2.1.2, printed to 1e-6 m',
  check() {
    const toEcef = new WorstError();
    const fromEcef = new WorstError();
    for (const row of readCsv(import.meta.url, 'ecef.csv')) {
      const place = placeOf(row, 'lat_deg', 'lon_deg', 'h_m');
      const printed = vec3<'ecef'>(numberOf(row, 'x_m'), numberOf(row, 'y_m'), numberOf(row, 'z_m'));
      toEcef.add(distance(geodeticToEcef(place), printed), 0);
      const back = ecefToGeodetic(printed);
      fromEcef.add(back.height_m, place.height_m);
      fromEcef.add(distance(geodeticToEcef(back), geodeticToEcef(place)), 0);
    }
    const toEnu = new WorstError();
    const fromEnu = new WorstError();
    for (const row of readCsv(import.meta.url, 'enu.csv')) {
      const frame = localFrame(placeOf(row, 'lat0', 'lon0', 'h0'));
      const target = geodeticToEcef(placeOf(row, 'lat', 'lon', 'h'));
      const printed = vec3<'enu'>(numberOf(row, 'e_m'), numberOf(row, 'n_m'), numberOf(row, 'u_m'));
      toEnu.add(distance(ecefToEnu(frame, target), printed), 0);
      fromEnu.add(distance(enuToEcef(frame, printed), target), 0);
    }
    return summarise([
      toEcef.row('geodetic to Earth-fixed', TOLERANCE_M, 'm'),
      fromEcef.row('Earth-fixed to geodetic', TOLERANCE_M, 'm'),
      toEnu.row('Earth-fixed to east-north-up', TOLERANCE_M, 'm'),
      fromEnu.row('east-north-up to Earth-fixed', TOLERANCE_M, 'm'),
    ]);
  },
};

function placeOf(row: CsvRow, latitude: string, longitude: string, height: string) {
  return {
    latitude_rad: numberOf(row, latitude) * DEGREE,
    longitude_rad: numberOf(row, longitude) * DEGREE,
    height_m: numberOf(row, height),
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
}
