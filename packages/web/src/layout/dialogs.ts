/** Dialogs over the page: at most one at a time. */
import { dialog } from '../state/state.js';

export function openDialog(which: 'open' | 'help' | 'glossary'): void {
  dialog.value = which;
}

export function closeDialog(): void {
  dialog.value = undefined;
}
