/** What is drawn, switch by switch, with the sign that each thing has on the globe. */
import { LAYERS, type Layer, type LayerInfo } from '../../state/layers.js';
import { coverageHeight_km, layers, layersOpen as open } from '../../state/state.js';
import { SIGNS } from './signs.js';

const GROUPS: readonly { readonly of: LayerInfo['of']; readonly title: string; readonly about: string }[] = [
  { of: 'scenario', title: 'Scenario', about: 'what stands' },
  { of: 'truth', title: 'Truth', about: 'what really flew' },
  { of: 'perception', title: 'Perception', about: 'what batteries believed' },
  { of: 'warning', title: 'Warning', about: 'who was told' },
];

const HEIGHTS_KM = [0.5, 1, 3, 5, 10, 20, 50];

export function LayerPanel() {
  return (
    <div class="layers">
      <button
        type="button"
        aria-expanded={open.value}
        aria-controls="layers"
        onClick={() => {
          open.value = !open.value;
        }}
      >
        Layers and key
      </button>
      <div id="layers" class="layers-list" data-over-globe hidden={!open.value}>
        {GROUPS.map(({ of, title, about }) => (
          <fieldset key={of} data-of={of}>
            <legend>
              {title} <span>{about}</span>
            </legend>
            {(Object.keys(LAYERS) as Layer[])
              .filter((layer) => LAYERS[layer].of === of)
              .map((layer) => (
                <Switch key={layer} layer={layer} />
              ))}
          </fieldset>
        ))}
      </div>
    </div>
  );
}

function Switch({ layer }: { readonly layer: Layer }) {
  const { label, about } = LAYERS[layer];
  const on = layers.value.has(layer);
  return (
    <div class="layer">
      <label title={about}>
        <input
          type="checkbox"
          checked={on}
          onChange={({ currentTarget }) => {
            const next = new Set(layers.value);
            if (currentTarget.checked) next.add(layer);
            else next.delete(layer);
            layers.value = next;
          }}
        />
        <span>{label}</span>
      </label>
      {layer === 'coverage' && on ? (
        <select
          aria-label="Height of coverage"
          value={coverageHeight_km.value}
          onChange={({ currentTarget }) => {
            coverageHeight_km.value = Number(currentTarget.value);
          }}
        >
          {HEIGHTS_KM.map((height) => (
            <option key={height} value={height}>
              {height} km
            </option>
          ))}
        </select>
      ) : (
        <span class="layer-signs" aria-hidden="true">
          {SIGNS[layer].map((sign, index) => (
            <svg key={index} viewBox="0 0 22 16" width="22" height="16" class={`sign ${sign.class}`}>
              <title>{sign.says}</title>
              <path d={sign.path} stroke-dasharray={sign.dash} />
            </svg>
          ))}
        </span>
      )}
    </div>
  );
}
