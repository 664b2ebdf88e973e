import { capital, clockName, localDay, timeOfDay } from '@testudo/report';
import { playing, runs } from '../../state/state.js';
import { otherEpoch } from '../../timeline/epochs.js';
import { bound } from '../bound.js';
import { utcClock } from '../facts/utc.js';
import { paced_us } from '../pace.js';
import { SideMark } from '../Sides.js';
import { nowIn } from './now.js';

/** What is happening right now, in each run. */
export function NowCard() {
  const all = runs.value;
  return (
    <section class="now" aria-label="Now">
      <Clock index={0} />
      {otherEpoch.value === undefined ? null : <Clock index={1} />}
      <div class="now-runs">
        {all.map(({ recording }, index) => (
          <div key={index} class="now-run">
            {all.length < 2 ? null : <SideMark index={index} />}
            <Said index={index} key={recording.digest} />
          </div>
        ))}
      </div>
    </section>
  );
}

/** What time it is in a run; by the first alone where it is the same in both. */
function Clock({ index }: { readonly index: number }) {
  const scenario = runs.value[index]?.recording.scenario;
  if (scenario === undefined) return null;
  const now_us = Math.floor(paced_us.value);
  return (
    <p class="now-clock">
      <span class="now-dot" data-playing={playing.value} />
      {otherEpoch.value === undefined ? null : <SideMark index={index} />}
      <span>
        <b>{utcClock(scenario, now_us)}</b> UTC
      </span>
      {scenario.localOffset_s === 0 ? null : (
        <span class="quiet">
          {timeOfDay(scenario, now_us)} {clockName(scenario).replace(/ \(.*/, '')}
        </span>
      )}
      <span class="quiet">{localDay(scenario, now_us)}</span>
    </p>
  );
}

function Said({ index }: { readonly index: number }) {
  const recording = runs.value[index]?.recording;
  if (recording === undefined) return null;
  const { phase, clauses } = nowIn(recording, paced_us.value);
  return (
    <div>
      <p class="now-phase">{bound(phase)}</p>
      {clauses.length === 0 ? null : (
        <ul class="now-clauses">
          {clauses.map((clause) => (
            <li key={clause.replace(/[0-9.]+/g, '')}>{bound(capital(clause))}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
