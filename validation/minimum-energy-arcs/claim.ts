import { minimumEnergyArc } from '@testudo/core/earth';
import { type Claim, summarise, WorstError } from '../claim.js';
import { halfLastDigit, numberOf, readCsv } from '../read-data.js';

const DEGREE = Math.PI / 180;

/** Speed, angle, apogee and time of flight of minimum-energy arcs from 70 to 10,000 km. */
export const minimumEnergyArcs: Claim = {
  id: 'minimum-energy-arcs',
  title: 'Minimum-energy ballistic arcs',
  source: 'Bate, Mueller, White (1971), chapter 6, computed independently; nine significant digits',
  check() {
    const columns = [
      'psi_deg: angle at the centre',
      'Q: energy parameter',
      'v_m_s: speed',
      'gamma_deg: flight-path angle',
      'apogee_km: apogee',
      'tof_s: time of flight',
    ];
    const errors = columns.map(() => new WorstError());
    for (const row of readCsv(import.meta.url, 'minimum-energy-arcs.csv')) {
      const arc = minimumEnergyArc(numberOf(row, 'range_km') * 1000);
      const computed = [
        arc.rangeAngle_rad / DEGREE,
        arc.energyParameter,
        arc.speed_mps,
        arc.flightPathAngle_rad / DEGREE,
        arc.apogee_m / 1000,
        arc.timeOfFlight_s,
      ];
      columns.forEach((name, i) => {
        const column = name.split(':')[0] as string;
        errors[i]?.add(computed[i] as number, numberOf(row, column), lastDigit(row, column));
      });
    }
    return summarise(
      columns.map((name, i) =>
        (errors[i] as WorstError).row(name.split(': ')[1] as string, 0.501, 'last digit'),
      ),
    );
  },
};

/** One unit of the ninth significant digit, which trailing zeros may hide in print. */
function lastDigit(row: Readonly<Record<string, string>>, column: string): number {
  const size = Math.abs(numberOf(row, column));
  const ninth = 10 ** (Math.floor(Math.log10(size)) - 8);
  return Math.min(ninth, 2 * halfLastDigit(row, column));
}
