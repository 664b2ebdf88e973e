import { type Pick, picked, runs } from '../../state/state.js';
import { threatBehind } from './subject.js';

/** To the threat launched before and after this one. */
export function NextThreats({ pick }: { readonly pick: Pick }) {
  const recording = runs.value
    .map((run) => run.recording)
    .find((one) => threatBehind(one, pick) !== undefined);
  if (recording === undefined) return null;
  const { threats } = recording.outcome;
  const at = threats.findIndex(({ threat }) => threat === threatBehind(recording, pick));
  const step = (by: number, label: string, sign: string) => {
    const to = threats[at + by];
    return (
      <button
        type="button"
        aria-label={label}
        title={label}
        disabled={to === undefined}
        onClick={() => {
          if (to !== undefined) picked.value = { kind: 'threat', id: to.threat };
        }}
      >
        {sign}
      </button>
    );
  };
  return (
    <span class="next-threats">
      <span class="quiet">
        {at + 1} of {threats.length}
      </span>
      {step(-1, 'The threat before', '‹')}
      {step(1, 'The threat after', '›')}
    </span>
  );
}
