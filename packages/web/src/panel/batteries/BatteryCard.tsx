import type { Recording } from '@testudo/interop';
import { BATTERY_STATES, capital, count, listed, targetsInWords } from '@testudo/report';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { picked } from '../../state/state.js';
import { utcMoment } from '../facts/utc.js';
import { paced_us } from '../pace.js';
import { Reasons } from './Reasons.js';
import { StepChart } from './StepChart.js';
import { batteryAt } from './status.js';
import { batterySeries } from './steps.js';

interface CardProps {
  readonly recording: Recording;
  readonly battery: string;
}

/** One battery: its state now, its numbers over time, and what it came to. */
export function BatteryCard({ recording, battery }: CardProps) {
  const card = useRef<HTMLElement>(null);
  const { scenario } = recording;
  const its = scenario.batteries.find(({ id }) => id === battery);
  const isPicked = picked.value?.kind === 'battery' && picked.value.id === battery;
  const series = useMemo(() => batterySeries(recording, battery), [recording, battery]);
  useEffect(() => {
    if (isPicked) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isPicked]);
  if (its === undefined) return null;
  return (
    <article class="card" data-picked={isPicked} ref={card}>
      <h3>
        <button
          type="button"
          class="link"
          aria-pressed={isPicked}
          onClick={() => {
            picked.value = isPicked ? undefined : { kind: 'battery', id: battery };
          }}
        >
          {its.name}
        </button>
      </h3>
      <p class="quiet">
        Engages {targetsInWords(its.engages)}. {its.invented ? 'Its layout is invented.' : ''}
      </p>
      <BatteryState recording={recording} battery={battery} />
      {series === undefined ? null : (
        <div class="step-charts">
          {series.series.map((one) => (
            <StepChart key={one.title} series={one} from_us={series.from_us} until_us={series.until_us} />
          ))}
          <p class="step-axis quiet">
            <span>{utcMoment(scenario, series.from_us)} UTC</span>
            <span>{utcMoment(scenario, series.until_us)} UTC</span>
          </p>
        </div>
      )}
      <Came recording={recording} battery={battery} />
    </article>
  );
}

function BatteryState({ recording, battery }: CardProps) {
  const { state, isRadiating, clauses, doing, roundsLeft } = batteryAt(recording, battery, paced_us.value);
  return (
    <div class="battery-now">
      <p>
        <span class="pill" data-on={state === 'online'}>
          {BATTERY_STATES[state]}
        </span>
        <span class="pill" data-on={isRadiating}>
          {isRadiating ? 'radar on' : 'radar off'}
        </span>
        {doing.map((what) => (
          <span key={what.replace(/\d+/g, '')} class="pill" data-busy="true">
            {what}
          </span>
        ))}
      </p>
      <p>
        {capital(listed(clauses))}.{' '}
        <span class="quiet">
          {roundsLeft.length === 0 ? 'No rounds.' : `Rounds left: ${listed(roundsLeft)}.`}
        </span>
      </p>
    </div>
  );
}

/** What it came to at the end of the run. */
function Came({ recording, battery }: CardProps) {
  const outcome = recording.outcome.batteries.find((one) => one.battery === battery);
  if (outcome === undefined) return null;
  const { tracked, engaged, killed, rounds, wasted, reasons } = outcome;
  const failed = recording.outcome.threats.filter(
    ({ fate, kill }) => fate === 'failed' && kill?.battery === battery,
  ).length;
  const fired = rounds.reduce((sum, one) => sum + one.fired, 0);
  const figures: readonly (readonly [number, string])[] = [
    [tracked, 'tracked'],
    [engaged, 'engaged'],
    [killed, 'killed'],
    [fired, 'fired'],
  ];
  return (
    <div class="came">
      <h4>In the whole run</h4>
      <dl class="came-figures">
        {figures.map(([number, word]) => (
          <div key={word} data-nothing={number === 0}>
            <dt>{word}</dt>
            <dd>{count(number)}</dd>
          </div>
        ))}
      </dl>
      {failed === 0 ? null : (
        <p class="quiet">{count(failed)} of those killed had failed before, and count as failed.</p>
      )}
      {wasted === 0 ? null : (
        <p class="quiet">
          {count(wasted)} of those fired went at what carried no warhead or was no threat any more.
        </p>
      )}
      {reasons.length === 0 ? null : (
        <>
          <h4>Not engaged or not stopped because</h4>
          <Reasons reasons={reasons} />
        </>
      )}
    </div>
  );
}
