import type { Claim } from '@testudo/validation';
import { describe, expect, it } from 'vitest';
import { checkClaims } from './check-claims.js';
import { validationPage } from './page.js';
import { claimsReport } from './report.js';

const row = (worst: number) => ({ what: 'a|row', points: 3, worst, tolerance: 2, unit: 'm' });
const claim = (id: string, check: Claim['check']): Claim => ({
  id,
  title: `Title of ${id}`,
  source: 'a paper',
  check,
});

const checked = checkClaims([
  claim('kept', () => result(1)),
  claim('broken', () => result(3)),
  claim('crashed', () => {
    throw new Error('figures.csv is missing');
  }),
]);

function result(worst: number) {
  return { points: 3, worst, tolerance: 2, unit: 'm', rows: [row(worst)] };
}

const plain = { width: 80, colours: { green: (text: string) => text, red: (text: string) => text } as never };

describe('claims', () => {
  it('that break or cannot be checked fail, and say why', () => {
    expect(checked.map(({ verdict }) => verdict)).toEqual(['holds', 'fails', 'fails']);
    const report = claimsReport(checked, plain);
    expect(report).toContain('1 of 3 claims hold.');
    expect(report).toContain('broken: a|row: off by 3 m');
    expect(report).toContain('crashed: figures.csv is missing');
  });

  it('make a page with one table line each, and no bar inside a cell', () => {
    const page = validationPage(checked);
    const lines = page.split('\n').filter((line) => line.startsWith('| ['));
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line.replaceAll('\\|', '').split('|')).toHaveLength(9);
    expect(page).toContain('**2 of 3 claims fail.**');
  });
});
