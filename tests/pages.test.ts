/** Pages of the documentation whose commands and programs are run, and whose outputs are what comes out. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { blocksOf, isShownBy, runPage } from '../tools/lib/pages.mjs';
import { repositoryRoot } from './law/source-tree.js';

const FOLDERS = ['docs/tutorials', 'docs/how-to', 'examples'];
const pages = FOLDERS.filter((folder) => existsSync(`${repositoryRoot}${folder}`)).flatMap((folder) =>
  readdirSync(`${repositoryRoot}${folder}`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`),
);

describe.each(pages)('%s', (page) => {
  let steps: Awaited<ReturnType<typeof runPage>>;
  beforeAll(async () => {
    steps = await runPage(page);
  });

  it('does what it says', () => {
    const failed = steps.filter(({ kind }) => kind === 'failed');
    expect(failed.map(({ line, about }) => `line ${line}: ${about}`)).toEqual([]);
  });

  it('leaves none of its blocks out', (context) => {
    const skipped = steps.filter(({ kind }) => kind === 'skipped');
    if (skipped.length > 0)
      context.skip(skipped.map(({ line, about }) => `line ${line}: ${about}`).join('; '));
    expect(steps.length).toBeGreaterThan(0);
  });

  it('marks every command so that it is run', () => {
    const blocks = blocksOf(readFileSync(`${repositoryRoot}${page}`, 'utf8'));
    const loose = blocks.filter(
      ({ language, words }) => language === 'sh' && !words.some((word) => word === 'run' || word === 'unrun'),
    );
    expect(loose.map(({ line, text }) => `${line}: ${text}`)).toEqual([]);
  });
});

describe('the running of pages', () => {
  it('finds the blocks of a page with their words', () => {
    const page = '# A\n\n```sh run exit=1\nfalse\n```\ntext\n~~~~\n```\n~~~~\n```text output\n```\n';
    expect(blocksOf(page)).toEqual([
      { language: 'sh', words: ['run', 'exit=1'], text: 'false', line: 3, size: 1 },
      { language: '', words: [], text: '```', line: 7, size: 1 },
      { language: 'text', words: ['output'], text: '', line: 10, size: 0 },
    ]);
  });

  it.each([
    ['a\nb', 'a\nb\n', true],
    ['a\nb', 'a\nc', false],
    ['a', 'a\nb', false],
    ['a\n…', 'a\nb\nc', true],
    ['…\nc', 'a\nb\nc', true],
    ['a\n…\nc', 'a\nc', true],
    ['a\n…\nd', 'a\nb\nc', false],
    ['1.5 (x)', '1x5 (x)', false],
    ['…', 'anything', true],
  ])('holds %j against %j: %s', (shown, printed, expected) => {
    expect(isShownBy(shown, printed)).toBe(expected);
  });

  it('fails a page that shows what is not printed, or runs what fails', async () => {
    const steps = await runPage('tests/pages.fixture.md');
    expect(steps.map(({ line, kind }) => [line, kind])).toEqual([
      [2, 'ran'],
      [6, 'failed'],
      [10, 'failed'],
      [14, 'ran'],
    ]);
  });
});
