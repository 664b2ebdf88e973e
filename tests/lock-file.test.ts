import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breachesOfLockLaw, type LockFile } from './law/lock-law.js';
import { listed, repositoryRoot } from './law/source-tree.js';

const lock = JSON.parse(readFileSync(`${repositoryRoot}package-lock.json`, 'utf8')) as LockFile;

describe('package-lock.json', () => {
  it('names no host, no package of a licence that binds its users, no version known to be unsafe', () => {
    expect(listed(breachesOfLockLaw(lock))).toEqual([]);
  });

  it('holds the packages it is about', () => {
    expect(Object.keys(lock.packages)).toEqual(
      expect.arrayContaining(['node_modules/yaml', 'node_modules/vite']),
    );
  });
});

describe('the law of the lock file, on made-up ones', () => {
  const found = (entry: LockFile['packages'][string], path = 'node_modules/some'): string =>
    listed(breachesOfLockLaw({ packages: { [path]: entry } })).join('\n');
  const sound = { version: '1.0.0', license: 'MIT', integrity: 'sha512-x' };

  it.each([
    ['a host', { ...sound, resolved: 'https://registry.example/some.tgz' }, 'names a host'],
    ['a repository', { ...sound, resolved: 'git+ssh://git@host/some.git#0' }, 'names a host'],
    ['the GPL', { ...sound, license: 'GPL-3.0-only' }, 'GPL-3.0-only'],
    ['the AGPL', { ...sound, license: 'AGPL-3.0' }, 'AGPL-3.0'],
    ['a licence nobody has read', { ...sound, license: 'SEE LICENSE IN FILE' }, 'SEE LICENSE'],
    ['no licence', { version: '1.0.0', integrity: 'sha512-x' }, 'no licence'],
    ['both of two licences, one of them the GPL', { ...sound, license: 'MIT AND GPL-2.0' }, 'GPL-2.0'],
    ['no checksum', { version: '1.0.0', license: 'MIT' }, 'no integrity'],
  ])('refuses %s', (_, entry, expected) => {
    expect(found(entry)).toContain(expected);
  });

  it.each([
    ['yaml', '2.8.2'],
    ['yaml', '1.10.0'],
    ['vite', '7.3.1'],
    ['ws', '8.20.9'],
    ['protobufjs', '7.6.0'],
    ['protobufjs', '8.4.0'],
    ['fast-xml-parser', '5.5.5'],
  ])('refuses %s %s', (name, version) => {
    expect(found({ ...sound, version }, `node_modules/a/node_modules/${name}`)).toContain('is below');
  });

  it.each([
    ['yaml', '2.8.3'],
    ['vite', '8.0.0'],
    ['protobufjs', '7.6.1'],
    ['protobufjs', '8.4.1'],
    ['some', '0.0.1'],
  ])('accepts %s %s', (name, version) => {
    expect(found({ ...sound, version }, `node_modules/${name}`)).toBe('');
  });

  it('accepts a choice with a good licence in it, and our own workspaces', () => {
    expect(found({ ...sound, license: '(MIT OR GPL-2.0)' })).toBe('');
    expect(found({ resolved: 'packages/core', link: true }, 'node_modules/@testudo/core')).toBe('');
    expect(found({ version: '0.1.0', license: 'Apache-2.0' }, 'packages/core')).toBe('');
  });
});
