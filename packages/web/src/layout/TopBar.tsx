import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { BarActions } from './BarActions.js';
import './bar.css';
import { openDialog } from './dialogs.js';
import { Icon } from './Icon.js';
import { Shown } from './Shown.js';

/** What is shown, and how to open something else. On a phone the rest is behind one button. */
export function TopBar() {
  const menu = useSignal(false);
  useEffect(() => {
    const close = (event: Event) => {
      const onButton = event.target instanceof Element && event.target.closest('.bar-menu') !== null;
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !onButton) menu.value = false;
    };
    document.addEventListener('click', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('click', close);
      document.removeEventListener('keydown', close);
    };
  }, [menu]);
  return (
    <header class="bar">
      <span class="brand">
        <Shell /> <span>Testudo</span>
      </span>
      <Shown />
      <button type="button" class="bar-open" onClick={() => openDialog('open')} title="Open (o)">
        <Icon name="open" />
        <span>Open</span>
      </button>
      <button
        type="button"
        class="plain bar-menu"
        aria-label="More"
        aria-expanded={menu.value}
        aria-controls="bar-actions"
        onClick={() => {
          menu.value = !menu.value;
        }}
      >
        <Icon name={menu.value ? 'close' : 'menu'} />
      </button>
      <nav id="bar-actions" class={menu.value ? 'bar-actions open' : 'bar-actions'} aria-label="View">
        <BarActions />
      </nav>
    </header>
  );
}

/** A shell of shields: the testudo. */
function Shell() {
  return (
    <svg class="shell" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 2.500l8.500 5v9L12 21.500 3.500 16.500v-9z" />
      <path d="M12 7.500l4.200 2.400v4.600L12 17l-4.200-2.500V9.900z" />
      <path d="M12 2.500v5M20.500 7.500l-4.300 2.400M20.500 16.500l-4.300-2M12 21.500V17M3.500 16.500l4.300-2M3.500 7.500l4.300 2.400" />
    </svg>
  );
}
