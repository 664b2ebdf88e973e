/** The page as one file: no script, no request, nothing from elsewhere. */
import { element, joined, type Markup, verbatim } from '../markup/markup.js';
import { type Section, sectionMarkup } from './section.js';
import { styleSheet } from './style.js';

export interface Page {
  readonly title: string;
  /** The mark of simulation, on top and on each page of paper. */
  readonly mark: string;
  readonly header: readonly Markup[];
  readonly sections: readonly (Section | undefined)[];
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The text of an HTML file. */
export function documentText({ title, mark, header, sections }: Page): string {
  const shown = sections.filter((one) => one !== undefined);
  const contents = element(
    'nav',
    { 'aria-label': 'On this page' },
    element(
      'ol',
      {},
      ...shown.map(({ id, title: name }) => element('li', {}, element('a', { href: `#${id}` }, name))),
    ),
  );
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    element('link', { rel: 'icon', href: 'data:,' }),
    element('title', {}, `Simulation: ${title}`),
    element('style', {}, verbatim(styleSheet(mark))),
  );
  const body = element(
    'body',
    {},
    element('div', { class: 'mark', role: 'note' }, mark),
    element('header', {}, element('h1', {}, title), ...header, contents),
    element('main', {}, ...shown.map(sectionMarkup)),
  );
  return `<!doctype html>\n${joined(element('html', { lang: 'en' }, head, body)).markup}\n`;
}
