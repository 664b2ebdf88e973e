/** A figure of a page: drawn twice, for a screen or paper and for a phone, so that its text keeps its size. */
import { element, type Markup } from '../markup/markup.js';

/** What was drawn on a sheet of a given width. */
interface Drawing {
  readonly height: number;
  readonly parts: readonly Markup[];
}

export interface Figure {
  /** Ours; unique on its page. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in words, for those who do not see it. */
  readonly description: string;
  /** Small print under it. */
  readonly note?: string;
  /** Two of these that follow each other stand side by side on paper, as they are drawn for a phone. */
  readonly half?: true;
  /** @param width of the sheet in px */
  readonly draw: (width: number) => Drawing;
}

const WIDE_PX = 800;
const NARROW_PX = 350;

export function figureMarkup({ id, title, description, note, draw }: Figure): Markup {
  const sheet = (width: number, className: string) => {
    const { height, parts } = draw(width);
    const own = `${id}-${className}`;
    return element(
      'svg',
      {
        class: className,
        // Letters reach a little beyond where they begin.
        viewBox: `-2 0 ${width + 4} ${Math.ceil(height)}`,
        role: 'img',
        'aria-labelledby': `${own}-title ${own}-desc`,
      },
      element('title', { id: `${own}-title` }, title),
      element('desc', { id: `${own}-desc` }, description),
      ...parts,
    );
  };
  return element(
    'figure',
    { id },
    element('h3', {}, title),
    sheet(WIDE_PX, 'wide'),
    sheet(NARROW_PX, 'narrow'),
    element(
      'figcaption',
      {},
      note === undefined ? '' : `${note} `,
      element('span', { class: 'made' }, 'Simulation, Testudo.'),
    ),
  );
}
