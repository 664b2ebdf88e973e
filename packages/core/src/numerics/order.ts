/** The order of texts by their code units: total, and the same everywhere, whatever the language of the machine. */
export function compareCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
