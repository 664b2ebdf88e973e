import { signal } from '@preact/signals';
import type { Recording } from '@testudo/interop';
import { useMemo } from 'preact/hooks';
import { picked } from '../../state/state.js';
import { Sides } from '../Sides.js';
import { bodiesOf } from './bodies.js';
import './charts.css';
import { Key } from './Key.js';
import { type From, HEIGHT, rangeFrom, SPEED, spotsIn } from './measures.js';
import { Plot } from './Plot.js';
import { cutOut, pickedFlight, showsFlight } from './window.js';

const from = signal<From>('aim');
const how = signal<'ground' | 'slant'>('ground');

/** Height, range and speed over time, of everything that moved. */
export function Charts() {
  return (
    <div class="charts">
      <Stretch />
      <Sides>{({ recording }) => <ChartsOfRun recording={recording} />}</Sides>
      <Key />
    </div>
  );
}

/** Which stretch of time is shown. */
function Stretch() {
  const flight = pickedFlight.value;
  const isCut = cutOut.value !== undefined;
  const showsOne = !isCut && showsFlight.value && flight !== undefined;
  const show = (one: boolean) => {
    cutOut.value = undefined;
    showsFlight.value = one;
  };
  return (
    <div class="stretch">
      <button type="button" aria-pressed={!showsOne && !isCut} onClick={() => show(false)}>
        Whole raid
      </button>
      <button
        type="button"
        aria-pressed={showsOne}
        disabled={flight === undefined}
        onClick={() => show(true)}
      >
        Picked flight
      </button>
      <span class="quiet">Click goes there, drag cuts out.</span>
    </div>
  );
}

function ChartsOfRun({ recording }: { readonly recording: Recording }) {
  const { scenario } = recording;
  const bodies = bodiesOf(recording);
  const spots = spotsIn(scenario);
  const origin = spots.some(({ id }) => id === from.value) ? from.value : 'aim';
  const range = useMemo(() => rangeFrom(scenario, origin, how.value), [scenario, origin, how.value]);
  if (bodies.length === 0) return <p class="quiet">Nothing moved in this run.</p>;
  return (
    <div class="plots">
      <Plot recording={recording} bodies={bodies} measure={HEIGHT} picked={picked.value} />
      <Plot recording={recording} bodies={bodies} measure={range} picked={picked.value}>
        <select
          aria-label="Kind of range"
          value={how.value}
          onChange={(event) => {
            how.value = event.currentTarget.value as 'ground' | 'slant';
          }}
        >
          <option value="ground">ground range</option>
          <option value="slant">slant range</option>
        </select>
        <select
          aria-label="Range from"
          value={origin}
          onChange={(event) => {
            from.value = event.currentTarget.value;
          }}
        >
          <option value="aim">from the place aimed at</option>
          {spots.map(({ id, name }) => (
            <option key={id} value={id}>
              from {name}
            </option>
          ))}
        </select>
      </Plot>
      <Plot recording={recording} bodies={bodies} measure={SPEED} picked={picked.value} />
    </div>
  );
}
