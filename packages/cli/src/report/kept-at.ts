/** Where everything is, at the foot of a story. */
export function keptAt(folder: string): string {
  return `Everything is kept in ${folder}: report.html there is this with figures and a map, for any browser; manifest.json says what is what.`;
}
