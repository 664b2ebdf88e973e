/** The signs of things on the globe as small drawings, 22 by 16: the key. */
import type { Layer } from '../../state/layers.js';

export interface Sign {
  readonly says: string;
  readonly class: string;
  readonly path: string;
  readonly dash?: string;
}

export const SIGNS: Readonly<Record<Layer, readonly Sign[]>> = {
  places: [
    { says: 'launch site', class: 'site', path: 'M11 3 16 12H6Z' },
    { says: 'defended place', class: 'place', path: 'M11 4a4 4 0 1 0 .01 0ZM11 7.4a.6 .6 0 1 0 .01 0Z' },
  ],
  batteries: [{ says: 'battery', class: 'battery', path: 'M3 3h16v10H3ZM3 13a8 7 0 0 1 16 0M11 6v7' }],
  sectors: [{ says: 'volume searched', class: 'sector', path: 'M3 13 8 3A12 12 0 0 1 19 13Z' }],
  coverage: [{ says: 'edge of coverage', class: 'sector', path: 'M3 13A10 10 0 0 1 19 13' }],
  threats: [
    { says: 'spent body', class: 'spent', path: 'M11 5a3 3 0 1 0 .01 0Z' },
    { says: 'warhead', class: 'threat filled', path: 'M11 3 16 8 11 13 6 8Z' },
    { says: 'missile', class: 'threat filled', path: 'M11 2 15 13 11 11 7 13Z' },
  ],
  interceptors: [{ says: 'interceptor', class: 'interceptor filled', path: 'M11 2 14 13H8Z' }],
  ends: [
    { says: 'impact', class: 'impact', path: 'M6 3 16 13M16 3 6 13' },
    { says: 'miss', class: 'miss', path: 'M11 4a4 4 0 1 0 .01 0Z' },
    {
      says: 'kill',
      class: 'kill',
      path: 'M11 1v4M11 11v4M4 8h4M14 8h4M6.500 3.500 9 6M13 10 15.500 12.500M15.500 3.500 13 6M9 10 6.500 12.500',
    },
  ],
  tracks: [
    { says: 'way of a track', class: 'track', path: 'M1 8H21', dash: '5 3' },
    { says: 'track', class: 'track', path: 'M6 3h10v10H6Z' },
  ],
  predicted: [
    {
      says: 'where an impact is expected',
      class: 'predicted',
      path: 'M11 4a9 4 0 1 0 .01 0ZM9 8h4M11 6v4',
    },
  ],
  warned: [{ says: 'warned area', class: 'warning', path: 'M11 2a6 6 0 1 0 .01 0Z', dash: '5 2 1 2' }],
};
