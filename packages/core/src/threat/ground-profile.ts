/**
 * The ground under a flight: a surface whose height goes in a straight line from the launch site to the aim point.
 *
 * Valid: for saying when a flight is over. The height is right at both ends; in between and beyond, where failed
 * missiles fall, it is a stand-in for terrain, good to some hundreds of metres of height, so to about that much in
 * place for a steep arc.
 */
import { type Geodetic, geodeticToEcef } from '../earth/index.js';
import type { SwitchingFunction } from '../motion/index.js';

/** The flight reaches the ground between `site` and `aim`. */
export function reachesGround(site: Geodetic, aim: Geodetic): SwitchingFunction {
  const a = geodeticToEcef(site);
  const b = geodeticToEcef(aim);
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const dz = b.z - a.z;
  const scale = 1 / (dx * dx + dy * dy + dz * dz);
  const rise = aim.height_m - site.height_m;
  return {
    name: 'impact',
    direction: -1,
    terminal: true,
    positiveWhile: { place: 0, over: Math.max(site.height_m, aim.height_m) + 1 },
    value: (state, place) => {
      const along = ((state[0] - a.x) * dx + (state[1] - a.y) * dy + (state[2] - a.z) * dz) * scale;
      const share = Math.min(1, Math.max(0, along));
      return place[0] - (site.height_m + rise * share);
    },
  };
}
