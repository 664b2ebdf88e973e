import { usToSeconds } from '@testudo/core/numerics';
import { degrees } from '../angles.js';
import type { RecordedInterceptor, RecordedTrajectory, Recording, TrajectoryPoint } from '../recording.js';
import { table } from './table.js';

/** One moment of a flight, of a threat's body or of an interceptor. */
interface Row {
  readonly threat: string | undefined;
  readonly body: RecordedTrajectory['body'] | 'interceptor';
  readonly fired?: RecordedInterceptor;
  readonly point: TrajectoryPoint;
}

function rowsOf({ trajectories, interceptors }: Recording): readonly Row[] {
  return [
    ...trajectories.flatMap(({ threat, body, points }) => points.map((point) => ({ threat, body, point }))),
    ...interceptors.flatMap((fired) =>
      fired.points.map((point) => ({ threat: fired.threat, body: 'interceptor' as const, fired, point })),
    ),
  ];
}

/** One row for each sampled moment of each flight: bodies of threats first, then interceptors. */
export const trajectoriesTable = table<Row>('trajectories', rowsOf, [
  {
    header: 'threat',
    type: 'text',
    about: 'id of the threat; of an interceptor: the one it flew at',
    value: ({ threat }) => threat,
  },
  {
    header: 'body',
    type: 'text',
    about: 'missile, rocket, warhead, spent-body or interceptor',
    value: ({ body }) => body,
  },
  {
    header: 'interceptor',
    type: 'text',
    about: 'id of the interceptor; empty for threats, as are the next three',
    value: ({ fired }) => fired?.interceptor,
  },
  {
    header: 'battery',
    type: 'text',
    about: 'id of the battery that fired it',
    value: ({ fired }) => fired?.battery,
  },
  {
    header: 'type',
    type: 'text',
    about: 'catalogue id of the interceptor',
    value: ({ fired }) => fired?.type,
  },
  {
    header: 'result',
    type: 'text',
    about: 'killed, missed, interceptor-failed or no-target',
    value: ({ fired }) => fired?.result,
  },
  {
    header: 'time_utc',
    type: 'time',
    about: 'moment, UTC',
    value: ({ point }, { scenario }) => scenario.epochUnix_us + point.time_us,
  },
  {
    header: 'time_s',
    type: 'number',
    about: 'since the scenario’s epoch',
    value: ({ point }) => usToSeconds(point.time_us),
  },
  {
    header: 'latitude_deg',
    type: 'number',
    about: 'geodetic, WGS-84',
    value: ({ point }) => degrees(point.latitude_rad),
  },
  {
    header: 'longitude_deg',
    type: 'number',
    about: 'WGS-84',
    value: ({ point }) => degrees(point.longitude_rad),
  },
  { header: 'height_m', type: 'number', about: 'above the ellipsoid', value: ({ point }) => point.height_m },
  { header: 'speed_mps', type: 'number', about: 'over the ground', value: ({ point }) => point.speed_mps },
]);
