import { showAlone } from '../open/open.js';
import { runs } from '../state/state.js';
import type { Source } from '../state/viewed.js';
import { Icon } from './Icon.js';
import { LETTERS } from './letters.js';

/** What is shown: the titles of the runs, which runs they are, and that they are simulations. */
export function Shown() {
  const many = runs.value.length > 1;
  return (
    <div class="shown">
      {runs.value.map(({ recording: { scenario, seed, trial, digest }, source }, index) => (
        <div key={index} class="shown-run">
          {many ? <b class="letter">{LETTERS[index]}</b> : null}
          <h1 title={`${scenario.title}\n${scenario.summary}`}>{scenario.title}</h1>
          <span class="shown-seed" title={`Digest ${digest}`}>
            {wordOf(source)} seed {seed}
            {trial === 0 ? '' : `, trial ${trial}`}
          </span>
          {many ? (
            <button
              type="button"
              class="plain small"
              aria-label={`Close ${LETTERS[index]}, ${scenario.title}`}
              onClick={() => showAlone(1 - index)}
            >
              <Icon name="close" />
            </button>
          ) : null}
        </div>
      ))}
      <span class="badge exercise">Simulation (exercise)</span>
    </div>
  );
}

function wordOf({ kind }: Source): string {
  if (kind === 'recording') return 'recording,';
  return kind === 'file' ? 'from a file,' : '';
}
