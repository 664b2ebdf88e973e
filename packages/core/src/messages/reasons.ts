/**
 * The closed list of reasons why a threat was not engaged or not stopped.
 *
 * Each threat leaves a run with a chain of them, the first being what settled it. Reports add them up over runs.
 */
export const REASONS = {
  'failed-by-itself': 'it failed in flight by itself',
  'beyond-radar-range': 'it stayed beyond the radar’s range',
  'below-horizon': 'it was below the radar horizon',
  'terrain-masked': 'terrain stood in the way',
  'outside-sector': 'it was outside the sector the radar faces',
  'outside-elevation': 'it was above or below what the radar looks at',
  'not-radiating': 'the radar was not radiating',
  'not-detected': 'the radar looked and did not find it in noise',
  'not-tracked-in-time': 'there was no track in time',
  'not-identified-in-time': 'it was not identified in time',
  'taken-for-debris': 'it was taken for an empty body or debris',
  'taken-for-another-class': 'it was taken for something of a class this system does not engage',
  'not-in-class': 'it is not in the class this system engages',
  'battery-absent': 'there was no battery at the place',
  'battery-not-online': 'the battery was not online',
  'under-repair': 'the battery had broken down and was under repair',
  'no-consent': 'consent was missing',
  'too-late': 'there was no time left',
  'out-of-reach': 'it was out of the interceptors’ reach',
  'inside-minimum-range': 'it was inside the minimum range',
  'no-ready-launcher': 'no launcher was ready',
  'magazine-empty': 'the magazine was empty',
  'reserve-held': 'the last rounds were held in reserve',
  'channels-full': 'all guidance channels were taken',
  'weapons-hold': 'weapons were on hold',
  'not-authorised': 'nobody authorised the engagement',
  'identified-friendly': 'it was identified as friendly',
  'lands-harmlessly': 'it was predicted to land harmlessly',
  'interceptor-failed': 'the interceptor failed',
  missed: 'the interceptor missed',
  'wrongly-assessed-killed': 'it was wrongly assessed as killed',
} as const;

export type Reason = keyof typeof REASONS;
