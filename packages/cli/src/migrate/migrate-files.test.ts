import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FormatHistory } from '@testudo/core/scenario';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrateFiles } from './migrate-files.js';

/** A made-up future in which `title` is called `name`. */
const history: FormatHistory = {
  current: 2,
  migrations: [
    {
      from: 1,
      about: 'title becomes name',
      apply: (document) => {
        document.set('name', document.get('title'));
        document.delete('title');
      },
    },
  ],
};

const OLD = '# mine\nformat: 1\nkind: scenario # so it is\ntitle: A raid\n';
const NEW = '# mine\nformat: 2\nkind: scenario # so it is\nname: A raid\n';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'testudo-migrate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe('migrateFiles', () => {
  it('rewrites old files in place, with their comments, and leaves current ones alone', () => {
    const files = [file('old.yaml', OLD), file('new.yaml', NEW)];
    expect(migrateFiles(files, { dryRun: false, history })).toMatchObject([
      { ok: true, from: 1, to: 2, changed: true },
      { ok: true, from: 2, to: 2, changed: false },
    ]);
    expect(files.map((path) => readFileSync(path, 'utf8'))).toEqual([NEW, NEW]);
    expect(readdirSync(folder).sort()).toEqual(['new.yaml', 'old.yaml']);
  });

  it('writes nothing on a dry run, nor when one of the files cannot be migrated', () => {
    const old = file('old.yaml', OLD);
    const newer = file('newer.yaml', 'format: 3\nkind: scenario\n');
    expect(migrateFiles([old], { dryRun: true, history })).toMatchObject([{ ok: true, changed: true }]);
    expect(migrateFiles([old, newer], { dryRun: false, history })).toMatchObject([
      { ok: true },
      { ok: false },
    ]);
    expect(readFileSync(old, 'utf8')).toBe(OLD);
  });
});
