import type { ThreatOutcome } from '@testudo/core/simulation';
import { degrees } from '../angles.js';
import type { Recording } from '../recording.js';
import { table } from './table.js';

const utc = ({ scenario }: Recording, time_us: number | undefined): number | undefined =>
  time_us === undefined ? undefined : scenario.epochUnix_us + time_us;

/** One row for each threat that was launched: what became of it, where it came down, who had been warned. */
export const impactsTable = table<ThreatOutcome>('impacts', ({ outcome }) => outcome.threats, [
  { header: 'threat', type: 'text', about: 'id of the threat', value: ({ threat }) => threat },
  {
    header: 'threatClass',
    type: 'text',
    about: 'catalogue id of its class',
    value: ({ threatClass }) => threatClass,
  },
  { header: 'site', type: 'text', about: 'launch site it left from', value: ({ site }) => site },
  { header: 'target', type: 'text', about: 'place it was aimed at', value: ({ target }) => target },
  {
    header: 'launch_utc',
    type: 'time',
    about: 'launch, UTC',
    value: ({ launch_us }, run) => utc(run, launch_us),
  },
  {
    header: 'fate',
    type: 'text',
    about: 'arrived, killed, astray, failed or in-flight',
    value: ({ fate }) => fate,
  },
  {
    header: 'failureMode',
    type: 'text',
    about: 'how it failed, if it did',
    value: ({ failureMode }) => failureMode,
  },
  {
    header: 'apogee_m',
    type: 'number',
    about: 'greatest height above the ellipsoid',
    value: ({ apogee_m }) => apogee_m,
  },
  {
    header: 'impact_utc',
    type: 'time',
    about: 'impact, UTC',
    value: ({ impact }, run) => utc(run, impact?.time_us),
  },
  {
    header: 'flight_s',
    type: 'number',
    about: 'from launch to impact',
    value: ({ impact }) => impact?.flight_s,
  },
  {
    header: 'latitude_deg',
    type: 'number',
    about: 'of the impact, geodetic, WGS-84',
    value: ({ impact }) => impact && degrees(impact.latitude_rad),
  },
  {
    header: 'longitude_deg',
    type: 'number',
    about: 'of the impact, WGS-84',
    value: ({ impact }) => impact && degrees(impact.longitude_rad),
  },
  {
    header: 'speed_mps',
    type: 'number',
    about: 'at impact, over the ground',
    value: ({ impact }) => impact?.speed_mps,
  },
  {
    header: 'descentAngle_deg',
    type: 'number',
    about: 'below the horizontal at impact',
    value: ({ impact }) => impact && degrees(impact.descentAngle_rad),
  },
  {
    header: 'miss_m',
    type: 'number',
    about: 'from the aim point, over the ground',
    value: ({ impact }) => impact?.miss_m,
  },
  {
    header: 'place',
    type: 'text',
    about: 'place in whose area it came down',
    value: ({ impact }) => impact?.place,
  },
  {
    header: 'report_utc',
    type: 'time',
    about: 'early warning’s report of this launch, UTC',
    value: ({ report_us }, run) => utc(run, report_us),
  },
  {
    header: 'alarm_utc',
    type: 'time',
    about: 'alarm at the place for this threat, UTC',
    value: ({ alarm_us }, run) => utc(run, alarm_us),
  },
  {
    header: 'threatening',
    type: 'flag',
    about: 'whether a battery predicted it to fall on a defended area',
    value: ({ threatening }) => threatening,
  },
  {
    header: 'engaged',
    type: 'flag',
    about: 'whether an interceptor was launched at it',
    value: ({ engaged }) => engaged,
  },
  {
    header: 'leaked',
    type: 'flag',
    about: 'whether it arrived where a battery was able to fire at its class at some moment of the flight',
    value: ({ leaked }) => leaked,
  },
  {
    header: 'kill_utc',
    type: 'time',
    about: 'when it was destroyed, UTC',
    value: ({ kill }, run) => utc(run, kill?.time_us),
  },
  {
    header: 'killedBy',
    type: 'text',
    about: 'id of the battery that destroyed it',
    value: ({ kill }) => kill?.battery,
  },
  {
    header: 'killHeight_m',
    type: 'number',
    about: 'height above the ellipsoid where it was destroyed',
    value: ({ kill }) => kill?.height_m,
  },
  {
    header: 'shots',
    type: 'integer',
    about: 'interceptors fired at it by all batteries together',
    value: ({ ladders }) => ladders.reduce((sum, { shots }) => sum + shots.length, 0),
  },
  {
    header: 'reason',
    type: 'text',
    about: 'what settled that it was not engaged or not stopped',
    value: ({ reasons }) => reasons[0],
  },
  {
    header: 'lead_s',
    type: 'number',
    about: 'from the alarm to the impact; positive where the alarm came first',
    value: ({ lead_s }) => lead_s,
  },
]);
