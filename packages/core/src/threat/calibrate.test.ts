import { describe, expect, it } from 'vitest';
import { ecefToGeodetic, geodesicDirect, geodesicInverse } from '../earth/index.js';
import { STANDARD_ENVIRONMENT } from '../motion/index.js';
import { vec3 } from '../numerics/index.js';
import { calibrated } from './calibrate.js';
import { ROCKET, SEPARATING, UNITARY } from './classes.fixture.js';
import { flyThreat, type ThreatClass } from './index.js';

const STILL = { ...STANDARD_ENVIRONMENT, rotation_radps: 0 };
const START = { latitude_rad: 0.6, longitude_rad: 0, height_m: 0 };

/** How far a class flies north over an Earth that does not turn, with everything its motor has, m. */
function range_m(threatClass: ThreatClass): number {
  const end = geodesicDirect(START.latitude_rad, START.longitude_rad, 0, threatClass.maxRange_m);
  const reach = threatClass.model === 'unguided-rocket' ? Math.PI / 4 : 1;
  const flight = flyThreat({
    environment: STILL,
    threatClass,
    site: START,
    aimPoint: { ...end, height_m: 0 },
    settings: { azimuth_rad: 0, reach },
    launch_us: 0,
  });
  if (!flight.ok) throw new Error(flight.reason);
  const impact = flight.happenings.find(({ kind, role }) => kind === 'impact' && role !== 'spent-body');
  const [x, y, z] = impact?.state ?? [];
  const { latitude_rad, longitude_rad } = ecefToGeodetic(vec3<'ecef'>(x, y, z));
  const line = geodesicInverse(START.latitude_rad, START.longitude_rad, latitude_rad, longitude_rad);
  return line.ok ? line.distance_m : Number.NaN;
}

function solved(one: ThreatClass, near?: ThreatClass): ThreatClass {
  const answer = calibrated(STANDARD_ENVIRONMENT, one, near);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.threatClass;
}

describe('calibrated', () => {
  /** Other figures of a class, as a sample of what is not known of it has them. */
  const others = [UNITARY, SEPARATING, ROCKET].map((near) => {
    const changed = {
      ...near,
      maxRange_m: near.maxRange_m * 1.03,
      ...(near.model === 'unguided-rocket' ? {} : { propellantMass_kg: near.propellantMass_kg * 1.02 }),
    };
    return [near.model, changed, near] as const;
  });

  it.each(others)('gives a %s its range, from a guess as from nothing', (_model, one, near) => {
    expect(Math.abs(range_m(solved(one)) / one.maxRange_m - 1)).toBeLessThan(2e-4);
    expect(Math.abs(range_m(solved(one, near)) / one.maxRange_m - 1)).toBeLessThan(1.1e-4);
  });

  it('is not led astray by a guess that is far off', () => {
    const far = { ...UNITARY, specificImpulse_s: 900 };
    expect(Math.abs(range_m(solved(UNITARY, far)) / UNITARY.maxRange_m - 1)).toBeLessThan(2e-4);
  });
});
