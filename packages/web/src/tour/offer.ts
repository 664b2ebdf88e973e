/** The tour is offered once: on the first visit. */
import { signal } from '@preact/signals';

const KEY = 'testudo-visited';

/** Whether the offer stands on the page. */
export const tourOffered = signal(false);

/** Offers the tour to whoever has not been here before. */
export function offerTour(): void {
  if (!wasHere()) tourOffered.value = true;
}

/** The offer was taken or turned down. */
export function answerOffer(): void {
  tourOffered.value = false;
  try {
    localStorage.setItem(KEY, '1');
  } catch {
    // Nothing may be kept here: it will be offered again.
  }
}

function wasHere(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}
