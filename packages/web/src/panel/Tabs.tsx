import { useRef } from 'preact/hooks';
import { type Panel, panel } from '../state/state.js';

const TABS: readonly (readonly [Panel, string])[] = [
  ['story', 'Story'],
  ['threats', 'Threats'],
  ['batteries', 'Batteries'],
  ['events', 'Events'],
  ['charts', 'Charts'],
];

/** The parts of the panel, as tabs: arrows go from one to the next and open it. */
export function Tabs({ controls }: { readonly controls: string }) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = TABS.findIndex(([id]) => id === panel.value);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const [id] = TABS[(to + TABS.length) % TABS.length];
    panel.value = id;
    list.current?.querySelector<HTMLElement>(`#tab-${id}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="What happened" ref={list} onKeyDown={move}>
      {TABS.map(([id, label]) => (
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
