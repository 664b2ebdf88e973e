/** What keys do: one table for the page, its help and the documentation. */

export type Action =
  | 'play'
  | 'back'
  | 'on'
  | 'far-back'
  | 'far-on'
  | 'previous-event'
  | 'next-event'
  | 'slower'
  | 'faster'
  | 'panel-1'
  | 'panel-2'
  | 'panel-3'
  | 'panel-4'
  | 'panel-5'
  | 'panel-6'
  | 'open'
  | 'tour'
  | 'layers'
  | 'follow'
  | 'mode'
  | 'glossary'
  | 'help';

/** Keys as a reader presses them, and what they do. */
export interface KeyHelp {
  readonly keys: readonly string[];
  readonly does: string;
}

export const KEY_HELP: readonly KeyHelp[] = [
  { keys: ['Space'], does: 'play or pause' },
  { keys: [',', '.'], does: 'a second back or on' },
  { keys: ['<', '>'], does: 'ten seconds back or on' },
  { keys: ['Shift ←', 'Shift →'], does: 'to the event before or the next one' },
  { keys: ['[', ']'], does: 'slower or faster' },
  { keys: ['1', '2', '3', '4', '5', '6'], does: 'story, threats, batteries, events, charts, weeks' },
  { keys: ['f'], does: 'follow what is picked, or stop following' },
  { keys: ['m'], does: 'globe or flat map' },
  { keys: ['l'], does: 'layers' },
  { keys: ['o'], does: 'open' },
  { keys: ['t'], does: 'tour' },
  { keys: ['g'], does: 'glossary' },
  { keys: ['?'], does: 'this help' },
  {
    keys: ['Arrows', 'Plus', 'Minus', 'Home'],
    does: 'on the globe: move, go nearer or further, show the whole raid',
  },
  { keys: ['Esc'], does: 'close what is open' },
];

/** A key that was pressed, and where. */
export interface Pressed {
  readonly key: string;
  readonly shift: boolean;
  /** Whether Control, Alt or Meta is held: those keys belong to the browser. */
  readonly modified: boolean;
  /** What has the focus: text is typed into fields, buttons take the space bar themselves, sliders the arrows. */
  readonly on: 'page' | 'button' | 'slider' | 'field';
}

const PLAIN: Readonly<Record<string, Action>> = {
  ',': 'back',
  '.': 'on',
  '<': 'far-back',
  '>': 'far-on',
  '[': 'slower',
  ']': 'faster',
  '1': 'panel-1',
  '2': 'panel-2',
  '3': 'panel-3',
  '4': 'panel-4',
  '5': 'panel-5',
  '6': 'panel-6',
  o: 'open',
  t: 'tour',
  l: 'layers',
  f: 'follow',
  m: 'mode',
  g: 'glossary',
  '?': 'help',
};

/** What a key asks for, if anything. */
export function actionOf({ key, shift, modified, on }: Pressed): Action | undefined {
  if (modified || on === 'field') return undefined;
  if (key === ' ') return on === 'button' ? undefined : 'play';
  if (key === 'ArrowLeft') return shift ? 'previous-event' : undefined;
  if (key === 'ArrowRight') return shift ? 'next-event' : undefined;
  const plain = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(PLAIN, plain) ? PLAIN[plain] : undefined;
}
