import { GlobeControls } from '../globe/controls/GlobeControls.js';
import { Globe } from '../globe/Globe.js';
import { GlossaryDialog } from '../glossary/GlossaryDialog.js';
import { DropHint } from '../open/DropHint.js';
import { OpenDialog } from '../open/OpenDialog.js';
import { Panel } from '../panel/Panel.js';
import { dialog, panelLarge, runs } from '../state/state.js';
import { StepWords } from '../timeline/StepWords.js';
import { Timeline } from '../timeline/Timeline.js';
import { Tour } from '../tour/Tour.js';
import { TourOffer } from '../tour/TourOffer.js';
import { Busy } from './Busy.js';
import { Guard } from './Guard.js';
import { HelpDialog } from './HelpDialog.js';
import { Notices } from './Notices.js';
import { SheetHandle } from './SheetHandle.js';
import { TopBar } from './TopBar.js';

/** The whole page. */
export function Viewer() {
  return (
    <div class="viewer" data-runs={runs.value.length} data-sheet={panelLarge.value ? 'large' : 'small'}>
      <TopBar />
      <main class="globes">
        {runs.value.map((run, index) => (
          <Guard key={index} of="The globe" about={run.recording.digest}>
            <Globe run={run} index={index} />
          </Guard>
        ))}
        <GlobeControls />
      </main>
      <Timeline />
      <SheetHandle />
      <Tour />
      <TourOffer />
      <Panel />
      {dialog.value === 'open' ? null : <Busy />}
      <StepWords />
      <Notices />
      <DropHint />
      <Dialogs />
    </div>
  );
}

function Dialogs() {
  switch (dialog.value) {
    case 'open':
      return <OpenDialog />;
    case 'help':
      return <HelpDialog />;
    case 'glossary':
      return <GlossaryDialog />;
    default:
      return null;
  }
}
