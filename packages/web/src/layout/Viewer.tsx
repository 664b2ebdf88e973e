import { GlobeControls } from '../globe/controls/GlobeControls.js';
import { Globe } from '../globe/Globe.js';
import { Panel } from '../panel/Panel.js';
import { busy, problem, runs } from '../state/state.js';
import { Timeline } from '../timeline/Timeline.js';
import { TopBar } from './TopBar.js';

/** The whole page. */
export function Viewer() {
  return (
    <div class="viewer">
      <TopBar />
      <main class="globes">
        {runs.value.map((run, index) => (
          <Globe key={index} run={run} index={index} />
        ))}
        <GlobeControls />
      </main>
      <Panel />
      <Timeline />
      {busy.value === undefined ? null : <p role="status">{busy.value}</p>}
      {problem.value === undefined ? null : <p role="alert">{problem.value.join('; ')}</p>}
    </div>
  );
}
