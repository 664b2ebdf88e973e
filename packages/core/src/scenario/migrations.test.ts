import { describe, expect, it } from 'vitest';
import { defaultLimits } from './limits.js';
import { type FormatHistory, migrateText } from './migrations.js';
import { formatProblem } from './problem.js';

/** A made-up future: format 2 calls `at` of a threat `aim`, format 3 asks for a mood. */
const history: FormatHistory = {
  current: 3,
  migrations: [
    {
      from: 1,
      about: 'a threat is aimed with "aim"',
      apply: (document, kind) => {
        if (kind === 'catalogue') return;
        const aimed = document.getIn(['threats', 'one', 'at']);
        document.deleteIn(['threats', 'one', 'at']);
        document.setIn(['threats', 'one', 'aim'], aimed);
      },
    },
    { from: 2, about: 'a mood', apply: (document) => document.set('mood', 'calm') },
  ],
};

const OLD = `# A comment at the top.
format: 1 # the oldest
kind: scenario
threats:
  # and one inside
  one: {at: base, count: 2}
`;

describe('migrateText', () => {
  it('goes through every step and keeps comments', () => {
    const migrated = migrateText('old.yaml', OLD, defaultLimits, history);
    if (!migrated.ok) throw new Error(migrated.problems.map(formatProblem).join('\n'));
    expect(migrated).toMatchObject({ from: 1, to: 3 });
    expect(migrated.text).toBe(`# A comment at the top.
format: 3 # the oldest
kind: scenario
threats:
  # and one inside
  one: { count: 2, aim: base }
mood: calm
`);
  });

  it('leaves a current file as it is, to the byte', () => {
    const text = 'format:    1\nkind: scenario\nodd:   [ spacing ,here]\n';
    expect(migrateText('f.yaml', text)).toEqual({ ok: true, text, from: 1, to: 1 });
  });

  it('says what it cannot do', () => {
    const gap: FormatHistory = { current: 3, migrations: history.migrations.slice(1) };
    const refused = migrateText('old.yaml', OLD, defaultLimits, gap);
    expect(refused.ok ? [] : refused.problems.map(formatProblem)).toEqual([
      'old.yaml:2:9: format: no way leads from this format to the current one (found format 1, wanted format: 3)',
    ]);
    const newer = migrateText('new.yaml', 'format: 4\n', defaultLimits, history);
    expect(newer.ok ? [] : newer.problems.map(formatProblem)).toEqual([
      'new.yaml:1:9: format: the file is written in a newer format than this version reads: update Testudo (found format 4, wanted format 3 or older)',
    ]);
    expect(migrateText('list.yaml', '- format: 1\n').ok).toBe(false);
  });
});
