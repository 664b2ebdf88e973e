import { runs } from '../state/state.js';

/** What is shown, and how to open something else. */
export function TopBar() {
  return (
    <header class="bar">
      <strong>Testudo</strong> {runs.value.map((run) => run.recording.scenario.title).join(' | ')}
    </header>
  );
}
