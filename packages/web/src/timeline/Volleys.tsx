import { numbersInWords } from '../panel/facts/volleys.js';
import { runs, seek } from '../state/state.js';
import { clockText, dateText } from './clock-text.js';
import { ofFirst } from './epochs.js';
import { scale, stretches } from './line.js';

/** More than these would leave no room for a finger; more than a few have room for their numbers alone, and on a wide screen. */
const MOST = 40;
const FEW = 12;

/** A bracket over each stretch in which something flies, with the numbers of its volleys; one goes there with a click. */
export function Volleys() {
  const all = stretches.value;
  const { placeOf, length } = scale.value;
  const epoch = runs.value[0]?.recording.scenario.epochUnix_us ?? 0;
  if (all.length > MOST) return null;
  const days =
    all.length > 0 && dateText(epoch, all[0].launch_us) !== dateText(epoch, all[all.length - 1].launch_us);
  return (
    <ol class={all.length > FEW ? 'volleys many' : 'volleys'} aria-label="Volleys">
      {all.map(({ from_us, until_us, launch_us, launches, volleys }) => {
        const left = (placeOf(from_us) / length) * 100;
        const width = (placeOf(until_us) / length) * 100 - left;
        const at = clockText(epoch, launch_us);
        const word = volleys.length === 1 ? 'Volley' : 'Volleys';
        const numbers = numbersInWords(volleys);
        const day = days ? `${dateText(epoch, launch_us)} ` : '';
        return (
          <li key={launch_us} style={`left:${left}%;width:${width}%`}>
            <button
              type="button"
              title={`${word} ${numbers}: ${launches} launched from ${day}${at} UTC${ofFirst()}`}
              onClick={() => seek(from_us)}
            >
              <b>
                <span class="visually-hidden">{word} </span>
                {numbers}
              </b>
              <span class="volley-time">{at.slice(0, 5)}</span>
              <span class="volley-count">{launches} launched</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
