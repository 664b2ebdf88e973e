/**
 * Runs of what can change how a text is shown or cannot stand in XML: controls, line separators, marks of writing direction,
 * interlinear marks, tag characters, noncharacters and lone surrogates.
 */
const CONTROLS =
  /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Noncharacter_Code_Point}]+/gu;

/** Text that came from a scenario's author, fit for a file that another program shows: each run of controls is one space. */
export function plainText(text: string): string {
  return text.replace(CONTROLS, ' ');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The same as the content or an attribute of XML and HTML. */
export function markupText(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);
}

/** The same where no markup may stand, escaped or not: angle brackets become single quotation marks that look like them. */
export function bracketless(text: string): string {
  return plainText(text).replaceAll('<', '‹').replaceAll('>', '›');
}

const PLAIN_NUMBER = /^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$/;
/** How spreadsheets recognise a formula, full-width forms included. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** The same as a cell of a table: what a spreadsheet would take for a formula gets an apostrophe in front; a number stays one. */
export function formulaFree(text: string): string {
  const startsControl = /^[\t\r]/.test(text);
  const plain = plainText(text);
  return startsControl || (FORMULA.test(plain) && !PLAIN_NUMBER.test(plain)) ? `'${plain}` : plain;
}
