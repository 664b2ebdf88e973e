import { useEffect, useRef } from 'preact/hooks';
import { Guard } from '../layout/Guard.js';
import { panel, picked, runs } from '../state/state.js';
import { Batteries } from './batteries/Batteries.js';
import { Charts } from './charts/Charts.js';
import { Events } from './events/Events.js';
import { PickedBar } from './PickedBar.js';
import './panel.css';
import { RunSwitch } from './Sides.js';
import { rem_px, width_px } from './sides.js';
import { Story } from './story/Story.js';
import { Tabs } from './Tabs.js';
import { Threats } from './threats/Threats.js';
import { Weeks } from './weeks/Weeks.js';

const BODY = 'panel-body';

const PARTS = {
  story: Story,
  threats: Threats,
  batteries: Batteries,
  events: Events,
  charts: Charts,
  weeks: Weeks,
};

/** Beside the globe: the story, threats, batteries, events, charts and weeks of the runs. */
export function Panel() {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const watched = frame.current;
    if (watched === null) return;
    const observer = new ResizeObserver(() => {
      width_px.value = watched.clientWidth;
      rem_px.value = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  const Part = PARTS[panel.value];
  const shows = [panel.value, ...runs.value.map(({ recording }) => recording.digest)].join('/');
  return (
    <aside class="panel" aria-label="What happened" ref={frame}>
      <Tabs controls={BODY} />
      <RunSwitch />
      <Guard of="What is picked" about={`${shows}/${picked.value?.kind}/${picked.value?.id}`}>
        <PickedBar />
      </Guard>
      <div
        class="panel-body"
        id={BODY}
        key={panel.value}
        role="tabpanel"
        aria-labelledby={`tab-${panel.value}`}
        // It scrolls, so the keyboard has to reach it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached
        tabIndex={0}
      >
        {runs.value.length === 0 ? (
          <p class="quiet">No run is open.</p>
        ) : (
          <Guard of="This part of the panel" about={shows}>
            <Part />
          </Guard>
        )}
      </div>
    </aside>
  );
}
