import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { npmCommand } from '../tools/lib/install.mjs';
import { repositoryRoot } from './law/source-tree.js';

/**
 * A small project that takes its two packages from archives made here, so that nothing is fetched: `tool` is needed for
 * development only, and its install script, which nobody may rely on, would leave a mark.
 */
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'testudo-install-'));
  pack('thing', { main: 'index.js' });
  pack('tool', {
    main: 'index.js',
    scripts: { install: "node -e \"require('fs').writeFileSync('ran', '')\"" },
  });
  write('project/package.json', {
    name: 'project',
    version: '1.0.0',
    private: true,
    dependencies: { thing: 'file:../archives/thing-1.0.0.tgz' },
    devDependencies: { tool: 'file:../archives/tool-1.0.0.tgz' },
  });
  npm(['install', '--package-lock-only', '--no-audit', '--no-fund'], project());
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const project = (): string => join(root, 'project');
const inModules = (path: string): string => join(project(), 'node_modules', path);
const stamp = (): string => inModules('.testudo-install.json');

function write(path: string, content: string | object): void {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content));
}

function pack(name: string, extra: object): void {
  write(`${name}/package.json`, { name, version: '1.0.0', license: 'MIT', ...extra });
  write(`${name}/index.js`, `module.exports = '${name}';`);
  mkdirSync(join(root, 'archives'), { recursive: true });
  npm(['pack', '--pack-destination', join(root, 'archives'), '--ignore-scripts'], join(root, name));
}

function npm(args: readonly string[], cwd: string): void {
  const { command, before, shell } = npmCommand();
  execFileSync(command, [...before, ...args], { cwd, shell, stdio: 'pipe' });
}

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Starts what `npm start` does first: installPackages on the project, in a process of its own. */
function startInstall(env: NodeJS.ProcessEnv = {}): { child: ChildProcess; ended: Promise<Ended> } {
  const url = (name: string): string => pathToFileURL(join(repositoryRoot, 'tools', 'lib', name)).href;
  const script = `
    import { installPackages } from '${url('install.mjs')}';
    import { exitWith } from '${url('run.mjs')}';
    await exitWith(async () => { console.log(await installPackages(${JSON.stringify(project())}, console.error)); return 0; });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, ...env },
  });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, output })));
  return { child, ended };
}

const install = (env: NodeJS.ProcessEnv = {}): Promise<Ended> => startInstall(env).ended;

/** A stand-in for npm that says where it is by a file and then hangs, as a slow download does. */
function hangingNpm(): { path: string; reached: string } {
  const reached = join(root, 'reached');
  write(
    'bin/npm',
    `#!/bin/sh\nmkdir -p node_modules/thing\necho half > node_modules/thing/index.js\necho $$ > '${reached}'\nexec sleep 600\n`,
  );
  chmodSync(join(root, 'bin', 'npm'), 0o755);
  return { path: `${join(root, 'bin')}:${process.env.PATH}`, reached };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(20);
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('installing', () => {
  it('happens once, and again only when the stamp no longer fits', async () => {
    expect(await install()).toMatchObject({ code: 0, output: expect.stringContaining('installed') });
    const before = readFileSync(stamp(), 'utf8');
    expect(await install()).toEqual({ code: 0, output: 'present\n' });

    write('project/package-lock.json', `${readFileSync(join(project(), 'package-lock.json'), 'utf8')}\n`);
    expect(await install()).toMatchObject({ code: 0, output: expect.stringContaining('installed') });
    expect(readFileSync(stamp(), 'utf8')).not.toBe(before);

    rmSync(inModules(''), { recursive: true });
    expect(await install()).toMatchObject({ code: 0, output: expect.stringContaining('installed') });
  });

  it('brings development packages under NODE_ENV=production, omit=dev and ignored scripts', async () => {
    const env = { NODE_ENV: 'production', npm_config_omit: 'dev', npm_config_ignore_scripts: 'true' };
    expect(await install(env)).toMatchObject({ code: 0 });
    expect(existsSync(inModules('tool/index.js'))).toBe(true);
    expect(existsSync(inModules('tool/ran'))).toBe(false);
  });

  it('takes a stamp cut short for none', async () => {
    await install();
    writeFileSync(stamp(), '{"wanted":"');
    expect(await install()).toMatchObject({
      code: 0,
      output: expect.stringContaining('Installing packages'),
    });
  });

  it('retries with npm install where npm ci refuses', async () => {
    const manifest = JSON.parse(readFileSync(join(project(), 'package.json'), 'utf8'));
    pack('late', { main: 'index.js' });
    write('project/package.json', {
      ...manifest,
      dependencies: { ...manifest.dependencies, late: 'file:../archives/late-1.0.0.tgz' },
    });
    const lock = readFileSync(join(project(), 'package-lock.json'), 'utf8');
    expect(await install()).toMatchObject({ code: 0, output: expect.stringContaining('trying once more') });
    expect(existsSync(inModules('late/index.js'))).toBe(true);
    expect(readFileSync(join(project(), 'package-lock.json'), 'utf8')).toBe(lock);
  });

  it('says what to do when the registry cannot be reached, and leaves no stamp', async () => {
    const away = 'http://127.0.0.1:9/';
    const far = { name: 'project', version: '1.0.0', dependencies: { far: '1.0.0' } };
    const integrity = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
    const packages = { '': far, 'node_modules/far': { version: '1.0.0', integrity, license: 'MIT' } };
    write('project/package.json', far);
    write('project/package-lock.json', { ...far, lockfileVersion: 3, packages });
    const env = {
      npm_config_registry: away,
      npm_config_fetch_retries: '0',
      npm_config_cache: join(root, 'cache'),
    };
    const { code, output } = await install(env);
    expect(output).toContain('could not reach the package registry');
    expect(code).not.toBe(0);
    expect(existsSync(stamp())).toBe(false);
  });

  it('lets two starts at once install once', async () => {
    const [one, two] = await Promise.all([install(), install()]);
    expect([one.code, two.code]).toEqual([0, 0]);
    const installations = `${one.output}${two.output}`.match(/Packages installed in/g);
    expect(installations).toHaveLength(1);
  });
});

describe.skipIf(process.platform === 'win32')('an installation stopped half-way', () => {
  it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('by %s heals on the next call', async (signal) => {
    await install();
    rmSync(stamp());
    const { path, reached } = hangingNpm();
    const { child, ended } = startInstall({ PATH: path, npm_execpath: '' });
    await until(() => existsSync(reached) && readFileSync(reached, 'utf8').endsWith('\n'));
    const npmProcess = Number(readFileSync(reached, 'utf8'));
    child.kill(signal);
    if (signal === 'SIGKILL') process.kill(npmProcess, 'SIGKILL');
    const { code } = await ended;
    expect(code).toBe({ SIGKILL: null, SIGTERM: 143, SIGINT: 130 }[signal]);
    if (signal !== 'SIGKILL') expect(isRunning(npmProcess)).toBe(false);
    expect(existsSync(stamp())).toBe(false);
    expect(readFileSync(inModules('thing/index.js'), 'utf8')).toBe('half\n');

    expect(await install()).toMatchObject({ code: 0, output: expect.stringContaining('Packages installed') });
    expect(readFileSync(inModules('thing/index.js'), 'utf8')).toContain('module.exports');
    expect(await install()).toEqual({ code: 0, output: 'present\n' });
  });
});
