/** What the reader's system asks for, kept in step. */
import { effect, type Signal } from '@preact/signals';
import { isDark, runs, systemIsDark } from '../state/state.js';

/** Follows the system's theme, and marks the page with the one in use. */
export function followSystem(): void {
  follow('(prefers-color-scheme: dark)', systemIsDark);
  effect(() => {
    document.documentElement.dataset.theme = isDark.value ? 'dark' : 'light';
  });
}

/** Names the page by what it shows, for tabs and bookmarks. */
export function nameThePage(): void {
  effect(() => {
    const titles = runs.value.map(({ recording }) => recording.scenario.title);
    document.title = [...titles, 'Testudo'].join(' · ');
  });
}

function follow(query: string, into: Signal<boolean>): void {
  const media = matchMedia(query);
  into.value = media.matches;
  media.addEventListener('change', ({ matches }) => {
    into.value = matches;
  });
}
