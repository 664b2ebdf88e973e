/** How wide text will be, without a browser: enough to keep labels apart. */

/** Advance widths of U+0020 to U+007E in a usual sans serif of wide cut, thousandths of the size. */
const WIDTHS = [
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636,
  636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295,
  295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838,
  500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
  392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];
const OTHER = 640;
const WIDE = 1000;
const BOLD = 1.12;

/** Width of a line of text in px, on the wide side: fonts differ, and nothing may overlap. */
export function textWidth(text: string, size_px: number, bold = false): number {
  let sum = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    sum +=
      WIDTHS[code - 0x20] ?? (code > 0x10ff ? (code === 0x2019 ? 318 : code < 0x2030 ? OTHER : WIDE) : OTHER);
  }
  return (sum * size_px * (bold ? BOLD : 1)) / 1000;
}

/** The text, cut with an ellipsis where it does not fit. */
export function fitted(text: string, width_px: number, size_px: number, bold = false): string {
  if (textWidth(text, size_px, bold) <= width_px) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, size_px, bold) > width_px) {
    characters.pop();
  }
  return `${characters.join('').trimEnd()}…`;
}

/** The text in lines no wider than given, broken at blanks. */
export function lined(text: string, width_px: number, size_px: number, bold = false): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size_px, bold) > width_px) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map((one) => fitted(one, width_px, size_px, bold));
}
