import { describe, expect, it } from 'vitest';
import { whatIsGiven } from './what-is-given.js';

const given = (...paths: readonly string[]) =>
  whatIsGiven(paths.map((path) => ({ path, file: new Blob(['x']) })));
const sized = (path: string, size: number) => whatIsGiven([{ path, file: { size } as Blob }]);
const RUN = ['manifest.json', 'scenario.json', 'events.ndjson', 'trajectories.ndjson', 'outcome.json'];

describe('files that were given', () => {
  it('are a run, a scenario or JSON, by their names', () => {
    expect(given('a.yaml').kind).toBe('yaml');
    expect(given('A.YML', 'b.txt').kind).toBe('yaml');
    expect(given('scenario.json').kind).toBe('json');
    expect(given(...RUN)).toMatchObject({ kind: 'recording', name: '' });
    const folder = given(
      ...[...RUN, 'story.txt', 'report.html', 'interceptors.ndjson'].map((file) => `runs/april/${file}`),
    );
    expect(folder).toMatchObject({ kind: 'recording', name: 'april' });
    expect(folder.kind === 'recording' && folder.files.size).toBe(6);
  });

  it('are refused with what is missing or too much', () => {
    const problems = (of: ReturnType<typeof given>) => (of.kind === 'nothing' ? of.problems : []);
    expect(problems(given())).toHaveLength(1);
    expect(problems(given('a.txt', 'b.pdf')).map(({ file }) => file)).toEqual(['a.txt', 'b.pdf']);
    expect(problems(given('r/events.ndjson', 'r/manifest.json')).map(({ file }) => file)).toEqual([
      'r/scenario.json',
      'r/trajectories.ndjson',
      'r/outcome.json',
    ]);
    expect(problems(given('a/manifest.json', 'b/manifest.json'))[0]?.message).toContain('more than one run');
    expect(problems(given('a.json', 'b.json'))[0]?.message).toContain('one scenario');
    expect(problems(given(...Array.from({ length: 201 }, (_, i) => `${i}.yaml`)))[0]?.wanted).toBe(
      'at most 200',
    );
  });

  it('are refused before they are read where they are too large', () => {
    expect(sized('a.yaml', 20_000_000).kind).toBe('yaml');
    expect(sized('a.yaml', 20_000_001)).toMatchObject({
      kind: 'nothing',
      problems: [{ file: 'a.yaml', found: '20 MB', wanted: 'at most 20 MB' }],
    });
    expect(sized('a.json', 51e6).kind).toBe('nothing');
  });
});
