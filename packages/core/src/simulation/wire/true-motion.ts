/** The truth, for those who may look at it: radars and the seekers of interceptors. */
import type { Context } from '../../engine/index.js';
import type { NumberedBodies, TrueBodies } from '../../radar/index.js';
import type { World } from '../compile/world.js';
import { type FlightBody, THREAT_MODULE, type ThreatState } from './threat-module.js';

const NONE: readonly FlightBody[] = [];

/** The bodies of each threat as they fly in the run of a context; destroyed ones say so. */
export function trueMotion(world: World): (context: Context) => TrueBodies {
  const numberOf = new Map(world.threats.map(({ id }, index) => [id, index]));
  return (context) => {
    const bodies = numberedMotion(context);
    return (threat) => bodies(numberOf.get(threat) ?? -1);
  };
}

/** The same by the number of the threat among the world's. */
export function numberedMotion(context: Context): NumberedBodies {
  const { flights, flightOf } = context.peek(THREAT_MODULE) as ThreatState;
  return (threat) => {
    const at = flightOf[threat] ?? -1;
    return at < 0 ? NONE : flights[at].bodies;
  };
}
