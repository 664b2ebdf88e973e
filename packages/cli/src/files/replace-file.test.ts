import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../terminal/index.js';
import { replaceFile } from './index.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'testudo-replace-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('replaceFile', () => {
  it('writes a new file and replaces an old one, leaving nothing beside it', () => {
    const path = join(folder, 'a');
    replaceFile(path, 'one');
    replaceFile(path, 'zwei ä');
    expect(readFileSync(path, 'utf8')).toBe('zwei ä');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  // Windows has no such permission bits, and links there need a right of their own.
  it.skipIf(process.platform === 'win32')('keeps permissions, and links as links', () => {
    const path = join(folder, 'a');
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    symlinkSync('a', join(folder, 'link'));
    replaceFile(join(folder, 'link'), 'new');
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('refuses with a reason where it cannot write, and leaves nothing behind', () => {
    expect(() => replaceFile(join(folder, 'no', 'a'), 'x')).toThrow(Refusal);
    expect(() => replaceFile(folder, 'x')).toThrow(/cannot be written/);
    expect(readdirSync(folder)).toEqual([]);
  });
});
