import type { Recording } from '@testudo/interop';
import { nameOf, shortClass, shortPlace } from '@testudo/report';
import { type Panel, type Pick, panel, picked, runs } from '../state/state.js';
import { trackName } from './events/names.js';
import { heldTracks } from './facts/held-tracks.js';
import { paced_us } from './pace.js';
import { shown } from './sides.js';
import { threatAt } from './threats/state-at.js';
import { threatBehind } from './threats/subject.js';

/** What is picked, on the tabs that do not show it themselves, with a way to them. */
export function PickedBar() {
  const pick = picked.value;
  const recording = runs.value[shown.value[0] ?? 0]?.recording;
  if (pick === undefined || recording === undefined) return null;
  const tab = tabOf(pick);
  if (tab === panel.value) return null;
  return (
    <div class="picked-bar">
      <span class="one-line">
        <span class="quiet">Picked:</span> <strong>{pickName(recording, pick)}</strong>
        <PickedState recording={recording} pick={pick} />
      </span>
      {tab === undefined ? null : (
        <button
          type="button"
          onClick={() => {
            panel.value = tab;
          }}
        >
          Details
        </button>
      )}
      <button
        type="button"
        aria-label="Pick nothing"
        onClick={() => {
          picked.value = undefined;
        }}
      >
        ×
      </button>
    </div>
  );
}

function PickedState({ recording, pick }: { readonly recording: Recording; readonly pick: Pick }) {
  const threat = pick.kind === 'threat' ? threatBehind(recording, pick) : undefined;
  if (threat === undefined) return null;
  return <span class="quiet">: {threatAt(recording, threat, paced_us.value).words}</span>;
}

function tabOf({ kind }: Pick): Panel | undefined {
  if (kind === 'battery') return 'batteries';
  return kind === 'place' ? undefined : 'threats';
}

/** What is picked, as a heading names it. */
export function pickName(recording: Recording, { kind, id }: Pick): string {
  const { scenario, outcome, interceptors } = recording;
  if (kind === 'threat') {
    const found = outcome.threats.find(({ threat }) => threat === id);
    if (found === undefined) return id;
    return `${shortClass(scenario, found.threatClass)} to ${shortPlace(scenario, found.target)}`;
  }
  if (kind === 'interceptor') {
    const type = interceptors.find(({ interceptor }) => interceptor === id)?.type;
    return type === undefined ? id : `${shortClass(scenario, type)} interceptor`;
  }
  if (kind === 'track') {
    const held = heldTracks(recording).find(({ track }) => track === id);
    return held === undefined ? id : trackName(recording, held.battery, id);
  }
  return nameOf(scenario, id);
}
