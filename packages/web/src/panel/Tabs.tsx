import { computed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { type Panel, panel, runs } from '../state/state.js';
import { hasWeeks } from './weeks/has-weeks.js';

const ALL: readonly (readonly [Panel, string])[] = [
  ['story', 'Story'],
  ['threats', 'Threats'],
  ['batteries', 'Batteries'],
  ['events', 'Events'],
  ['charts', 'Charts'],
  ['weeks', 'Weeks'],
];

/** The weeks have a tab where there are any, and while an address or a key has opened them. */
const tabs = computed(() =>
  ALL.filter(
    ([id]) =>
      id !== 'weeks' ||
      panel.value === 'weeks' ||
      runs.value.some(({ recording }) => hasWeeks(recording.scenario)),
  ),
);

/** The parts of the panel, as tabs: arrows go from one to the next and open it. */
export function Tabs({ controls }: { readonly controls: string }) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const all = tabs.value;
    const at = all.findIndex(([id]) => id === panel.value);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const [id] = all[(to + all.length) % all.length];
    panel.value = id;
    list.current?.querySelector<HTMLElement>(`#tab-${id}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="What happened" ref={list} onKeyDown={move}>
      {tabs.value.map(([id, label]) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          aria-selected={panel.value === id}
          aria-controls={controls}
          tabIndex={panel.value === id ? 0 : -1}
          onClick={() => {
            panel.value = id;
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
