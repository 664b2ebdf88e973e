/** Reads terms out of the pages of the documentation: its glossary, and the tables of words in results. */

export interface GlossaryTerm {
  readonly word: string;
  readonly meaning: string;
  /** What a word of results is counted out of, where it is a count. */
  readonly outOf?: string;
}

/** `**Word**: meaning.`, a paragraph each, as in docs/glossary.md. */
export function glossaryIn(markdown: string): readonly GlossaryTerm[] {
  return paragraphs(markdown).flatMap((paragraph) => {
    const [, word, meaning] = /^\*\*(.+?)\*\*: (.+)$/.exec(paragraph) ?? [];
    return word === undefined || meaning === undefined ? [] : [{ word, meaning: plain(meaning) }];
  });
}

/** Rows of tables headed `word | meaning | counted out of`, as in docs/concepts/words-in-results.md. */
export function wordsIn(markdown: string): readonly GlossaryTerm[] {
  return markdown.split('\n').flatMap((line) => {
    const cells = /^\|(.+)\|\s*$/
      .exec(line)?.[1]
      ?.split('|')
      .map((cell) => plain(cell.trim()));
    const [words = '', meaning = '', outOf = ''] = cells ?? [];
    if (cells?.length !== 3 || words === 'word' || /^:?-+:?$/.test(words)) return [];
    const rest = outOf === '' || outOf === '–' ? {} : { outOf };
    // "warning time (lead_s in files)" is called warning time.
    return [{ word: words.replace(/ \(.*\)$/, ''), meaning: `${meaning}.`, ...rest }];
  });
}

/** How a term is looked up: "Radar cross-section" is "radar cross-section". */
export function keyOf(word: string): string {
  return word.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** Terms by their keys; where two pages explain a word, the first one counts. */
export function byKey(...lists: readonly (readonly GlossaryTerm[])[]): ReadonlyMap<string, GlossaryTerm> {
  const terms = new Map<string, GlossaryTerm>();
  for (const term of lists.flat()) {
    const key = keyOf(term.word);
    if (!terms.has(key)) terms.set(key, term);
  }
  return terms;
}

/** In the order of the alphabet. */
export function sorted(terms: Iterable<GlossaryTerm>): readonly GlossaryTerm[] {
  return [...terms].sort((a, b) => (keyOf(a.word) < keyOf(b.word) ? -1 : 1));
}

function paragraphs(markdown: string): readonly string[] {
  return markdown.split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim());
}

/** Without the marks of Markdown: code, emphasis and links become their words. */
function plain(markdown: string): string {
  return markdown
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*+([^*]+)\*+/g, '$1');
}
