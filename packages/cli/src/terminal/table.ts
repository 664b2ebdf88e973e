import { displayWidth } from './plain-text.js';
import { wrap } from './wrap.js';

/** One column of a table. */
export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/**
 * A table for the terminal: columns as wide as they must be, the first one wrapped where that is too much.
 *
 * Where even that does not fit, each row becomes a block of `title: value` lines.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const widths = columns.map(({ title }, i) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[i] ?? ''))),
  );
  const others = widths.slice(1).reduce((sum, one) => sum + one + GAP.length, 0);
  const first = Math.min(widths[0] ?? 0, width - others);
  if (first < Math.min(LEAST_FIRST, widths[0] ?? 0)) return blocks(columns, rows, width);
  const sized = [first, ...widths.slice(1)];
  const lines = [columns.map(({ title }) => title), sized.map((size) => '─'.repeat(size)), ...rows].flatMap(
    (row) => tableLines(columns, row, sized),
  );
  return lines.join('\n');
}

const GAP = '  ';
const LEAST_FIRST = 16;

function tableLines(columns: readonly Column[], row: readonly string[], widths: readonly number[]): string[] {
  const cells = columns.map((_, i) => (i === 0 ? wrap(row[0] ?? '', widths[0] ?? 0, '  ') : [row[i] ?? '']));
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ align }, i) => {
        const text = cells[i]?.[line] ?? '';
        const space = ' '.repeat(Math.max(0, (widths[i] ?? 0) - displayWidth(text)));
        return align === 'right' ? space + text : text + space;
      })
      .join(GAP)
      .trimEnd(),
  );
}

function blocks(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string {
  return rows
    .map((row) =>
      row
        .flatMap((cell, i) =>
          i === 0
            ? wrap(cell, width, '  ')
            : cell === ''
              ? []
              : wrap(`  ${columns[i]?.title}: ${cell}`, width, '    '),
        )
        .join('\n'),
    )
    .join('\n\n');
}
