import { constantDrag, flyBallistic, STANDARD_ENVIRONMENT } from '@testudo/core/motion';
import { type Claim, type ClaimRow, summarise, WorstError } from '../claim.js';
import { numberOf, readCsv } from '../read-data.js';

const FOOT_M = 0.3048;
const SLUG_KG = 14.593903;
const DEGREE = Math.PI / 180;
/** Length of a degree of longitude at the equator, ft. */
const FEET_PER_DEGREE = (6_378_137 * DEGREE) / FOOT_M;

/** The sphere of the check-cases: one slug, half a foot across; without drag in case 01, with a coefficient of 0.1 in case 06. */
const MASS_KG = SLUG_KG;
const AREA_M2 = 0.1963495 * FOOT_M * FOOT_M;

/** Two spheres dropped from 30,000 ft over the equator, compared every 5 s for 30 s. */
export const nasaCheckCases: Claim = {
  id: 'nasa-check-cases',
  title: 'Flight of a falling sphere, NASA check-cases 01 and 06',
  source: 'NASA/TM-2015-218675, simulation 04',
  check() {
    return summarise([...compare('01', 'check-case-01.csv', 0), ...compare('06', 'check-case-06.csv', 0.1)]);
  },
};

function compare(name: string, file: string, dragCoefficient: number): ClaimRow[] {
  const rows = readCsv(import.meta.url, file);
  const flight = flyBallistic({
    start: { latitude_rad: 0, longitude_rad: 0, height_m: 30_000 * FOOT_M, velocity_enu_mps: [0, 0, 0] },
    body: { mass_kg: MASS_KG, area_m2: AREA_M2, drag: constantDrag(dragCoefficient) },
    environment: STANDARD_ENVIRONMENT,
    duration_s: 30,
    outputEvery_s: 5,
  });
  const height = new WorstError();
  const east = new WorstError();
  const velocity = new WorstError();
  const mach = new WorstError();
  rows.forEach((row, i) => {
    const state = flight.ok ? flight.states[i] : undefined;
    const sameMoment = state !== undefined && Math.abs(state.time_s - numberOf(row, 'time')) < 1e-9;
    const of = (value: number | undefined) => (sameMoment && value !== undefined ? value : Number.NaN);
    height.add(of(state?.height_m) / FOOT_M, numberOf(row, 'altitudeMsl_ft'));
    east.add(
      (of(state?.longitude_rad) / DEGREE) * FEET_PER_DEGREE,
      numberOf(row, 'longitude_deg') * FEET_PER_DEGREE,
    );
    velocity.add(of(state?.velocity_enu_mps.y) / FOOT_M, numberOf(row, 'feVelocity_ft_s_X'));
    velocity.add(of(state?.velocity_enu_mps.x) / FOOT_M, numberOf(row, 'feVelocity_ft_s_Y'));
    velocity.add(of(state?.velocity_enu_mps.z) / FOOT_M, -numberOf(row, 'feVelocity_ft_s_Z'));
    mach.add(of(state?.mach), numberOf(row, 'mach'));
  });
  return [
    height.row(`case ${name}: altitude`, 0.05, 'ft'),
    east.row(`case ${name}: drift to the east`, 0.05, 'ft'),
    velocity.row(`case ${name}: velocity north, east, down`, 0.01, 'ft/s'),
    mach.row(`case ${name}: Mach number`, 1e-4, ''),
  ];
}
