import { normalGravity, normalGravityOnEllipsoid, normalGravitySeries } from '@testudo/core/earth';
import { type Claim, summarise, WorstError } from '../claim.js';
import { numberOf, readCsv } from '../read-data.js';

const DEGREE = Math.PI / 180;
const TOLERANCE_MPS2 = 1e-9;

/** Normal gravity on and above the ellipsoid. */
export const gravity: Claim = {
  id: 'gravity',
  title: 'WGS-84 normal gravity',
  source: 'Somigliana and second-order height series, NIMA TR8350.2, printed to 1e-9 m/s²',
  check() {
    const surface = new WorstError();
    const closed = new WorstError();
    const series = new WorstError();
    for (const row of readCsv(import.meta.url, 'normal-gravity.csv')) {
      const latitude_rad = numberOf(row, 'lat_deg') * DEGREE;
      const height_m = numberOf(row, 'h_m');
      const expected = numberOf(row, 'gamma_m_s2');
      series.add(normalGravitySeries(latitude_rad, height_m), expected);
      if (height_m !== 0) continue;
      surface.add(normalGravityOnEllipsoid(latitude_rad), expected);
      closed.add(normalGravity(latitude_rad, 0), expected);
    }
    return summarise([
      surface.row('on the ellipsoid, Somigliana', TOLERANCE_MPS2, 'm/s²'),
      closed.row('on the ellipsoid, field of the level ellipsoid and rotation', TOLERANCE_MPS2, 'm/s²'),
      series.row('0 to 30 km, second-order series', TOLERANCE_MPS2, 'm/s²'),
    ]);
  },
};
