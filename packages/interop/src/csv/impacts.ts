import { formatUtc } from '@testudo/core/numerics';
import { degrees } from '../angles.js';
import type { Recording } from '../recording.js';
import { csvTable } from './table.js';

const utc = ({ scenario }: Recording, time_us: number | undefined): string | undefined =>
  time_us === undefined ? undefined : formatUtc(scenario.epochUnix_us + time_us);

/** One row for each threat that was launched: what became of it, where it came down, who had been warned. */
export const impactsTable = csvTable('impacts', ({ outcome }) => outcome.threats, [
  { header: 'threat', about: 'id of the threat', value: ({ threat }) => threat },
  { header: 'threatClass', about: 'catalogue id of its class', value: ({ threatClass }) => threatClass },
  { header: 'site', about: 'launch site it left from', value: ({ site }) => site },
  { header: 'target', about: 'place it was aimed at', value: ({ target }) => target },
  { header: 'launch_utc', about: 'launch, UTC', value: ({ launch_us }, run) => utc(run, launch_us) },
  { header: 'fate', about: 'arrived, killed, astray, failed or in-flight', value: ({ fate }) => fate },
  { header: 'failureMode', about: 'how it failed, if it did', value: ({ failureMode }) => failureMode },
  { header: 'apogee_m', about: 'greatest height above the ellipsoid', value: ({ apogee_m }) => apogee_m },
  { header: 'impact_utc', about: 'impact, UTC', value: ({ impact }, run) => utc(run, impact?.time_us) },
  { header: 'flight_s', about: 'from launch to impact', value: ({ impact }) => impact?.flight_s },
  {
    header: 'latitude_deg',
    about: 'of the impact, geodetic, WGS-84',
    value: ({ impact }) => impact && degrees(impact.latitude_rad),
  },
  {
    header: 'longitude_deg',
    about: 'of the impact, WGS-84',
    value: ({ impact }) => impact && degrees(impact.longitude_rad),
  },
  { header: 'speed_mps', about: 'at impact, over the ground', value: ({ impact }) => impact?.speed_mps },
  {
    header: 'descentAngle_deg',
    about: 'below the horizontal at impact',
    value: ({ impact }) => impact && degrees(impact.descentAngle_rad),
  },
  { header: 'miss_m', about: 'from the aim point, over the ground', value: ({ impact }) => impact?.miss_m },
  { header: 'place', about: 'place in whose area it came down', value: ({ impact }) => impact?.place },
  {
    header: 'report_utc',
    about: 'early warning’s report of this launch, UTC',
    value: ({ report_us }, run) => utc(run, report_us),
  },
  {
    header: 'alarm_utc',
    about: 'alarm at the place for this threat, UTC',
    value: ({ alarm_us }, run) => utc(run, alarm_us),
  },
  {
    header: 'threatening',
    about: 'whether a battery predicted it to fall on a defended area',
    value: ({ threatening }) => threatening,
  },
  { header: 'engaged', about: 'whether an interceptor was launched at it', value: ({ engaged }) => engaged },
  {
    header: 'leaked',
    about: 'whether it arrived where a battery was there to defend',
    value: ({ leaked }) => leaked,
  },
  {
    header: 'kill_utc',
    about: 'when it was destroyed, UTC',
    value: ({ kill }, run) => utc(run, kill?.time_us),
  },
  { header: 'killedBy', about: 'id of the battery that destroyed it', value: ({ kill }) => kill?.battery },
  {
    header: 'killHeight_m',
    about: 'height above the ellipsoid where it was destroyed',
    value: ({ kill }) => kill?.height_m,
  },
  {
    header: 'shots',
    about: 'interceptors fired at it by all batteries together',
    value: ({ ladders }) => ladders.reduce((sum, { shots }) => sum + shots.length, 0),
  },
  {
    header: 'reason',
    about: 'what settled that it was not engaged or not stopped',
    value: ({ reasons }) => reasons[0],
  },
  {
    header: 'lead_s',
    about: 'from the alarm to the impact; positive where the alarm came first',
    value: ({ lead_s }) => lead_s,
  },
]);
