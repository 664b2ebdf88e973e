import { LETTERS } from '../layout/letters.js';
import { runs, time_us } from '../state/state.js';
import { clockText, dateText, sinceText } from './clock-text.js';
import { otherEpoch, otherMoment } from './epochs.js';
import { firstLaunch_us } from './line.js';

/** What time it is, and how long since the first launch; of the second run too, where its epoch is another. */
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
        {otherEpoch.value === undefined ? null : <b class="clock-side">{LETTERS[0]}</b>}
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
      <OtherClock />
    </div>
  );
}

function OtherClock() {
  const moment = otherMoment(time_us.value);
  if (moment === undefined) return null;
  return (
    <span class="clock-other" title="The same time since its epoch, in the second run">
      <b class="clock-side">{LETTERS[1]}</b>
      <span class="clock-day">{moment.date} </span>
      {moment.time} UTC
    </span>
  );
}
