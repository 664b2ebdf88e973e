/** Small drawings on buttons: lines of 24 by 24, in the colour of the text. */
const PATHS = {
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z',
  next: 'M5 5l9 7-9 7zM17 5v14',
  previous: 'M19 5l-9 7 9 7zM7 5v14',
  open: 'M3 7V5h6l2 2h10v12H3zM3 10h18',
  beside: 'M3 5h18v14H3zM12 5v14',
  alone: 'M3 5h18v14H3z',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2',
  moon: 'M20 14A8.5 8.5 0 0 1 10 4a8.5 8.5 0 1 0 10 10z',
  system: 'M3 4h18v12H3zM8 20h8M12 16v4',
  globe:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c3 2.5 4 5.5 4 9s-1 6.5-4 9c-3-2.5-4-5.5-4-9s1-6.5 4-9',
  map: 'M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14',
  tour: 'M5 21V4M5 4h12l-3 4 3 4H5',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.6v.4',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
  book: 'M4 5c3-1.3 6-1 8 1 2-2 5-2.300 8-1v14c-3-1.300-6-1-8 1-2-2-5-2.300-8-1zM12 6v14',
  fold: 'M4 6v12M20 6v12M8 12H4.500M19.500 12H16M10.500 8l3 8',
} as const;

export type IconName = keyof typeof PATHS;

const FILLED: readonly IconName[] = ['play', 'pause'];

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={FILLED.includes(name) ? 'icon filled' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
