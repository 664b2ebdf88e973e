/** Over the globes: where to look from, and what is drawn. */
import { useEffect } from 'preact/hooks';
import { following, picked, runs } from '../../state/state.js';
import { followMode, framedPlaces, lookAt, preset } from '../camera/presets.js';
import './controls.css';
import { LayerPanel } from './LayerPanel.js';

export function GlobeControls() {
  useEffect(followMode, []);
  if (runs.value.length === 0) return null;
  return (
    <div class="globe-controls">
      <Cameras />
      <LayerPanel />
    </div>
  );
}

function Cameras() {
  const at = preset.value;
  return (
    <fieldset class="cameras" data-over-globe aria-label="Camera">
      <button type="button" aria-pressed={at?.kind === 'raid'} onClick={() => lookAt({ kind: 'raid' })}>
        Whole raid
      </button>
      {framedPlaces.value.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          aria-pressed={at?.kind === 'place' && at.id === id}
          onClick={() => lookAt({ kind: 'place', id })}
        >
          {name}
        </button>
      ))}
      <button type="button" aria-pressed={at?.kind === 'launch'} onClick={() => lookAt({ kind: 'launch' })}>
        Launch area
      </button>
      <button type="button" aria-pressed={at?.kind === 'down'} onClick={() => lookAt({ kind: 'down' })}>
        From above
      </button>
      <button
        type="button"
        aria-pressed={following.value}
        disabled={picked.value === undefined}
        onClick={() => {
          following.value = !following.value;
        }}
      >
        Follow
      </button>
    </fieldset>
  );
}
