/** What the two scenarios of a comparison are called in a sentence. */
export interface Labels {
  readonly a: string;
  readonly b: string;
}
