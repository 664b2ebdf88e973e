/** `testudo view` as a process: what it prints, serves, says, and how it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runIn } from './built-command.js';
import { repositoryRoot } from './law/source-tree.js';

let home = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'testudo-view-'));
  mkdirSync(join(home, 'site'));
  writeFileSync(join(home, 'site/index.html'), '<!doctype html><title>a viewer</title>');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The built command, but for where it finds the viewer. */
function begin(source: string | undefined, flags: object, path = process.env.PATH) {
  const view = pathToFileURL(join(repositoryRoot, 'packages/cli/dist/view/view-command.js')).href;
  const terminal = pathToFileURL(join(repositoryRoot, 'packages/cli/dist/terminal/index.js')).href;
  const given = JSON.stringify({ open: false, limit: [], ...flags });
  const program = `
    import { viewCommand } from '${view}';
    import { processTerminal, reportFailure } from '${terminal}';
    const terminal = processTerminal();
    try {
      process.exitCode = await viewCommand(${JSON.stringify(source)}, ${given}, terminal, () => 'site');
    } catch (error) {
      process.exitCode = reportFailure(error, terminal);
    }`;
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: home,
    env: { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, out, err })),
  );
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const address = new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.includes('\n')) resolve(out.trim());
    });
    ended.then(() => reject(new Error(err)));
  });
  address.catch(() => {});
  return { child, address, ended, err: () => err.replaceAll('\n', ' ') };
}

/** What a browser sees that opens an address. */
async function visit(address: string) {
  const greeting = await fetch(address, { redirect: 'manual' });
  const [cookie = ''] = (greeting.headers.get('set-cookie') ?? '').split(';');
  const { origin } = new URL(address);
  const get = (path: string) => fetch(`${origin}${path}`, { headers: { cookie } });
  return { page: await (await get('/')).text(), opened: await get('/api/opened') };
}

// Windows knows no SIGINT from another process: it would end the command unasked.
describe.skipIf(process.platform === 'win32')('testudo view', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('serves until %s, which it answers with %i', async (signal, code) => {
    const { child, address, ended } = begin('first-shot', { seed: '5', trial: '2' });
    const { page, opened } = await visit(await address);
    expect(page).toContain('a viewer');
    const { scenario, ...rest } = (await opened.json()) as { readonly scenario: { readonly id: string } };
    expect(rest).toEqual({ kind: 'scenario', name: 'first-shot', seed: '5', trial: 2 });
    expect(scenario.id).toBe('first-shot');
    child.kill(signal);
    const { out, err, ...end } = await ended;
    expect(end.code).toBe(code);
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?from=server&token=[\w-]{43}\n$/);
    expect(err).toMatch(/Ctrl-C ends it/);
    expect(err).not.toMatch(/bug/);
    await expect(fetch(await address)).rejects.toThrow();
  });

  it('opens on its own where nothing is named', async () => {
    const { child, address, ended } = begin(undefined, {});
    expect((await visit(await address)).opened.status).toBe(204);
    child.kill('SIGINT');
    await ended;
  });

  it('says that a port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const { ended } = begin(undefined, { port: String(port) });
    const { code, out, err } = await ended;
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain(`port ${port} cannot be served at: it is taken by another program`);
    other.close();
  });

  it('opens the browser, or says that it could not and goes on', async () => {
    const programs = join(home, 'programs');
    mkdirSync(programs);
    const name = process.platform === 'darwin' ? 'open' : 'xdg-open';
    const withProgram = (text: string) => {
      writeFileSync(join(programs, name), `#!/bin/sh\n${text}\n`);
      chmodSync(join(programs, name), 0o755);
      return begin(undefined, { open: true }, `${programs}${delimiter}${process.env.PATH}`);
    };
    const good = withProgram('echo "$1" >opened.part; mv opened.part opened.txt');
    const address = await good.address;
    const read = () => {
      try {
        return readFileSync(join(home, 'opened.txt'), 'utf8').trim();
      } catch {
        return undefined;
      }
    };
    await expect.poll(read, { timeout: 20_000 }).toBe(address);
    good.child.kill('SIGINT');
    expect((await good.ended).code).toBe(130);
    const bad = withProgram('exit 3');
    await expect.poll(bad.err, { timeout: 20_000 }).toContain(`(${name} ended with 3)`);
    expect((await visit(await bad.address)).page).toContain('a viewer');
    bad.child.kill('SIGINT');
    expect((await bad.ended).code).toBe(130);
  });
});

describe('testudo view, asked for what it cannot do', () => {
  it.each([
    [['view', 'first-shto'], 1, /did you\s+mean "first-shot"/],
    [['view', 'missing.yaml'], 1, /missing\.yaml: there is no such file/],
    [['view', '--seed', '2'], 2, /--seed and --trial go with a scenario/],
    [['view', 'first-shot', '--seed', 'x'], 2, /--seed/],
    [['view', 'first-shot', '--trial', '-1'], 2, /--trial/],
    [['view', '--port', '99999'], 2, /--port: '99999' is no whole number from 1 to 65535/],
    [['view', 'a', 'b'], 2, /too many arguments/],
  ] as const)('%j ends with %i and prints no address', (words, code, says) => {
    const { status, stdout, stderr } = runIn(home, words);
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: code, stdout: '' });
  });
});
