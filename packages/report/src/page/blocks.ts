/** The blocks of a story as elements of a page. */
import { element, joined, type Markup } from '../markup/markup.js';
import type { Block, TableBlock } from '../story/block.js';

/** Text that is longer than this may be broken, and on a phone takes a line of its own. */
const LONG = 16;

/** Tables of no more columns than this have room for short cells on one line. */
const FEW = 8;

/** Everything but titles and headings, which are the page's. */
export function blocksMarkup(blocks: readonly Block[]): Markup {
  return joined(...blocks.map(blockMarkup));
}

function blockMarkup(block: Block): Markup | undefined {
  switch (block.kind) {
    case 'title':
    case 'gap':
      return undefined;
    case 'heading':
      return element('h3', {}, block.text);
    case 'text':
      return element('p', block.tone === undefined ? {} : { class: block.tone }, bound(block.text));
    case 'list':
      return block.items.length === 0
        ? undefined
        : element('ul', {}, ...block.items.map((one) => element('li', {}, bound(one))));
    case 'terms':
      return element(
        'dl',
        {},
        ...block.items.flatMap(({ term, explanation }) => [
          element('dt', {}, term),
          element('dd', {}, bound(explanation)),
        ]),
      );
    case 'table':
      return tableMarkup(block);
  }
}

/** The blank between a number and its unit: a line does not end there. */
function bound(text: string): string {
  return text.replace(/(?<=[0-9]) (?=(?:%|km|m|s|min|h|kg|km\/s|m\/s)(?![A-Za-z]))/g, '\u00a0');
}

function classNames(...names: readonly (string | undefined)[]): string | undefined {
  const given = names.filter((name) => name !== undefined);
  return given.length === 0 ? undefined : given.join(' ');
}

/** A table; on a phone each row becomes a card, so that roles are said in full. */
function tableMarkup({ columns, rows, legend }: TableBlock): Markup {
  const titles = columns.map(({ title }) => title);
  const long = columns.map((_, i) =>
    rows.some((row) => 'cells' in row && (row.cells[i]?.length ?? 0) > LONG),
  );
  const side = (i: number) => (columns[i]?.align === 'right' ? 'right' : undefined);
  const head = titles.every((title) => title === '')
    ? undefined
    : element(
        'thead',
        { role: 'rowgroup' },
        element(
          'tr',
          { role: 'row' },
          ...titles.map((title, i) =>
            title === ''
              ? element('td', { role: 'cell' })
              : element('th', { role: 'columnheader', scope: 'col', class: side(i) }, title),
          ),
        ),
      );
  const body = rows.map((row) => {
    if ('group' in row)
      return element(
        'tr',
        { role: 'row', class: 'group' },
        element('th', { role: 'rowheader', scope: 'rowgroup', colspan: String(columns.length) }, row.group),
      );
    return element(
      'tr',
      { role: 'row' },
      ...row.cells.map((cell, i) => {
        if (i === 0) {
          const indented = cell.startsWith('  ') ? 'indented' : undefined;
          const classes = classNames(indented, long[i] ? 'long' : undefined);
          return element('th', { role: 'rowheader', scope: 'row', class: classes }, cell.trim());
        }
        return element(
          'td',
          {
            role: 'cell',
            'data-label': titles[i] ?? '',
            class: classNames(side(i), long[i] ? 'long' : undefined),
          },
          bound(cell),
        );
      }),
    );
  });
  return joined(
    element(
      'div',
      { class: 'table' },
      element(
        'table',
        { role: 'table', class: classNames('stacked', columns.length <= FEW ? 'few' : undefined) },
        head,
        element('tbody', { role: 'rowgroup' }, ...body),
      ),
    ),
    legend === undefined ? undefined : element('p', { class: 'legend' }, bound(legend)),
  );
}
