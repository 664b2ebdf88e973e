/** Where the radars of batteries look, at the nominal value of every unknown. */
import { findQuantity } from '@testudo/core/catalogue';
import { geodesicDirect } from '@testudo/core/earth';
import { nominalOf, type Quantity } from '@testudo/core/numerics';
import type { ResolvedBattery, ResolvedScenario } from '@testudo/core/scenario';
import { degrees } from '../angles.js';
import { type Fact, fact } from './fact.js';

/** A radar with one face. Sectors are full widths, centred on the facing. */
export interface RadarSector {
  readonly battery: ResolvedBattery;
  readonly height_m: number;
  readonly facing_rad: number;
  readonly searchSector_rad: number;
  readonly trackSector_rad: number;
  readonly lowestElevation_rad: number;
  readonly searchTop_rad: number;
  readonly trackTop_rad: number;
  readonly maximumRange_m: number;
  readonly facts: readonly Fact[];
}

/** The value used where nothing is sampled; undefined where there is none. */
export function nominal(quantity: Quantity | undefined): number | undefined {
  const found = quantity === undefined ? undefined : nominalOf(quantity);
  return found?.ok === true ? found.value : undefined;
}

/** The sector of each battery's radar; none for a radar whose catalogue entry lacks one of the limits. */
export function radarSectors(scenario: ResolvedScenario): readonly RadarSector[] {
  return scenario.batteries.flatMap((battery) => {
    const entry = scenario.catalogue.find(({ id }) => id === battery.radar);
    const value = (name: string) => (entry === undefined ? undefined : nominal(findQuantity(entry, name)));
    const facing_rad = nominal(battery.facing_rad);
    const searchSector_rad = value('searchSector');
    const trackSector_rad = value('trackSector');
    const lowestElevation_rad = value('lowestElevation');
    const searchTop_rad = value('searchTop');
    const trackTop_rad = value('trackTop');
    const maximumRange_m = value('maximumRange');
    if (
      facing_rad === undefined ||
      searchSector_rad === undefined ||
      trackSector_rad === undefined ||
      lowestElevation_rad === undefined ||
      searchTop_rad === undefined ||
      trackTop_rad === undefined ||
      maximumRange_m === undefined
    ) {
      return [];
    }
    return [
      {
        battery,
        height_m: (nominal(battery.elevation_m) ?? 0) + (value('antennaHeight') ?? 0),
        facing_rad,
        searchSector_rad,
        trackSector_rad,
        lowestElevation_rad,
        searchTop_rad,
        trackTop_rad,
        maximumRange_m,
        facts: [
          ...fact('battery', 'battery', battery.id),
          ...fact('radar', 'radar', entry?.name),
          ...fact('facing_deg', 'facing, clockwise from true north', degrees(facing_rad), '°'),
          ...fact('searchSector_deg', 'sector searched', degrees(searchSector_rad), '°'),
          ...fact('trackSector_deg', 'sector in which tracks are followed', degrees(trackSector_rad), '°'),
          ...fact('lowestElevation_deg', 'lowest elevation of a beam', degrees(lowestElevation_rad), '°'),
          ...fact('searchTop_deg', 'elevation up to which is searched', degrees(searchTop_rad), '°'),
          ...fact('trackTop_deg', 'elevation above which nothing is seen', degrees(trackTop_rad), '°'),
          ...fact('maximumRange_m', 'range beyond which nothing is looked for', maximumRange_m, 'm'),
        ],
      },
    ];
  });
}

/** A place on the ground, rad. */
export interface GroundPoint {
  readonly latitude_rad: number;
  readonly longitude_rad: number;
}

/** Degrees of arc between corners of a fan: a chord lies within 0.04 % of the radius of its arc. */
const STEP_RAD = (3 * Math.PI) / 180;

/** The ground below a sector of a width: its edge clockwise, not closed. It begins at the radar unless it goes all the way round. */
export function fan(
  { battery, facing_rad, maximumRange_m }: RadarSector,
  width_rad: number,
): readonly GroundPoint[] {
  const whole = width_rad >= 2 * Math.PI - 1e-9;
  const steps = Math.max(1, Math.ceil(width_rad / STEP_RAD));
  const arc = Array.from({ length: whole ? steps : steps + 1 }, (_, i) => {
    const azimuth_rad = facing_rad + (i / steps - 0.5) * width_rad;
    const corner = geodesicDirect(battery.latitude_rad, battery.longitude_rad, azimuth_rad, maximumRange_m);
    return { latitude_rad: corner.latitude_rad, longitude_rad: corner.longitude_rad };
  });
  if (whole) return arc;
  return [{ latitude_rad: battery.latitude_rad, longitude_rad: battery.longitude_rad }, ...arc];
}
