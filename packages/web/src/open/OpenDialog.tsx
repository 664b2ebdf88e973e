import { useLayoutEffect } from 'preact/hooks';
import { Busy } from '../layout/Busy.js';
import { Dialog } from '../layout/Dialog.js';
import { closeDialog } from '../layout/dialogs.js';
import { runs } from '../state/state.js';
import { ChanceFields } from './ChanceFields.js';
import { seedField, trialField } from './chance.js';
import { FileFields } from './FileFields.js';
import './open.css';
import { refusedFiles } from './open.js';
import { ProblemList } from './ProblemList.js';
import { ShippedList } from './ShippedList.js';

/** What can be opened: shipped scenarios, scenario files, recordings. */
export function OpenDialog() {
  useLayoutEffect(() => {
    const source = runs.value[0]?.source;
    if (source === undefined || source.kind === 'recording') return;
    seedField.value = source.seed;
    trialField.value = String(source.trial);
  }, []);
  const close = () => {
    refusedFiles.value = undefined;
    closeDialog();
  };
  return (
    <Dialog title="Open" onClose={close}>
      <Busy />
      <ProblemList />
      <ChanceFields />
      <ShippedList />
      <FileFields />
    </Dialog>
  );
}
