/** What has to do with what is picked: it stays bright when the rest dims. Pure. */
import type { Recording } from '@testudo/interop';
import type { Track } from '@testudo/interop/picture';
import type { Pick } from '../../state/state.js';

/** Keys `kind/id` of what is picked and of what it flew at, fired, followed or defended. */
export function related(pick: Pick, recording: Recording, tracks: readonly Track[]): ReadonlySet<string> {
  const found = new Set<string>([`${pick.kind}/${pick.id}`]);
  for (const one of recording.interceptors) {
    const own =
      (pick.kind === 'interceptor' && one.interceptor === pick.id) ||
      (pick.kind === 'threat' && one.threat === pick.id) ||
      (pick.kind === 'track' && one.track === pick.id) ||
      (pick.kind === 'battery' && one.battery === pick.id);
    if (!own) continue;
    found.add(`interceptor/${one.interceptor}`);
    if (one.threat !== undefined) found.add(`threat/${one.threat}`);
    found.add(`track/${one.track}`);
    found.add(`battery/${one.battery}`);
  }
  for (const { track, battery } of tracks) {
    if (pick.kind === 'battery' && battery === pick.id) found.add(`track/${track}`);
    if (pick.kind === 'track' && track === pick.id) found.add(`battery/${battery}`);
  }
  for (const { threat, target } of recording.outcome.threats) {
    if (pick.kind === 'place' && target === pick.id) found.add(`threat/${threat}`);
    if (pick.kind === 'threat' && threat === pick.id) found.add(`place/${target}`);
  }
  return found;
}
