/** Runs of what can change how a terminal shows text, as in `@testudo/interop`: a test holds the two against each other. */
const CONTROLS =
  /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Noncharacter_Code_Point}]+/gu;

/** Text from a file, safe to print: each run of control characters becomes one space. */
export function plainText(text: string): string {
  return text.replace(CONTROLS, ' ');
}

/** As `plainText`, but one space for each character, so that columns keep their numbers. */
export function plainColumns(text: string): string {
  return text.replace(CONTROLS, (run) => ' '.repeat([...run].length));
}

/** What a terminal is told to change colours; it takes no room. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
const STYLES = /\u001b\[[0-9;]*m/g;

/** The text without its colours. */
function withoutStyles(text: string): string {
  return text.replace(STYLES, '');
}

const ZERO_WIDTH = /^(\p{M}|[\u200b-\u200d\u2066-\u2069]|\ufe0e|\ufe0f)$/u;
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/** Columns that text takes in a terminal: two for East Asian wide characters and pictures, none for accents and colours. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of withoutStyles(text)) {
    if (ZERO_WIDTH.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}
