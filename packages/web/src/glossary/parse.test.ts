import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { byKey, glossaryIn, sorted, wordsIn } from './parse.js';

const page = (path: string) => readFileSync(new URL(`../../../../docs/${path}`, import.meta.url), 'utf8');
const glossary = glossaryIn(page('glossary.md'));
const words = wordsIn(page('concepts/words-in-results.md'));

describe('the glossary', () => {
  it('has every bold term of the page, in one line each', () => {
    expect(glossary).toHaveLength(page('glossary.md').match(/^\*\*/gm)?.length ?? 0);
    expect(glossary.length).toBeGreaterThan(70);
    expect(glossary.find(({ word }) => word === 'Control mode')?.meaning).toBe(
      'who decides on fire: a centre (centralised), the battery unless told otherwise (decentralised), the battery alone (autonomous).',
    );
    for (const { word, meaning } of glossary) expect(`${word}${meaning}`).not.toMatch(/[*`|\n]/);
  });

  it('has the words of results, with what they are counted out of', () => {
    expect(words.find(({ word }) => word === 'leaked')).toEqual({
      word: 'leaked',
      meaning:
        'arrived at a place with a battery in radar range of it that was able to fire at its class at some moment of the flight: allowed to, with a launcher ready, whether or not it saw it.',
      outOf: 'launched',
    });
    expect(words.find(({ word }) => word === 'warning time')?.outOf).toBe('arrivals with an alarm');
    expect(words.find(({ word }) => word === 'flight time')?.outOf).toBeUndefined();
    expect(words.some(({ word }) => word === 'word' || word.includes('-'.repeat(3)))).toBe(false);
  });

  it('is looked up whatever the case, and sorted for reading', () => {
    const terms = byKey(words, glossary);
    expect(terms.get('radar cross-section')?.word).toBe('Radar cross-section');
    // Explained on both pages: the word of results counts.
    expect(terms.get('warning time')?.outOf).toBeDefined();
    const order = sorted(terms.values()).map(({ word }) => word.toLowerCase());
    expect(order).toEqual([...order].sort());
    expect(order[0]).toBe('air-breathing threat');
  });

  it('takes what is no glossary for empty', () => {
    for (const text of ['', '# Title', '**bold** but no term', '| a | b |', '****: x']) {
      expect(glossaryIn(text)).toEqual([]);
      expect(wordsIn(text)).toEqual([]);
    }
  });
});
