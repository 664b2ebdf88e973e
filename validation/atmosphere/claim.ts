import { atmosphereUs1976, densityAndSoundSpeed, geometricHeight } from '@testudo/core/earth';
import { type Claim, summarise, WorstError } from '../claim.js';
import { numberOf, readCsv } from '../read-data.js';

const TOLERANCE = 2e-4;

/** Temperature, pressure, density, gravity, speed of sound and viscosity at 21 heights. */
export const atmosphere: Claim = {
  id: 'atmosphere',
  title: 'U.S. Standard Atmosphere 1976, −5 to 80 km',
  source: 'ICAO Doc 7488/3, the same model in this range',
  check() {
    const errors = {
      temperature: new WorstError(),
      pressure: new WorstError(),
      density: new WorstError(),
      gravity: new WorstError(),
      sound: new WorstError(),
      viscosity: new WorstError(),
      inner: new WorstError(),
    };
    const inner = new Float64Array(2);
    for (const row of readCsv(import.meta.url, 'icao-7488.csv')) {
      const height_m = exactHeight(numberOf(row, 'h_m'), numberOf(row, 'H_m'));
      const air = atmosphereUs1976(height_m);
      const relative = (error: WorstError, computed: number, column: string) => {
        const expected = numberOf(row, column);
        error.add(computed, expected, Math.abs(expected));
      };
      relative(errors.temperature, air.temperature_K, 'T_K');
      relative(errors.pressure, air.pressure_Pa, 'p_Pa');
      relative(errors.density, air.density_kgpm3, 'rho_kg_m3');
      relative(errors.gravity, air.gravity_mps2, 'g_m_s2');
      relative(errors.sound, air.speedOfSound_mps, 'a_m_s');
      relative(errors.viscosity, air.dynamicViscosity_Pas, 'mu_Pa_s');
      densityAndSoundSpeed(height_m, inner);
      relative(errors.inner, inner[0], 'rho_kg_m3');
      relative(errors.inner, inner[1], 'a_m_s');
    }
    return summarise([
      errors.temperature.row('temperature', TOLERANCE, 'relative'),
      errors.pressure.row('pressure', TOLERANCE, 'relative'),
      errors.density.row('density', TOLERANCE, 'relative'),
      errors.gravity.row('gravity', TOLERANCE, 'relative'),
      errors.sound.row('speed of sound', TOLERANCE, 'relative'),
      errors.viscosity.row('dynamic viscosity', TOLERANCE, 'relative'),
      errors.inner.row('density and speed of sound, as runs use them', TOLERANCE, 'relative'),
    ]);
  },
};

/**
 * The height that a row of the table means.
 *
 * Each row is either for a round geometric or for a round geopotential height and prints the other one rounded to a metre, which
 * alone is worth up to 7e-5 of the pressure: the round one is taken.
 */
function exactHeight(geometric_m: number, geopotential_m: number): number {
  return geopotential_m % 1000 === 0 && geometric_m % 500 !== 0
    ? geometricHeight(geopotential_m)
    : geometric_m;
}
