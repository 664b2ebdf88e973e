import { byKey, glossaryIn, wordsIn } from './parse.js';

const PAGES = import.meta.glob<string>(
  ['../../../../docs/glossary.md', '../../../../docs/concepts/words-in-results.md'],
  { query: '?raw', import: 'default', eager: true },
);

const page = (name: string): string => PAGES[`../../../../docs/${name}`] ?? '';

/** Every term that the documentation explains, by its key. */
export const TERMS = byKey(wordsIn(page('concepts/words-in-results.md')), glossaryIn(page('glossary.md')));
