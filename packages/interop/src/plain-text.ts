/** Runs of what can change how a text is shown: controls, line separators, marks of writing direction. */
const CONTROLS = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;

/** Text that came from a scenario's author, fit for a file that another program shows: each run of controls is one space. */
export function plainText(text: string): string {
  return text.replace(CONTROLS, ' ');
}
