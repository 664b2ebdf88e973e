import { displayWidth } from './plain-text.js';

/**
 * Breaks a paragraph into lines of at most `width` columns. The first line keeps its own indent, every later one has
 * `hang`.
 *
 * A word longer than a line stays whole: a path or a command cut in two is of no use.
 */
export function wrap(text: string, width: number, hang = ''): readonly string[] {
  const lines: string[] = [];
  let line = /^ */.exec(text)?.[0] ?? '';
  let empty = true;
  for (const word of text.trim().split(/ +/)) {
    if (empty || displayWidth(line) + 1 + displayWidth(word) <= width) {
      line += empty ? word : ` ${word}`;
      empty = false;
    } else {
      lines.push(line);
      line = hang + word;
    }
  }
  return [...lines, line.trimEnd()];
}

/** Wraps several paragraphs, parted by line breaks; the indent of a paragraph's first line is kept for all of it. */
export function wrapText(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((paragraph) => wrap(paragraph, width, /^ */.exec(paragraph)?.[0]))
    .join('\n');
}

/** A term with its explanation: beside it where there is room, otherwise under it. */
export function item(
  term: string,
  explanation: string,
  termWidth: number,
  width: number,
  indent = 2,
): string {
  const margin = ' '.repeat(indent);
  if (explanation === '') return margin + term;
  const column = indent + termWidth + 2;
  if (width - column >= LEAST_COLUMN && displayWidth(term) <= termWidth) {
    const gap = ' '.repeat(termWidth - displayWidth(term) + 2);
    const [first = '', ...rest] = wrap(explanation, width - column);
    return [margin + term + gap + first, ...rest.map((line) => ' '.repeat(column) + line)].join('\n');
  }
  const under = `${margin}    `;
  const lines = wrap(explanation, width - under.length).map((line) => under + line);
  return [...wrap(margin + term, width, under), ...lines].join('\n');
}

/** Narrower than this a column of prose is no pleasure to read. */
const LEAST_COLUMN = 32;
