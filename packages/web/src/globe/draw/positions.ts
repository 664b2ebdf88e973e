/** Where something that can be picked is at a moment. Pure. */
import type { Pick } from '../../state/state.js';
import { type DrawnBody, keyOf, type RunPicture } from './run-picture.js';

/** A threat that broke up is where the body with the warhead is. */
const CARRIERS = ['warhead', 'missile', 'rocket'] as const;

/** Writes the position into `out`. @returns false where it is nowhere: not launched yet, or a track before its first report */
export function positionOf(picture: RunPicture, pick: Pick, now_us: number, out: Float64Array): boolean {
  const key = keyOf(pick);
  const put = (at: ArrayLike<number> | undefined): boolean => {
    if (at === undefined) return false;
    for (let k = 0; k < 3; k++) out[k] = at[k];
    return true;
  };
  switch (pick.kind) {
    case 'place':
      return put(picture.places.find((one) => keyOf(one.pick) === key)?.at);
    case 'battery':
      return put(picture.batteries.find((one) => keyOf(one.pick) === key)?.at);
    case 'track': {
      const track = picture.tracks.find((one) => keyOf(one.pick) === key);
      if (track === undefined || now_us < track.motion.times_us[0]) return false;
      track.motion.at(Math.min(now_us, track.until_us), out);
      return true;
    }
    case 'threat':
    case 'interceptor': {
      const body = carrier(pick.kind === 'threat' ? picture.threats : picture.interceptors, key, now_us);
      if (body === undefined) return false;
      body.flight.at(now_us, out);
      return true;
    }
  }
}

function carrier(bodies: readonly DrawnBody[], key: string, now_us: number): DrawnBody | undefined {
  const flown = bodies.filter((one) => keyOf(one.pick) === key && one.flight.from_us <= now_us);
  for (const kind of CARRIERS) {
    const found = flown.find(({ body }) => body === kind);
    if (found !== undefined) return found;
  }
  return flown[0];
}
