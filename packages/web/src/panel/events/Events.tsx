import { computed, signal } from '@preact/signals';
import { picked, runs } from '../../state/state.js';
import { Sides } from '../Sides.js';
import { EventLog } from './EventLog.js';
import { subjectAmong, subjectsOf } from './subjects.js';
import './events.css';
import { DEFAULT_GROUPS, EVENT_GROUPS, type EventGroup } from './groups.js';

const groups = signal<ReadonlySet<EventGroup>>(DEFAULT_GROUPS);
const text = signal('');
/** Kind and id, all, or what is picked. */
const asked = signal<string>('all');
const subjects = computed(() => subjectsOf(runs.value.map(({ recording }) => recording.scenario)));
const about = computed(() => subjectAmong(subjects.value, asked.value));
const follows = signal(true);

const stopFollowing = () => {
  follows.value = false;
};

/** The whole log of the runs, to be filtered, and gone through by the clock. */
export function Events() {
  return (
    <>
      <div class="event-filters sticky">
        <fieldset>
          <legend class="unseen">Kinds of events</legend>
          {(Object.keys(EVENT_GROUPS) as EventGroup[]).map((group) => (
            <GroupSwitch key={group} group={group} />
          ))}
        </fieldset>
        <div class="event-search">
          <input
            type="search"
            aria-label="Words in the event"
            placeholder="Words or ids"
            value={text.value}
            onInput={(event) => {
              text.value = event.currentTarget.value;
            }}
          />
          <About />
          <button
            type="button"
            aria-pressed={follows.value}
            title="Keeps the line of now in sight"
            onClick={() => {
              follows.value = !follows.value;
            }}
          >
            Follow
          </button>
        </div>
      </div>
      <Sides>
        {({ recording }) => (
          <EventLog
            recording={recording}
            filter={{ groups: groups.value, text: text.value, ...aboutPick(about.value) }}
            follows={follows.value}
            onScrollAway={stopFollowing}
          />
        )}
      </Sides>
    </>
  );
}

function GroupSwitch({ group }: { readonly group: EventGroup }) {
  const { label, about: meaning } = EVENT_GROUPS[group];
  const isOn = groups.value.has(group);
  return (
    <button
      type="button"
      class="group-switch"
      data-group={group}
      aria-pressed={isOn}
      title={meaning}
      onClick={() => {
        const next = new Set(groups.value);
        if (isOn) next.delete(group);
        else next.add(group);
        groups.value = next;
      }}
    >
      <i class="group-mark" aria-hidden="true" /> {label}
    </button>
  );
}

function About() {
  return (
    <select
      aria-label="About whom"
      value={about.value}
      onChange={(event) => {
        asked.value = event.currentTarget.value;
      }}
    >
      <option value="all">About all</option>
      <option value="picked">What is picked</option>
      {[...subjects.value].map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
  );
}

function aboutPick(value: string) {
  if (value === 'all') return {};
  if (value === 'picked') return picked.value === undefined ? {} : { about: picked.value };
  const at = value.indexOf('/');
  const kind = value.slice(0, at) as 'battery' | 'place';
  return { about: { kind, id: value.slice(at + 1) } };
}
