/** Files may be dropped anywhere on the page. */
import { signal } from '@preact/signals';
import { closeDialog, openDialog } from '../layout/dialogs.js';
import { chance } from './chance.js';
import { filesDropped } from './collect-files.js';
import { openFiles } from './open.js';
import type { GivenFile } from './reading/protocol.js';

/** Whether files are being dragged over the page. */
export const dragging = signal(false);

/** Opens files that were given in whatever way; where they cannot be opened, the dialog says why. */
export async function openGiven(files: readonly GivenFile[]): Promise<void> {
  const asked = chance.value ?? { seed: '1', trial: 0 };
  if (await openFiles(files, asked)) closeDialog();
  else openDialog('open');
}

/** Listens for as long as the page lives. */
export function listenToDrops(): void {
  let depth = 0;
  const set = (to: number) => {
    depth = Math.max(0, to);
    dragging.value = depth > 0;
  };
  const ofFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  addEventListener('dragenter', (event) => {
    if (ofFiles(event)) set(depth + 1);
  });
  addEventListener('dragleave', (event) => {
    if (ofFiles(event)) set(depth - 1);
  });
  addEventListener('dragover', (event) => {
    if (!ofFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
  });
  addEventListener('drop', (event) => {
    if (!ofFiles(event) || event.dataTransfer === null) return;
    event.preventDefault();
    set(0);
    void filesDropped(event.dataTransfer).then(openGiven);
  });
}
