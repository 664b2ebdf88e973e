import { radarHorizon } from '@testudo/core/earth';
import { type Claim, summarise, WorstError } from '../claim.js';
import { halfLastDigit, numberOf, readCsv } from '../read-data.js';

/** Radar horizon for seven antenna and seven target heights. */
export const radarHorizonTable: Claim = {
  id: 'radar-horizon',
  title: 'Radar horizon over a 4/3 Earth',
  source: 'table of √(2·4/3·R·h₁) + √(2·4/3·R·h₂), R = 6,371 km',
  check() {
    const error = new WorstError();
    let tolerance_km = 0;
    for (const row of readCsv(import.meta.url, 'radar-horizon.csv')) {
      const horizon_m = radarHorizon(numberOf(row, 'radar_height_m'), numberOf(row, 'target_height_m'));
      error.add(horizon_m / 1000, numberOf(row, 'horizon_km'));
      tolerance_km = halfLastDigit(row, 'horizon_km') + 1e-9;
    }
    return summarise([error.row('horizon distance, half the last printed digit', tolerance_km, 'km')]);
  },
};
