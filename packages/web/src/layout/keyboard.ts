/** The keyboard does all that the mouse does. */
import { changeSpeed, togglePlaying } from '../clock/playback.js';
import {
  dialog,
  following,
  layersOpen,
  mode,
  type Panel,
  panel,
  panelLarge,
  picked,
  seek,
  time_us,
  tourStep,
} from '../state/state.js';
import { step } from '../timeline/step.js';
import { toggleTour } from '../tour/tour.js';
import { openDialog } from './dialogs.js';
import { type Action, actionOf, type Pressed } from './keys.js';

const S = 1_000_000;

const DO: Readonly<Record<Action, () => void>> = {
  play: togglePlaying,
  back: () => seek(time_us.value - S),
  on: () => seek(time_us.value + S),
  'far-back': () => seek(time_us.value - 10 * S),
  'far-on': () => seek(time_us.value + 10 * S),
  'previous-event': () => step('previous'),
  'next-event': () => step('next'),
  slower: () => changeSpeed(-1),
  faster: () => changeSpeed(1),
  'panel-1': () => turnTo('story'),
  'panel-2': () => turnTo('threats'),
  'panel-3': () => turnTo('batteries'),
  'panel-4': () => turnTo('events'),
  'panel-5': () => turnTo('charts'),
  'panel-6': () => turnTo('weeks'),
  open: () => openDialog('open'),
  tour: toggleTour,
  layers: () => {
    layersOpen.value = !layersOpen.value;
  },
  follow: () => {
    following.value = picked.value !== undefined && !following.value;
  },
  mode: toggleMode,
  glossary: () => openDialog('glossary'),
  help: () => openDialog('help'),
};

/** Globe or flat map. */
export function toggleMode(): void {
  mode.value = mode.value === '3d' ? '2d' : '3d';
}

/** Listens for as long as the page lives. Dialogs have their keys to themselves. */
export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || dialog.value !== undefined || event.isComposing) return;
    if (event.key === 'Escape') {
      close();
      return;
    }
    const { key, shiftKey: shift, ctrlKey, altKey, metaKey } = event;
    const action = actionOf({
      key,
      shift,
      modified: ctrlKey || altKey || metaKey,
      on: focusOf(event.target),
    });
    if (action === undefined) return;
    event.preventDefault();
    DO[action]();
  });
}

function close(): void {
  if (layersOpen.value) layersOpen.value = false;
  else if (tourStep.value !== undefined) tourStep.value = undefined;
  else if (panelLarge.value) panelLarge.value = false;
}

function turnTo(to: Panel): void {
  panel.value = to;
  panelLarge.value = true;
}

function focusOf(target: EventTarget | null): Pressed['on'] {
  if (!(target instanceof HTMLElement)) return 'page';
  if (target.isContentEditable || target.matches('textarea, select')) return 'field';
  if (target.matches('input[type="range"]')) return 'slider';
  if (target.matches('input[type="checkbox"], input[type="radio"], input[type="button"]')) return 'button';
  if (target.matches('input')) return 'field';
  return target.closest('button, a[href], summary, [role="button"], [role="tab"], [role="option"]') === null
    ? 'page'
    : 'button';
}
