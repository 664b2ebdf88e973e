import { panelLarge } from '../state/state.js';
import { Icon } from './Icon.js';

/** On a phone: makes the panel larger, or the globe. */
export function SheetHandle() {
  const large = panelLarge.value;
  return (
    <button
      type="button"
      class="sheet-handle"
      aria-expanded={large}
      onClick={() => {
        panelLarge.value = !large;
      }}
    >
      <Icon name={large ? 'down' : 'up'} />
      {large ? 'More of the globe' : 'More of the panel'}
    </button>
  );
}
