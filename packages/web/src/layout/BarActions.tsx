import { openBeside, showAlone } from '../open/open.js';
import { partnerOf } from '../open/partner.js';
import { mode, runs, theme, tourStep } from '../state/state.js';
import { toggleTour } from '../tour/tour.js';
import { copyLink } from './copy-link.js';
import { openDialog } from './dialogs.js';
import { Icon, type IconName } from './Icon.js';
import { toggleMode } from './keyboard.js';

const THEMES = ['system', 'dark', 'light'] as const;
const THEME_ICONS = { system: 'system', dark: 'moon', light: 'sun' } as const;

/** All that the top of the page does besides opening. */
export function BarActions() {
  const two = runs.value.length > 1;
  const flat = mode.value === '2d';
  return (
    <>
      <Action
        icon={two ? 'alone' : 'beside'}
        label={two ? 'One run' : 'Side by side'}
        onClick={two ? () => showAlone() : sideBySide}
      />
      <Action
        icon={flat ? 'globe' : 'map'}
        label={flat ? '3D' : '2D'}
        about={flat ? 'Globe (m)' : 'Flat map (m)'}
        onClick={toggleMode}
      />
      <Action
        icon={THEME_ICONS[theme.value]}
        label={`Theme: ${theme.value}`}
        onClick={() => {
          theme.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] ?? 'system';
        }}
      />
      <Action icon="link" label="Copy link" onClick={() => void copyLink()} />
      <Action
        icon="tour"
        label={tourStep.value === undefined ? 'Tour' : 'Leave tour'}
        about="Tour (t)"
        onClick={toggleTour}
      />
      <Action icon="book" label="Glossary" about="Glossary (g)" onClick={() => openDialog('glossary')} />
      <Action icon="help" label="Help" about="Help and keys (?)" onClick={() => openDialog('help')} />
    </>
  );
}

interface ActionProps {
  readonly icon: IconName;
  readonly label: string;
  readonly about?: string;
  readonly onClick: () => void;
}

function Action({ icon, label, about = label, onClick }: ActionProps) {
  return (
    <button type="button" class="plain" title={about} onClick={onClick}>
      <Icon name={icon} />
      <span class="action-label">{label}</span>
    </button>
  );
}

/** The same attack against the other defence, where there is one to set beside it; else one is asked which. */
function sideBySide(): void {
  const source = runs.value[0]?.source;
  const name = source?.kind === 'shipped' ? partnerOf(source.name) : undefined;
  if (source?.kind !== 'shipped' || name === undefined) openDialog('open');
  else void openBeside({ ...source, name });
}
