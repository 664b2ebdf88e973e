import { useComputed, useSignal } from '@preact/signals';
import type { LoggedEvent } from '@testudo/core/engine';
import type { Recording } from '@testudo/interop';
import { count, duration } from '@testudo/report';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { picked, seek } from '../../state/state.js';
import { bound } from '../bound.js';
import { flightsOf } from '../facts/flights.js';
import { utcMoment } from '../facts/utc.js';
import { paced_us } from '../pace.js';
import { VirtualList } from '../VirtualList.js';
import { groupOfKind } from './groups.js';
import { pickOf, threatOf } from './involved.js';
import { filtered, happenedAt, type LogFilter, sentenceIn } from './log.js';

interface EventLogProps {
  readonly recording: Recording;
  readonly filter: LogFilter;
  readonly follows: boolean;
  readonly onScrollAway: () => void;
}

/** The events that a filter lets through, and where the clock stands among them. */
export function EventLog({ recording, filter, follows, onScrollAway }: EventLogProps) {
  const { groups, text, about } = filter;
  const rows = useMemo(
    () => filtered(recording, { groups, text, ...(about === undefined ? {} : { about }) }),
    [recording, groups, text, about],
  );
  const [chosen, setChosen] = useState(-1);
  const listed = useSignal(rows);
  useEffect(() => {
    listed.value = rows;
  }, [rows, listed]);
  const now = useComputed(() => happenedAt(listed.value, paced_us.value));
  return (
    <>
      <p class="event-count quiet" role="status">
        {count(rows.length)} of {count(recording.events.length)} events. Times are UTC, and since the launch
        of the threat that it is about.
      </p>
      <VirtualList
        label="Events"
        count={rows.length}
        rowHeight_rem={4.3}
        row={(index) => <EventRow recording={recording} event={rows[index]} />}
        isChosen={(index) => rows[index]?.sequence === chosen}
        onChoose={(index) => {
          const event = rows[index];
          if (event === undefined) return;
          setChosen(event.sequence);
          seek(event.time_us);
          picked.value = pickOf(recording, event) ?? picked.value;
        }}
        now={now}
        follows={follows}
        onScrollAway={onScrollAway}
        nowLabel={<NowLabel recording={recording} />}
      />
    </>
  );
}

function NowLabel({ recording }: { readonly recording: Recording }) {
  return <span>now {utcMoment(recording.scenario, paced_us.value)}</span>;
}

function EventRow({
  recording,
  event,
}: {
  readonly recording: Recording;
  readonly event: LoggedEvent | undefined;
}) {
  if (event === undefined) return null;
  const sentence = sentenceIn(recording, event);
  return (
    <div class="event-row" data-group={groupOfKind(event.kind)}>
      <p class="event-when">
        <i class="group-mark" aria-hidden="true" />
        <b>{utcMoment(recording.scenario, event.time_us)}</b>
        <span class="quiet">{sinceLaunch(recording, event)}</span>
      </p>
      <p class="event-said" title={sentence}>
        {bound(sentence)}
      </p>
    </div>
  );
}

/** `+243 s` since the launch of the threat that the event is about. */
function sinceLaunch(recording: Recording, event: LoggedEvent): string {
  const threat = threatOf(recording, event);
  const launch_us = threat === undefined ? undefined : flightsOf(recording).get(threat)?.outcome.launch_us;
  if (launch_us === undefined || event.time_us === launch_us) return '';
  return `+${duration((event.time_us - launch_us) / 1e6)}`;
}
