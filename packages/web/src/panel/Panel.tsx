import { runs } from '../state/state.js';

/** Beside the globe: the story, threats, batteries, events and charts of the runs. */
export function Panel() {
  return (
    <aside class="panel" aria-label="What happened">
      {runs.value.map((run, index) => (
        <h2 key={index}>{run.recording.scenario.title}</h2>
      ))}
    </aside>
  );
}
