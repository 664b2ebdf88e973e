/** Going through the tour: each step sets what the page shows, and the reader may look around in it. */
import { lookAs } from '../open/address.js';
import { askedOf } from '../open/make-run.js';
import { openRuns } from '../open/open.js';
import { dialog, runs, tourStep } from '../state/state.js';
import { type Address, sameRuns } from '../state/url.js';
import { answerOffer } from './offer.js';
import { STEPS, type TourStep } from './steps.js';

/** Shows a step, from 0. */
export async function goToStep(index: number): Promise<void> {
  const step = STEPS[index];
  if (step === undefined) return;
  answerOffer();
  dialog.value = undefined;
  tourStep.value = index;
  const shown = sameRuns(runs.value.map(askedOf), step.runs) || (await openRuns(step.runs));
  // Whoever went on meanwhile gets the step they went to.
  if (shown && tourStep.value === index) lookAs(addressOf(step));
}

/** Leaves the tour; what it shows stays. */
export function leaveTour(): void {
  tourStep.value = undefined;
}

export function toggleTour(): void {
  if (tourStep.value === undefined) void goToStep(0);
  else leaveTour();
}

function addressOf({ runs: asked, time_s, panel, view, pick }: TourStep): Address {
  return { runs: asked, time_s, panel, view, ...(pick === undefined ? {} : { pick }) };
}
