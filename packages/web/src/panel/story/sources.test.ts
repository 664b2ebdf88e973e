import { heading, list, say } from '@testudo/report';
import { describe, expect, it } from 'vitest';
import { sectionsOf } from './sections.js';
import { sourcesIn } from './sources.js';

describe('sources of a scenario', () => {
  it('are counted wherever they stand, the most used first', () => {
    const scenario = {
      places: [{ source: 'a', radius: { source: 'b' } }, { source: 'b' }],
      facts: [{ source: 'b', deep: { source: '' } }],
      source: { source: 'a' },
    };
    expect(sourcesIn(scenario)).toEqual([
      { source: 'b', count: 3 },
      { source: 'a', count: 2 },
    ]);
  });
});

describe('sections of a story', () => {
  it('begin at headings, and leave out what stands before the first', () => {
    const [one, two, three] = [say('one'), say('two'), list(['three'])];
    expect(sectionsOf([one, heading('A'), two, heading('B'), three, one])).toEqual([
      { title: 'A', blocks: [two] },
      { title: 'B', blocks: [three, one] },
    ]);
  });
});
