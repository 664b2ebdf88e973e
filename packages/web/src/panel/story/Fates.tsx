import type { Recording } from '@testudo/interop';
import { count, FATES, nameOf, shortClass } from '@testudo/report';
import { panel, picked } from '../../state/state.js';
import { FateMark } from '../FateMark.js';
import { flightsOf } from '../facts/flights.js';
import { paced_us } from '../pace.js';

type ThreatOutcome = Recording['outcome']['threats'][number];

/** More marks than this say no more than a number does. */
const MOST = 400;

/** What became of each threat, one mark each, by the place aimed at; faint until its end has come. */
export function Fates({ recording }: { readonly recording: Recording }) {
  const { scenario, outcome } = recording;
  if (outcome.threats.length === 0 || outcome.threats.length > MOST) return null;
  const order = Object.keys(FATES);
  const places = scenario.places.map(({ id }) => ({
    id,
    aimed: outcome.threats
      .filter(({ target }) => target === id)
      .sort((a, b) => order.indexOf(a.fate) - order.indexOf(b.fate)),
  }));
  return (
    <div class="fates">
      {places
        .filter(({ aimed }) => aimed.length > 0)
        .map(({ id, aimed }) => (
          <div key={id}>
            <h3>
              {nameOf(scenario, id)} <span class="quiet">{sums(aimed)}</span>
            </h3>
            <ul>
              {aimed.map((one) => (
                <li key={one.threat}>
                  <Mark recording={recording} threat={one} />
                </li>
              ))}
            </ul>
          </div>
        ))}
    </div>
  );
}

function sums(aimed: readonly ThreatOutcome[]): string {
  return (Object.keys(FATES) as (keyof typeof FATES)[])
    .flatMap((fate) => {
      const number = aimed.filter((one) => one.fate === fate).length;
      return number === 0 ? [] : [`${count(number)} ${FATES[fate]}`];
    })
    .join(', ');
}

function Mark({ recording, threat }: { readonly recording: Recording; readonly threat: ThreatOutcome }) {
  const isOver = paced_us.value >= (flightsOf(recording).get(threat.threat)?.end_us ?? 0);
  const name = `${shortClass(recording.scenario, threat.threatClass)}: ${FATES[threat.fate]}`;
  return (
    <button
      type="button"
      class="mark"
      data-over={isOver}
      aria-pressed={picked.value?.id === threat.threat}
      aria-label={name}
      title={name}
      onClick={() => {
        picked.value = { kind: 'threat', id: threat.threat };
        panel.value = 'threats';
      }}
    >
      <FateMark fate={threat.fate} />
    </button>
  );
}
