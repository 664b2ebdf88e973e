import { giveUp } from '../open/open.js';
import { busy } from '../state/state.js';

/** What is being loaded or run. What takes long can be given up. */
export function Busy() {
  return (
    <div class="busy" role="status">
      {busy.value === undefined ? null : (
        <div class="busy-card">
          <span class="spinner" aria-hidden="true" />
          <span>{busy.value}</span>
          <button type="button" class="busy-cancel" onClick={giveUp}>
            Cancel
          </button>
        </div>
      )}
    </div>
  );
}
