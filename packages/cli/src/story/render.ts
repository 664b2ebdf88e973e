/** Lays a story out in lines of a given width. */
import { type Block, isolated, type TableBlock, type TableColumn } from '@testudo/report';
import { type Colours, displayWidth, item, plainText, wrap } from '../terminal/index.js';

export interface Page {
  readonly width: number;
  readonly colours: Colours;
}

/**
 * The lines of a story.
 *
 * Text that came from a file loses its control characters here, and what runs from right to left is kept from the rest of its line. A table that does not fit becomes sentences.
 */
export function render(blocks: readonly Block[], page: Page): string {
  const bound = (text: string) => text.replace(UNIT, '\u00a0');
  return blocks
    .flatMap((block) => renderBlock(withBound(block, bound), page).map(isolated))
    .join('\n')
    .replaceAll('\u00a0', ' ');
}

/** The blank between a number and its unit: a line does not end there. */
const UNIT = /(?<=[0-9]) (?=(?:%|km|m|s|min|h|kg|km\/s|m\/s)(?![A-Za-z]))/g;

function withBound(block: Block, bound: (text: string) => string): Block {
  if (block.kind === 'text') return { ...block, text: bound(block.text) };
  if (block.kind === 'table') {
    const rows = block.rows.map((row) =>
      'sentence' in row ? { ...row, sentence: bound(row.sentence) } : row,
    );
    return { ...block, rows };
  }
  return block.kind === 'list' ? { ...block, items: block.items.map(bound) } : block;
}

const MARGIN = '  ';
/** Below this the margin costs more than it gives. */
const NARROW = 50;

function renderBlock(block: Block, page: Page): readonly string[] {
  const { colours, width } = page;
  const margin = width < NARROW ? '' : MARGIN;
  switch (block.kind) {
    case 'title':
      return [...wrap(plainText(block.text), width), ''].map((line) =>
        line === '' ? '' : colours.bold(line),
      );
    case 'heading':
      return [
        '',
        ...wrap(plainText(block.text).toUpperCase(), width).map((line) => colours.bold(colours.cyan(line))),
      ];
    case 'text': {
      const lines = wrap(margin + plainText(block.text), width, margin);
      if (block.tone === 'strong') return lines.map((line) => colours.bold(line));
      return block.tone === 'quiet' ? lines.map((line) => colours.dim(line)) : lines;
    }
    case 'gap':
      return [''];
    case 'list':
      return block.items.flatMap((one) => wrap(`${margin}- ${plainText(one)}`, width, `${margin}  `));
    case 'terms':
      return termLines(block.items, width, margin);
    case 'table':
      return tableLines(block, page, margin);
  }
}

function termLines(
  items: readonly { term: string; explanation: string }[],
  width: number,
  margin: string,
): readonly string[] {
  const widest = Math.min(24, Math.max(...items.map(({ term }) => displayWidth(term))));
  return items.flatMap(({ term, explanation }) =>
    item(plainText(term), plainText(explanation), widest, width, margin.length).split('\n'),
  );
}

const GAP = '  ';

function tableLines(
  { columns, rows, legend }: TableBlock,
  { width, colours }: Page,
  margin: string,
): readonly string[] {
  const cellsOf = rows.flatMap((row) => ('cells' in row ? [row.cells.map(plainText)] : []));
  const sizes = columns.map(({ title }, i) =>
    Math.max(displayWidth(title), ...cellsOf.map((cells) => displayWidth(cells[i] ?? ''))),
  );
  const total =
    margin.length + sizes.reduce((sum, size) => sum + size, 0) + GAP.length * (columns.length - 1);
  if (total > width) {
    return rows.flatMap((row) =>
      'group' in row
        ? wrap(margin + plainText(row.group), width, margin).map((line) => colours.bold(line))
        : wrap(`${margin}- ${plainText(row.sentence)}`, width, `${margin}  `),
    );
  }
  const header = columns.every(({ title }) => title === '')
    ? []
    : [
        colours.dim(
          margin +
            rowLine(
              columns,
              columns.map(({ title }) => title),
              sizes,
            ),
        ),
      ];
  return [
    ...header,
    ...rows.map((row) =>
      'group' in row
        ? colours.bold(margin + plainText(row.group))
        : margin + rowLine(columns, row.cells.map(plainText), sizes),
    ),
    ...(legend === undefined ? [] : wrap(margin + legend, width, margin).map((line) => colours.dim(line))),
  ];
}

function rowLine(
  columns: readonly TableColumn[],
  cells: readonly string[],
  sizes: readonly number[],
): string {
  return columns
    .map(({ align }, i) => {
      const text = cells[i] ?? '';
      const space = ' '.repeat(Math.max(0, (sizes[i] ?? 0) - displayWidth(text)));
      return align === 'right' ? space + text : text + space;
    })
    .join(GAP)
    .trimEnd();
}
