import { runs, time_us } from '../state/state.js';
import { clockText, dateText, sinceText } from './clock-text.js';
import { firstLaunch_us } from './line.js';

/** What time it is, and how long since the first launch. */
export function Clock() {
  const scenario = runs.value[0]?.recording.scenario;
  if (scenario === undefined) return <div class="clock" />;
  const { epochUnix_us, localOffset_s, localName } = scenario;
  const localUnix_us = epochUnix_us + localOffset_s * 1e6;
  const local =
    localOffset_s === 0 ? '' : ` ${clockText(localUnix_us, time_us.value).slice(0, 5)} ${localName}`;
  return (
    <div class="clock" data-time-us={time_us.value}>
      <span class="clock-time">
        {clockText(epochUnix_us, time_us.value)} <abbr title="Coordinated universal time">UTC</abbr>
      </span>
      {firstLaunch_us.value === undefined ? null : (
        <span class="clock-since" title="Since the first launch">
          T {sinceText(time_us.value, firstLaunch_us.value)}
        </span>
      )}
      <span class="clock-date">
        {dateText(localUnix_us, time_us.value)}
        {local}
      </span>
    </div>
  );
}
