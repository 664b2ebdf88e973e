import { picked } from '../../state/state.js';
import { ThreatDetail } from './ThreatDetail.js';
import { ThreatList } from './ThreatList.js';
import './threats.css';

const OF_THREATS: ReadonlySet<string> = new Set(['threat', 'interceptor', 'track']);

/** The list of threats, or the one that is picked. */
export function Threats() {
  const pick = picked.value;
  return pick !== undefined && OF_THREATS.has(pick.kind) ? <ThreatDetail pick={pick} /> : <ThreatList />;
}
