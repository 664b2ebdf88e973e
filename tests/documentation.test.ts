/** The pages of the documentation: links that lead somewhere, and pages that are made from something in step with it. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataSourcesPage } from '../tools/lib/data-sources.mjs';
import { thirdPartyPage } from '../tools/lib/third-party.mjs';
import { publishedPackages } from '../tools/lib/workspaces.mjs';
import { runIn } from './built-command.js';
import { anchorsOf, brokenLinks, linksOf } from './law/links.js';
import { listed, readTree, repositoryRoot } from './law/source-tree.js';

const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8');
const pages = new Map([
  ...readTree(['docs', 'examples', 'packages', 'library', 'validation', 'tests', 'tools', 'bench'], ['.md']),
  ...readdirSync(repositoryRoot)
    .filter((name) => name.endsWith('.md'))
    .map((name) => [name, read(name)] as const),
]);

describe('links', () => {
  it('of every page lead to something', () => {
    expect(listed(brokenLinks(pages, (path) => existsSync(join(repositoryRoot, path))))).toEqual([]);
  });

  it('are looked for in all pages', () => {
    expect(pages.size).toBeGreaterThan(40);
    expect([...pages.values()].flatMap(linksOf).length).toBeGreaterThan(120);
  });

  it('lead from the index to every page of the documentation', () => {
    const index = new Set(linksOf(read('docs/README.md')).map(({ target }) => `docs/${target}`));
    const inDocs = [...pages.keys()].filter((path) => path.startsWith('docs/') && path !== 'docs/README.md');
    expect(inDocs.filter((path) => !index.has(path))).toEqual([]);
  });

  it.each([
    ['to no file', '[a](b.md)', 'b.md leads nowhere'],
    ['to no heading', '# One\n[a](#two)', '#two names a heading'],
    ['to no heading of another page', '[a](other.md#three)', 'other.md#three names a heading'],
    ['by reference', 'See [a].\n\n[a]: b.md', 'b.md leads nowhere'],
  ])('that lead %s are found', (_, text, expected) => {
    const made = new Map([
      ['page.md', text],
      ['other.md', '# Two words\n'],
    ]);
    expect(listed(brokenLinks(made, (path) => made.has(path))).join()).toContain(expected);
  });

  it('that lead somewhere, and what only looks like one, are let be', () => {
    const text =
      '# One, two\n[a](#one-two) [b](other.md#two-words) [c](https://example.org) `[d](e.md)`\n```\n[f](g.md)\n```\n';
    const made = new Map([
      ['page.md', text],
      ['other.md', '# Two *words*\n'],
    ]);
    expect(brokenLinks(made, (path) => made.has(path))).toEqual([]);
    expect([...anchorsOf('# A\n## A\n')]).toEqual(['a', 'a-1']);
  });
});

describe('pages that are made', () => {
  it('data sources: in step with the catalogue (else node tools/data-sources.mjs --write)', () => {
    expect(read('docs/data-sources.md')).toBe(dataSourcesPage(repositoryRoot));
  });

  it('validation: what the command writes, but for the last places of errors, which other engines may have otherwise', () => {
    const folder = mkdtempSync(join(tmpdir(), 'testudo-validation-'));
    try {
      expect(runIn(folder, ['validate', '--write', 'page.md']).status).toBe(0);
      const told = (page: string) => page.replaceAll(/\d\.\d+e[+-]\d+/g, 'n').replaceAll(/ *\| */g, '|');
      expect(told(read('docs/validation.md'))).toBe(told(readFileSync(join(folder, 'page.md'), 'utf8')));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('third parties: in step with what the packages need (else node tools/third-party.mjs --write)', () => {
    expect(read('THIRD-PARTY.md')).toBe(thirdPartyPage(repositoryRoot, read('THIRD-PARTY.md')));
  });

  it('third parties: every folder of data is told of', () => {
    const folders = readdirSync(join(repositoryRoot, 'validation'), { withFileTypes: true });
    const withData = folders.filter(
      (entry) =>
        entry.isDirectory() &&
        readdirSync(join(repositoryRoot, 'validation', entry.name)).some((name) => name.endsWith('.csv')),
    );
    expect(withData.length).toBeGreaterThan(10);
    for (const { name } of withData) expect(read('THIRD-PARTY.md')).toContain(`| \`${name}\` |`);
  });
});

describe('the pages about models', () => {
  const MODULES = new Map([
    ['threat', 'flight'],
    ['radar', 'radar-detection'],
    ['tracking', 'tracking'],
    ['identification', 'command'],
    ['command', 'command'],
    ['battery', 'battery'],
    ['interceptor', 'interceptors'],
    ['warning', 'warning'],
  ]);
  it.each([...MODULES])('%s has one (%s) that says what it ignores', (_, page) => {
    expect(read(`docs/concepts/${page}.md`)).toMatch(/^## .*(ignores|limits|left out)/im);
  });
});

describe('the glossary', () => {
  const terms = [...read('docs/glossary.md').matchAll(/^\*\*(.+?)\*\*: /gm)].map(([, term]) => term);
  it('is in alphabetical order, each term once', () => {
    const key = (term: string) => term.toLowerCase().replaceAll('-', ' ');
    expect(terms.map(key)).toEqual([...new Set(terms.map(key))].sort());
    expect(terms.length).toBeGreaterThan(50);
  });
});

describe('the packages', () => {
  const licence = read('LICENSE');
  it.each(publishedPackages(repositoryRoot))(
    '$folder carries the licence and a page about itself',
    ({ folder, manifest }) => {
      expect(read(`${folder}/LICENSE`)).toBe(licence);
      expect(read(`${folder}/README.md`)).toContain(`# ${manifest.name}`);
      expect(manifest.license).toBe('Apache-2.0');
    },
  );

  it('are cited with the version they have', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(read('CITATION.cff')).toContain(`\nversion: ${version}\n`);
  });
});
