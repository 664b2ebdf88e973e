/** The blank between a number and its unit: a line does not end there. */
export function bound(text: string): string {
  return text.replace(/(?<=[0-9]) (?=(?:%|km|m|s|min|h|kg|km\/s|m\/s)(?![A-Za-z]))/g, '\u00a0');
}
