import { atmosphereUs1976, geopotentialHeight } from '@testudo/core/earth';
import { calculator } from './calculator.js';
import { numbers } from './fields.js';

/** `testudo model atmosphere`: the air at given heights. */
export const atmosphere = calculator({
  name: 'atmosphere',
  summary: 'the air at a height: temperature, pressure, density, speed of sound',
  about: 'What the air is like at one height or many.',
  model:
    'U.S. Standard Atmosphere 1976: up to 86 km seven layers of linear molecular-scale temperature over geopotential height; above, its published table, temperature linear, pressure and density exponential between the rows.',
  source: 'U.S. Standard Atmosphere, 1976 (NOAA-S/T 76-1562, NASA-TM-X-74335).',
  valid:
    '-5 to 86 km exactly; up to 1,000 km within 6 % in density between the rows. Below -5 km the air of -5 km is given.',
  ignores:
    'weather, latitude, season, the sun’s activity. Heights above the ellipsoid and above the sea are taken for the same.',
  input: {
    height_m: numbers('geometric height', 'm', { min: -10_000, max: 10_000_000 }),
  },
  output: [
    ['air', 'one group for each height, in the order asked:'],
    ['  height_m', 'the height asked for'],
    ['  geopotentialHeight_m', 'the height in a uniform gravity with the same potential'],
    ['  temperature_K', 'kinetic temperature'],
    ['  pressure_Pa', ''],
    ['  density_kgpm3', 'kg/m³'],
    ['  speedOfSound_mps', 'm/s; above 86 km a continuation, the standard defines none'],
    ['  dynamicViscosity_Pas', 'Pa·s, by Sutherland’s formula'],
    ['  gravity_mps2', 'the standard’s own gravity, m/s²'],
  ],
  example: { height_m: [0, 11_000, 20_000] },
  exampleFlags: '--height_m 0,11000,20000',
  takesTables: true,
  compute: ({ height_m }) => ({
    ok: true,
    answer: {
      air: height_m.map((height) => ({
        height_m: height,
        geopotentialHeight_m: geopotentialHeight(height),
        ...atmosphereUs1976(height),
      })),
    },
  }),
});
