/** What a story is made of before anybody knows how wide the terminal is. */

export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** `strong`: the sentence to remember; `quiet`: small print. */
  | { readonly kind: 'text'; readonly text: string; readonly tone?: 'strong' | 'quiet' }
  | { readonly kind: 'gap' }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'terms'; readonly items: readonly Term[] }
  | TableBlock;

export interface Term {
  readonly term: string;
  readonly explanation: string;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** What the columns mean; left out where the table becomes sentences. */
  readonly legend?: string;
}

export interface TableColumn {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

export type TableRow =
  /** A line across the table that opens a group of rows. */
  | { readonly group: string }
  /** `sentence` says the same in words, for terminals that are too narrow for the table. */
  | { readonly cells: readonly string[]; readonly sentence: string };

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const say = (text: string, tone?: 'strong' | 'quiet'): Block => ({
  kind: 'text',
  text,
  ...(tone === undefined ? {} : { tone }),
});
/** A blank line. */
export const GAP: Block = { kind: 'gap' };
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
