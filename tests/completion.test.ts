/** Completion of the command line, asked of the shells themselves. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scenarioNames } from '@testudo/library';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { COMMAND, runIn } from './built-command.js';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

const folder = mkdtempSync(join(tmpdir(), 'testudo-completion-'));
beforeAll(() => {
  for (const shell of SHELLS) {
    const { status, stdout, stderr } = runIn(folder, ['completion', shell]);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    writeFileSync(join(folder, `script.${shell}`), stdout);
  }
  writeFileSync(join(folder, 'my-raid.yaml'), '');
  writeFileSync(join(folder, 'testudo'), `#!/bin/sh\nexec '${process.execPath}' '${COMMAND}' "$@"\n`);
  chmodSync(join(folder, 'testudo'), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function needs(context: TestContext, shell: Shell): void {
  if (spawnSync(shell, ['--version']).status === 0) return;
  context.skip(`there is no ${shell} (on Debian: apt-get install ${shell})`);
}

function shellRuns(shell: Shell, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(shell, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}`, HOME: folder, TERM: 'dumb' },
    timeout: 30_000,
  });
  expect(stderr, stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

/** What each shell offers for the last of the words. */
const offered: Record<Shell, (words: readonly string[]) => string[]> = {
  bash(words) {
    const quoted = words.map((word) => `'${word}'`).join(' ');
    const script = `source script.bash; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _testudo; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return shellRuns('bash', ['--norc', '-c', script]).split('\n').filter(Boolean);
  },
  fish(words) {
    const script = `source script.fish; complete -C '${words.join(' ')}'`;
    const lines = shellRuns('fish', ['--no-config', '-c', script]).split('\n').filter(Boolean);
    return lines.map((line) => line.split('\t')[0]);
  },
  zsh(words) {
    // Its own line editor, in a terminal of its own; a key of ours writes down the line that stands there after Tab.
    const script = `
      zmodload zsh/zpty
      rm -f ready line
      zpty shell 'exec zsh -f -i'
      zpty -w shell 'autoload -U compinit; compinit -u -D; source script.zsh'
      zpty -w shell 'note() { print -r -- "$BUFFER" >line.part; mv line.part line }; zle -N note; bindkey "^T" note'
      zpty -w shell 'zle-line-init() { : >ready }; zle -N zle-line-init'
      await() { for i in {1..200}; do [[ -e $1 ]] && return; sleep 0.05; done; print -r -- "no $1"; exit 1 }
      await ready
      zpty -w -n shell '${words.join(' ')}'$'\\t\\x14'
      await line
      print -r -- "$(<line)|"
      zpty -d shell`;
    return [shellRuns('zsh', ['-f', '-c', script])];
  },
};

const runOptions = ['--seed', '--trials', '--unknowns', '--workers', '--out', '--json', '--quiet', '--help'];

describe.each(['bash', 'fish'] as const)('%s', (shell) => {
  const offers = (context: TestContext, ...words: string[]) => {
    needs(context, shell);
    return offered[shell](['testudo', ...words]).sort();
  };

  it('offers the commands', (context) => {
    const commands = offers(context, '');
    expect(commands).toEqual(
      expect.arrayContaining(['run', 'compare', 'export', 'check', 'completion', 'model']),
    );
    expect(offers(context, 'comp')).toEqual(['compare', 'completion']);
  });

  it('offers the commands below one', (context) => {
    expect(offers(context, 'model', 'tra')).toEqual(['trajectory']);
  });

  it.for(['run', 'compare', 'view', 'export', 'check'])(
    'offers shipped scenarios to %s',
    (command, context) => {
      const names = scenarioNames().filter((name) => name.startsWith('iraq-2020/t'));
      expect(names.length).toBeGreaterThan(1);
      expect(offers(context, command, 'iraq-2020/t')).toEqual(names);
    },
  );

  it('offers scenarios to the second of two as well', (context) => {
    expect(offers(context, 'compare', '--seed', '2', 'first-shot', 'iraq-2020/ap')).toEqual([
      'iraq-2020/april',
    ]);
  });

  it('offers files where a scenario may be one', (context) => {
    expect(offers(context, 'run', 'my-')).toEqual(['my-raid.yaml']);
  });

  it('offers the options of the command, and not those of another', (context) => {
    expect(offers(context, 'run', '--')).toEqual(expect.arrayContaining(runOptions));
    expect(offers(context, 'run', '--')).not.toContain('--format');
  });

  it('offers the values of an option, and the choices of an argument', (context) => {
    expect(offers(context, 'export', 'first-shot', '--format', 'geo')).toEqual(['geojson']);
    expect(offers(context, 'export', 'first-shot', '--table', 'im')).toEqual(['impacts']);
    expect(offers(context, 'completion', '')).toEqual(expect.arrayContaining(['bash', 'fish', 'zsh']));
    expect(offers(context, 'validate', 'gra')).toEqual(['gravity']);
  });

  it('guesses no number', (context) => {
    expect(offers(context, 'run', '--trials', '')).toEqual([]);
  });
});

describe('zsh', () => {
  it.for([
    [['comple'], 'testudo completion '],
    [['model', 'tra'], 'testudo model trajectory '],
    [['run', 'iraq-2020/ap'], 'testudo run iraq-2020/april '],
    [['compare', 'first-shot', 'iraq-2020/ja'], 'testudo compare first-shot iraq-2020/january '],
    [['run', 'my-'], 'testudo run my-raid.yaml '],
    [['run', '--unk'], 'testudo run --unknowns '],
    [['export', 'first-shot', '--format', 'geo'], 'testudo export first-shot --format geojson '],
    [['completion', 'fi'], 'testudo completion fish '],
  ] as const)('completes %j', ([words, line], context) => {
    needs(context, 'zsh');
    expect(offered.zsh(['testudo', ...words])).toEqual([`${line}|\n`]);
  });
});

it('a shell nobody has a script for is refused, with those there are', () => {
  const { status, stderr } = runIn(folder, ['completion', 'tcsh']);
  expect(status).toBe(2);
  expect(stderr).toMatch(/bash, zsh, fish/);
  expect(readdirSync(folder)).toContain('script.bash');
});
