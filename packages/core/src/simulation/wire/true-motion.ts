/** The truth, for those who may look at it: radars and the seekers of interceptors. */
import type { Context } from '../../engine/index.js';
import type { TrueBodies } from '../../radar/index.js';
import type { World } from '../compile/world.js';
import { THREAT_MODULE, type ThreatState } from './threat-module.js';

const NONE: ReturnType<TrueBodies> = [];

/** The bodies of each threat as they fly in the run of a context; destroyed ones say so. */
export function trueMotion(world: World): (context: Context) => TrueBodies {
  const indexOf = new Map(world.threats.map(({ id }, index) => [id, index]));
  return (context) => {
    const { flights, flightOf } = context.peek(THREAT_MODULE) as ThreatState;
    return (threat) => {
      const at = flightOf[indexOf.get(threat) ?? -1] ?? -1;
      return at < 0 ? NONE : flights[at].bodies;
    };
  };
}
