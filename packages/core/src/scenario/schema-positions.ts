/** Positions as files write them. */
import * as z from 'zod/mini';
import { about } from './shapes.js';

export const latitude = about(
  z.number().check(z.gte(-90), z.lte(90)),
  'degrees north, WGS-84; two decimals at real places',
);

export const longitude = about(
  z.number().check(z.gte(-180), z.lte(180)),
  'degrees east, WGS-84; two decimals at real places',
);
