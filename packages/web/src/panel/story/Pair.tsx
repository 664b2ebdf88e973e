import { some } from '@testudo/report';
import { panel, picked, runs } from '../../state/state.js';
import { utcMoment } from '../facts/utc.js';
import { pairStory } from './pair.js';

/** What differs between two runs, in a sentence, and what not to make of it. */
export function Pair() {
  const [a, b] = runs.value;
  if (a === undefined || b === undefined) return null;
  const { headline, caveats } = pairStory(a.recording, b.recording);
  return (
    <section class="pair" aria-label="What differs">
      <p class="strong">{headline}</p>
      {caveats.map((caveat) => (
        <p key={caveat} class="quiet">
          {caveat}
        </p>
      ))}
    </section>
  );
}

/** More than these say no more than their number. */
const MOST = 24;

/** The threats that came to another end. */
export function Turned() {
  const [a, b] = runs.value;
  if (a === undefined || b === undefined) return null;
  const { turned } = pairStory(a.recording, b.recording);
  if (turned.length === 0) return null;
  return (
    <section>
      <h3>Came to another end</h3>
      <ul class="turned">
        {turned.slice(0, MOST).map(({ threat, launch_us, words }) => (
          <li key={threat}>
            <span class="quiet">{utcMoment(b.recording.scenario, launch_us)}</span>{' '}
            <button
              type="button"
              class="link"
              onClick={() => {
                picked.value = { kind: 'threat', id: threat };
                panel.value = 'threats';
              }}
            >
              {words}
            </button>
          </li>
        ))}
      </ul>
      {turned.length <= MOST ? null : <p class="quiet">And {some(turned.length - MOST, 'other')}.</p>}
    </section>
  );
}
