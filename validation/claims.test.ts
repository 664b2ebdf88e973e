import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ClaimResult, summarise, WorstError } from './claim.js';
import { claims, claimsTable, verdict } from './index.js';

describe('claims', () => {
  for (const claim of claims) {
    it(`${claim.id} holds`, () => {
      const result = claim.check();
      for (const row of result.rows) {
        expect(row.points, row.what).toBeGreaterThan(0);
        expect(row.worst, row.what).toBeLessThanOrEqual(row.tolerance);
      }
      expect(result.points).toBeGreaterThan(0);
      expect(result.worst).toBeLessThanOrEqual(result.tolerance);
      expect(verdict(result)).toBe('holds');
    });

    it(`${claim.id} says in a README what it shows and what not`, () => {
      expect(existsSync(new URL(`./${claim.id}/README.md`, import.meta.url))).toBe(true);
    });
  }

  it('have different ids', () => {
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
  });
});

describe('verdict', () => {
  const kept = { what: 'kept', points: 3, worst: 1, tolerance: 2, unit: 'm' };
  const broken = { what: 'broken', points: 1, worst: 3, tolerance: 2, unit: 'm' };
  const wrong = { what: 'not a number', points: 1, worst: Number.NaN, tolerance: 2, unit: 'm' };
  const empty = { what: 'empty', points: 0, worst: 0, tolerance: 2, unit: 'm' };
  const none: ClaimResult = summarise([]);

  it('fails where one row is out, is not a number or has no points, and where there are no rows', () => {
    expect(verdict(summarise([kept]))).toBe('holds');
    expect(verdict(summarise([kept, broken]))).toBe('fails');
    expect(verdict(summarise([wrong, kept]))).toBe('fails');
    expect(verdict(summarise([kept, wrong]))).toBe('fails');
    expect(verdict(summarise([kept, empty]))).toBe('fails');
    expect(verdict(none)).toBe('fails');
  });

  it('reports the row nearest to its tolerance and counts all points', () => {
    const close = { what: 'close', points: 2, worst: 9, tolerance: 10, unit: 'K' };
    expect(summarise([kept, close])).toMatchObject({ points: 5, worst: 9, tolerance: 10, unit: 'K' });
  });

  it('keeps an error that is not a number', () => {
    const error = new WorstError();
    error.add(Number.NaN, 1);
    error.add(1, 1);
    expect(error.worst).toBeNaN();
  });

  it('prints a line for each claim and each row, and no bar inside a cell', () => {
    const claim = { id: 'x', title: 'a|b', source: 'paper', check: () => summarise([kept, broken]) };
    const table = claimsTable([{ claim, result: claim.check() }])
      .trimEnd()
      .split('\n');
    expect(table).toHaveLength(5);
    expect(table[2]).toBe('| a\\|b | 4 | 3 | 2 | m | fails | paper |');
  });
});
