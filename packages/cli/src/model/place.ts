import type { Geodetic } from '@testudo/core/earth';
import { numberOrText } from '../input/index.js';
import { RADIANS_PER_DEGREE } from './calculator.js';
import { type Field, group, number, optional, type Values } from './fields.js';

export const latitude = number('degrees north', 'deg', { min: -90, max: 90 });
export const longitude = number('degrees east', 'deg', { min: -360, max: 360 });

const members = {
  latitude_deg: latitude,
  longitude_deg: longitude,
  height_m: optional(number('height above the ellipsoid', 'm', { min: -6_000_000, max: 1e9 }), 0, '0'),
};

export type PlaceInput = Values<typeof members>;

/** A place on or above the WGS-84 ellipsoid; its flag reads LATITUDE,LONGITUDE[,HEIGHT]. */
export function place(about: string): Field<PlaceInput> {
  return {
    ...group(about, members),
    fromFlag: (text) => {
      const names = ['latitude_deg', 'longitude_deg', 'height_m'];
      const parts = text.split(',').map((part) => numberOrText(part.trim()));
      return parts.length > names.length
        ? parts
        : Object.fromEntries(parts.map((part, i) => [names[i], part]));
    },
  };
}

/** In radians, as the models take it. */
export function geodeticOf(input: PlaceInput): Geodetic {
  return {
    latitude_rad: input.latitude_deg * RADIANS_PER_DEGREE,
    longitude_rad: input.longitude_deg * RADIANS_PER_DEGREE,
    height_m: input.height_m,
  };
}

/** In degrees, as answers give it. */
export function degreesOf(place: Geodetic): PlaceInput {
  return {
    latitude_deg: place.latitude_rad / RADIANS_PER_DEGREE,
    longitude_deg: place.longitude_rad / RADIANS_PER_DEGREE,
    height_m: place.height_m,
  };
}
