/** Two runs beside each other, or one of them at a time where there is no room. */
import { computed, signal } from '@preact/signals';
import { runs } from '../state/state.js';

/** From this width on two columns can be read, in px of the page's own letters. */
const WIDE_REM = 52;

/** Of the panel, px. */
export const width_px = signal(430);
/** How large the page's letters are, px. */
export const rem_px = signal(14);

/** Which run is shown where there is room for one. */
export const chosen = signal(0);

export const hasColumns = computed(() => runs.value.length > 1 && width_px.value >= WIDE_REM * rem_px.value);

/** The indices of the runs that are shown now. */
export const shown = computed<readonly number[]>(() => {
  const all = runs.value.map((_, index) => index);
  if (all.length < 2 || hasColumns.value) return all;
  return [Math.min(chosen.value, all.length - 1)];
});

/** Room for text in one column, in letters' sizes. */
export const columnWidth_rem = computed(
  () => width_px.value / rem_px.value / Math.max(1, shown.value.length) - 2,
);

/** What the runs are called where there are two: A and B. */
export function sideName(index: number): string {
  return String.fromCharCode(65 + index);
}
