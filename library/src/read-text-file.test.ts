import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatProblem } from '@testudo/core/scenario';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadScenarioAt, readTextFile, scenarioPath } from './index.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'testudo-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('readTextFile', () => {
  it('reads text and marks what is none', () => {
    writeFileSync(join(folder, 'a'), 'Größe\n');
    writeFileSync(join(folder, 'b'), Buffer.from([0x61, 0xff, 0xfe]));
    expect(readTextFile(join(folder, 'a'), 100)).toEqual({ ok: true, text: 'Größe\n' });
    expect(readTextFile(join(folder, 'b'), 100)).toEqual({ ok: true, text: 'a\ufffd\ufffd' });
  });

  it('says why it cannot read', () => {
    mkdirSync(join(folder, 'd'));
    writeFileSync(join(folder, 'big'), 'x'.repeat(1000));
    const reasonOf = (path: string) => {
      const read = readTextFile(path, 100);
      return read.ok ? 'read' : read.reason;
    };
    expect(reasonOf(join(folder, 'none'))).toBe('there is no such file');
    expect(reasonOf(join(folder, 'd'))).toBe('it is a folder');
    expect(reasonOf(join(folder, 'big', 'x'))).toBe('a part of the path is a file and no folder');
    expect(reasonOf(join(folder, 'big'))).toBe(
      'it has 1000 bytes, over the limit "size"; --limit size=N lifts it',
    );
    expect(reasonOf(`${folder}/a\0b`)).toBe('the name holds a character that no file name may hold');
    if (process.platform !== 'win32') expect(reasonOf('/dev/zero')).toBe('it is no ordinary file');
  });
});

describe('loadScenarioAt', () => {
  it('lays a file over a shipped scenario', () => {
    const path = join(folder, 'mine.yaml');
    writeFileSync(
      path,
      'format: 1\nkind: scenario\nextends: first-shot\nthreats: {shot: {count: 3, spacing: {value: 1, unit: min, confidence: assumed}}}\n',
    );
    const loaded = loadScenarioAt(path);
    if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
    expect(loaded.scenario.threats.map(({ id }) => id)).toEqual(['shot-1', 'shot-2', 'shot-3']);
    expect(loaded.files).toEqual([path, scenarioPath('first-shot')]);
  });

  it('points into the file that is wrong', () => {
    const path = join(folder, 'wrong.yaml');
    writeFileSync(path, 'format: 1\nkind: scenario\nextends: first-shot\nthreats: {shot: {class: scud-c}}\n');
    const loaded = loadScenarioAt(path);
    expect(loaded.ok ? [] : loaded.problems.map(formatProblem)).toEqual([
      expect.stringMatching(/wrong\.yaml:4:25: threats\.shot\.class: .*did you mean "scud-b"\?/),
    ]);
  });
});
