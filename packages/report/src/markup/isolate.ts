/** Text that runs from right to left, kept from what stands around it. */

/** Letters of scripts that are written from right to left: Hebrew, Arabic and their like. */
const LETTER = '[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]';
/** What a name has between its words. */
const BETWEEN = "[\\s\\u00a0\\-–'’.()0-9]";
const RUN = new RegExp(`${LETTER}(?:${BETWEEN}*${LETTER})*`, 'gu');

/**
 * The text with every name that runs from right to left in an isolate (U+2068 to U+2069).
 *
 * Without, such a name draws the numbers that follow it to its other side: "3 of 4" becomes "4 of 3" to the eye. Text of other
 * scripts stays as it is. Source: Unicode Standard Annex 9, section 2.4.
 */
export function isolated(text: string): string {
  return text.replace(RUN, '\u2068$&\u2069');
}
