/** What charts show of a body at a point: height, distance from somewhere, speed. */
import { geodeticToEcef, greatCircleDistance } from '@testudo/core/earth';
import { nominalOf, type Quantity } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Body, BodyPoint } from './bodies.js';

/** Where distances are measured from; `aim`: from the place that each threat is aimed at. */
export type From = 'aim' | (string & {});

export interface Measure {
  readonly title: string;
  readonly unit: string;
  /** Undefined where it has no meaning for this body. */
  readonly of: (body: Body) => ((point: BodyPoint) => number) | undefined;
}

export const HEIGHT: Measure = {
  title: 'Height',
  unit: 'km',
  of: () => (point) => Math.max(0, point.height_m) / 1000,
};

export const SPEED: Measure = {
  title: 'Speed over the ground',
  unit: 'km/s',
  of: ({ kind }) => (kind === 'track' ? undefined : (point) => point.speed_mps / 1000),
};

interface Spot {
  readonly id: string;
  readonly name: string;
  readonly latitude_rad: number;
  readonly longitude_rad: number;
  readonly elevation_m: Quantity;
}

/** From where distances can be measured: batteries, then places. */
export function spotsIn({ batteries, places }: ResolvedScenario): readonly Spot[] {
  return [...batteries, ...places];
}

/** Distance over the ground, or straight through the air. */
export function rangeFrom(scenario: ResolvedScenario, from: From, how: 'ground' | 'slant'): Measure {
  const spots = spotsIn(scenario);
  const spotOf = ({ target }: Body) => spots.find(({ id }) => id === (from === 'aim' ? target : from));
  return {
    title: how === 'ground' ? 'Ground range' : 'Slant range',
    unit: 'km',
    of: (body) => {
      const spot = spotOf(body);
      if (spot === undefined) return undefined;
      const { latitude_rad, longitude_rad } = spot;
      if (how === 'ground')
        return (point) =>
          greatCircleDistance(latitude_rad, longitude_rad, point.latitude_rad, point.longitude_rad) / 1000;
      const nominal = nominalOf(spot.elevation_m);
      const own = geodeticToEcef({ latitude_rad, longitude_rad, height_m: nominal.ok ? nominal.value : 0 });
      return (point) => {
        const at = geodeticToEcef(point);
        return Math.hypot(at.x - own.x, at.y - own.y, at.z - own.z) / 1000;
      };
    },
  };
}
