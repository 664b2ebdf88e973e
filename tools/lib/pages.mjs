/**
 * Pages of documentation as programs: their blocks are run in order, and what they show is held against what comes out.
 *
 * Words after the language of a fence say what a block is:
 *   `file=NAME`   is written to a file of that name
 *   `run`         (sh) is run; `exit=N` says which exit code is right, `in=repository` that it runs in the repository's root
 *   `output`      is what the block before it printed on standard output; a line … stands for any number of lines
 *   `duckdb`      (sql) is run by DuckDB
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryRoot } from './root.mjs';

/**
 * @typedef {{ language: string, words: readonly string[], text: string, line: number, size: number }} Block
 * @typedef {{ line: number, kind: 'ran' | 'failed' | 'skipped', about: string }} Step
 * @typedef {{ block: Block, printed: string }} Difference
 */

/**
 * The fenced blocks of a page.
 *
 * @param {string} markdown
 * @returns {Block[]}
 */
export function blocksOf(markdown) {
  const lines = markdown.split('\n');
  /** @type {Block[]} */
  const blocks = [];
  for (let i = 0; i < lines.length; i++) {
    const open = /^(`{3,}|~{3,})(.*)$/.exec(lines[i]);
    if (open === null) continue;
    const [, fence, info] = open;
    const [language = '', ...words] = info.trim().split(/\s+/);
    const from = i + 1;
    while (++i < lines.length && lines[i].trimEnd() !== fence);
    blocks.push({ language, words, text: lines.slice(from, i).join('\n'), line: from, size: i - from });
  }
  return blocks;
}

/** What is left of an output: no blanks at the ends of lines, none around it.
 * @param {string} text */
const tidied = (text) => text.replaceAll(/[ \t]+$/gm, '').replace(/^\n+|\n+$/g, '');

/**
 * Whether what was printed is what a page shows; a line that is … alone stands for any number of lines, none among them.
 *
 * @param {string} shown
 * @param {string} printed
 */
export function isShownBy(shown, printed) {
  const escaped = tidied(shown)
    .split('\n')
    .map((line) => (line.trim() === '…' ? undefined : line.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  let pattern = '';
  escaped.forEach((line, i) => {
    if (line === undefined) pattern += '(?:.*\n)*?';
    else pattern += i === escaped.length - 1 ? line : `${line}\n`;
  });
  if (escaped.at(-1) === undefined) pattern += '(?:.*\n?)*';
  return new RegExp(`^${pattern}$`).test(tidied(printed));
}

/**
 * Runs a page from top to bottom in an empty folder.
 *
 * @param {string} path of the page from the root
 * @param {{ write?: boolean }} [options] `write` puts what was printed into the page, but where lines are left out with …
 * @returns {Promise<Step[]>}
 */
export async function runPage(path, { write = false } = {}) {
  const markdown = readFileSync(join(repositoryRoot, path), 'utf8');
  const folder = newFolder();
  /** @type {Step[]} */
  const steps = [];
  /** @type {Difference[]} */
  const differences = [];
  try {
    /** @type {string | undefined} */
    let printed;
    for (const block of blocksOf(markdown)) {
      const { line, text } = block;
      const file = wordOf(block, 'file');
      if (file !== undefined) {
        mkdirSync(dirname(join(folder.work, file)), { recursive: true });
        writeFileSync(join(folder.work, file), `${text}\n`);
      } else if (block.words.includes('run')) {
        const step = runShell(block, folder);
        printed = step.printed;
        steps.push(step);
      } else if (block.words.includes('duckdb')) {
        const step = await runDuckdb(block, folder);
        printed = step.printed;
        steps.push(step);
      } else if (block.words.includes('output') && printed !== undefined) {
        if (!isShownBy(text, printed)) {
          differences.push({ block, printed: tidied(printed) });
          steps.push({ line, kind: 'failed', about: `shows\n${text}\nbut this was printed:\n${printed}` });
        }
      }
    }
  } finally {
    for (const one of [folder.work, folder.bin]) rmSync(one, { recursive: true, force: true });
  }
  if (write) return written(path, markdown, steps, differences);
  return steps;
}

/**
 * @param {Block} block
 * @param {string} name
 */
function wordOf({ words }, name) {
  return words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** @typedef {{ work: string, bin: string }} Folder */

/** A folder from which the packages are found, and one with the command as people call it. @returns {Folder} */
function newFolder() {
  const within = join(repositoryRoot, '.cache', 'testudo');
  mkdirSync(within, { recursive: true });
  const work = mkdtempSync(join(within, 'page-'));
  const bin = mkdtempSync(join(within, 'bin-'));
  const command = `'${process.execPath}' '${join(repositoryRoot, 'packages/cli/bin/testudo.js')}'`;
  script(join(bin, 'testudo'), `exec ${command} "$@"`);
  script(join(bin, 'npx'), `shift; exec ${command} "$@"`);
  return { work, bin };
}

/**
 * @param {string} path
 * @param {string} line
 */
function script(path, line) {
  writeFileSync(path, `#!/bin/sh\n${line}\n`);
  chmodSync(path, 0o755);
}

/**
 * @param {Block} block
 * @param {Folder} folder
 * @returns {Step & { printed?: string }}
 */
function runShell(block, { work, bin }) {
  const { line, text } = block;
  const program = /^python3? /m.test(text) ? 'python3' : undefined;
  if (program !== undefined && spawnSync(program, ['--version']).status !== 0)
    return { line, kind: 'skipped', about: `there is no ${program}` };
  const expected = Number(wordOf(block, 'exit') ?? 0);
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', text], {
    cwd: wordOf(block, 'in') === 'repository' ? repositoryRoot : work,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: {
      ...process.env,
      PATH: `${bin}:${process.env.PATH}`,
      NO_COLOR: '1',
      FORCE_COLOR: '',
      COLUMNS: '80',
      TZ: 'UTC',
    },
  });
  if (status === expected) return { line, kind: 'ran', about: text, printed: stdout };
  return {
    line,
    kind: 'failed',
    about: `exit code ${status}, not ${expected}, of\n${text}\n${stderr}${stdout}`,
    printed: stdout,
  };
}

/**
 * @param {Block} block
 * @param {Folder} folder
 * @returns {Promise<Step & { printed?: string }>}
 */
async function runDuckdb({ line, text }, { work }) {
  const name = '@duckdb/node-api';
  const module = await import(name).catch(() => undefined);
  if (module === undefined) return { line, kind: 'skipped', about: `${name} is not installed` };
  const instance = await module.DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(`SET file_search_path = '${work}'`);
    const reader = await connection.runAndReadAll(text);
    const rows = [reader.columnNames(), ...reader.getRowsJson()];
    const printed = rows.map((row) => row.map(String).join(' | ')).join('\n');
    return { line, kind: 'ran', about: text, printed };
  } catch (error) {
    return { line, kind: 'failed', about: `${error}\n${text}` };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/**
 * Puts what was printed into the page where the page shows everything.
 *
 * @param {string} path
 * @param {string} markdown
 * @param {Step[]} steps
 * @param {readonly Difference[]} differences
 */
function written(path, markdown, steps, differences) {
  const lines = markdown.split('\n');
  /** @type {Set<number>} */
  const done = new Set();
  for (const { block, printed } of [...differences].reverse()) {
    const { line, size, text } = block;
    if (/^…$/m.test(text)) continue;
    lines.splice(line, size, ...printed.split('\n'));
    done.add(line);
  }
  writeFileSync(join(repositoryRoot, path), lines.join('\n'));
  return steps.filter(({ line, kind }) => kind !== 'failed' || !done.has(line));
}
