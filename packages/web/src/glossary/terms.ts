import words from '../../../../docs/concepts/words-in-results.md?raw';
import glossary from '../../../../docs/glossary.md?raw';
import { byKey, glossaryIn, wordsIn } from './parse.js';

/** Every term that the page explains, by its key. */
export const TERMS = byKey(wordsIn(words), glossaryIn(glossary));
