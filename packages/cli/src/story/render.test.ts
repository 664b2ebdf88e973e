import type { Block } from '@testudo/report';
import { describe, expect, it } from 'vitest';
import { coloursFor } from '../terminal/index.js';
import { render } from './render.js';

const colours = coloursFor({}, {});
const table: Block = {
  kind: 'table',
  columns: [{ title: 'Class' }, { title: 'Apogee', align: 'right' }],
  rows: [
    { group: 'Volley 1' },
    { cells: ['Scud-B', '68 km'], sentence: 'Scud-B: apogee 68 km' },
    { cells: ['Fateh-313 the long-named', '116 km'], sentence: 'Fateh-313 the long-named: apogee 116 km' },
  ],
  legend: 'Apogee: the highest point.',
};

describe('the layout of a story', () => {
  it('aligns a table where there is room', () => {
    expect(render([table], { width: 60, colours }).split('\n')).toEqual([
      '  Class                     Apogee',
      '  Volley 1',
      '  Scud-B                     68 km',
      '  Fateh-313 the long-named  116 km',
      '  Apogee: the highest point.',
    ]);
  });

  it('says it in sentences where there is none', () => {
    expect(render([table], { width: 30, colours }).split('\n')).toEqual([
      'Volley 1',
      '- Scud-B: apogee 68 km',
      '- Fateh-313 the long-named:',
      '  apogee 116 km',
    ]);
  });

  it('keeps a number and its unit on one line', () => {
    const text = 'It came down at a distance of 617 m from the aim point.';
    expect(render([{ kind: 'text', text }], { width: 34, colours }).split('\n')).toEqual([
      'It came down at a distance of',
      '617 m from the aim point.',
    ]);
  });

  it('prints no control character of a scenario', () => {
    const evil = 'Base\u001b[2J\u202e';
    const blocks: Block[] = [
      { kind: 'title', text: evil },
      { kind: 'heading', text: evil },
      { kind: 'text', text: evil },
      { kind: 'list', items: [evil] },
      { kind: 'terms', items: [{ term: evil, explanation: evil }] },
      { kind: 'table', columns: [{ title: '' }], rows: [{ group: evil }, { cells: [evil], sentence: evil }] },
    ];
    for (const width of [20, 80]) {
      const text = render(blocks, { width, colours });
      for (const control of ['\u001b', '\u202e']) expect(text).not.toContain(control);
    }
  });
});
